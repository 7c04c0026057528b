"""Every step from one layout of the tables to the next, for the encrypted file and for the server alike."""

"""Records: an encrypted file on the desk's computer, or a server for many desks. Imported when they are unlocked, never before the first paint."""

"""The building blocks of every page; they know looks and keys, nothing of the consultation."""

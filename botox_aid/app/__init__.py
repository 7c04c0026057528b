"""The use cases of the desk, free of any window."""

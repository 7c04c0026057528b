"""The records in the window: the list, one visit, and what is done with it."""

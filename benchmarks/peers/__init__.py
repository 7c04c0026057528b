"""Other ways to make the same sheet, each a program of its own that knows only the content and its library."""

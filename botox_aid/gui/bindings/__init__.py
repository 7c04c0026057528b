"""What a page asks for becomes a verb of the session, and what changes becomes a view of the page."""

"""Which of a page's text is its article."""

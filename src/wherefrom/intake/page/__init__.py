"""A web page to an article."""

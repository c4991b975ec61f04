"""Stories: the articles about the same events, grouped as they are added."""

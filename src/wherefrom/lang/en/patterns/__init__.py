"""Patterns of English: what the rules match against a text, a file a topic."""

"""The words that two articles share."""

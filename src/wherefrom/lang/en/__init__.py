"""English: its word lists here, its patterns in ``patterns``."""

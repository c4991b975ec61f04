"""Readings for people: in the terminal, as a self-contained HTML page."""

"""Feeds and addresses watched: what is new, changed or gone goes into the archive, and events tell of it."""

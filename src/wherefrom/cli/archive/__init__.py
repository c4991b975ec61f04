"""The commands that keep and ask an archive."""

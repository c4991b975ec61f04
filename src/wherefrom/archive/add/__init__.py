"""One reading into an archive."""

"""What the pages of a source audit, and of all that somebody said, show: plain values without HTML."""

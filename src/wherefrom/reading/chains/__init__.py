"""Through whom a statement came: origin first."""

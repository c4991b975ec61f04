"""The commands about stories."""

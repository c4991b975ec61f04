"""The commands about single articles."""

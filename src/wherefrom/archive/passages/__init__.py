"""Passages that articles of a whole archive share, whatever their stories; clusters of reprints."""

"""Passages that texts have in common: aligned word by word, and what of a text is evidence of nothing."""

"""The tables and the two databases that hold them."""

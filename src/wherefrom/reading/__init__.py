"""Article to Reading: statements with their chains of sources. `reader` has the steps in order.

Nothing is imported here: the types in `statement` must come without the network and what it needs.
"""

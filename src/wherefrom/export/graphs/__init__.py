"""Who cites whom, as a graph: what is in it, and one module for each form of file."""

"""Readers that cannot be bounded from inside, in a process of their own with limits on memory and time."""

"""Manners in other people's networks: how often a host is asked, and what it lets programs read."""

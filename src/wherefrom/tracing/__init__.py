"""Tracing: the articles of one story to its claims, the ways they travelled, and their independent origins."""

"""Whom each article credits."""

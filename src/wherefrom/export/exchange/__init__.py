"""Readings in the forms that other programs of the field take, one module a format."""

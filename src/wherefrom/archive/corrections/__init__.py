"""Corrections by people: records of their own, laid over the model's reading, never lost; plain functions."""

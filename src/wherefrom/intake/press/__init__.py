"""Exports of press databases: one file, many articles, each with outlet, day, byline and more above its text."""

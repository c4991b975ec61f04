"""What the articles of a story say, and who disputes it."""

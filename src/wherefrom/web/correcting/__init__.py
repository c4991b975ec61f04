"""Putting an article right in the browser: what a form says, whom it may mean, what is told afterwards."""

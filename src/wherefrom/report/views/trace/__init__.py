"""What is shown of one trace."""

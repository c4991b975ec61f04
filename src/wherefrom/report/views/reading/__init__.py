"""What is shown of one reading."""

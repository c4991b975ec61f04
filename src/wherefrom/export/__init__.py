"""What an archive holds, for other programs: one module a format, the same columns in all of them."""

"""Where a claim is from, followed to the roots."""

"""Who is who in one article."""

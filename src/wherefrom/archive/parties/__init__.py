"""One party under all its names over many articles: plain functions that need no database, and a reason a join."""

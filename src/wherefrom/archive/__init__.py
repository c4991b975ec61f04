"""Archive: the store of articles and readings, in an SQLite file or in PostgreSQL."""

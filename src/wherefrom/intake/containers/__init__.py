"""What holds many articles: folders, JSON lines, feeds, sitemaps, WARC."""

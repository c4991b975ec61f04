"""Work that is waiting, under way or done: what people gave to be added, kept in the archive so that none is lost."""

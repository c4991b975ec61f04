"""The long work behind the pages: a process of its own takes the jobs of the archive, one after the other."""

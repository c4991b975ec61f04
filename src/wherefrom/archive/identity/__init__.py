"""Who is who in a whole archive: kept as articles come and go, by the tests of names in ``archive.parties``."""

"""What a source audit is made of: counts, periods, reprints, attributes of people, and who cites whom."""

"""What any text has, whatever its language: sentences, quotation marks, shingles, differences."""

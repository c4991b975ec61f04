"""What a language brings: word lists, names, months, pronouns, and the folding of letters."""

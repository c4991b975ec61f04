"""Other forms of one article: plain text and PDF, and telling bytes apart."""

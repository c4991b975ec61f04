"""Who may ask, from where, and how much: hosts, headers, sessions, logins, tokens of forms, sizes of bodies."""

"""How a statement is meant: stance, voice, date, targets."""

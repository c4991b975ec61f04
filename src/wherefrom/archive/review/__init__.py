"""People as readers of what was read: what is worth their look, what their marks are as gold, whether two agree."""

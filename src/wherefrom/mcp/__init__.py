"""The archive as tools of an agent, by the Model Context Protocol: seven questions, none of which changes anything."""

"""From spans to statements."""

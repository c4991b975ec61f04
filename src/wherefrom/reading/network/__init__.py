"""The network: text in; cues, roles and states out."""

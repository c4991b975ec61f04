"""What the JSON twins answer, as types: the answers are made of them, and the OpenAPI document tells of them.

Docstrings as in ``reading.types``: the schemas take what they say of each field from them. A reading, a trace, a
checked quotation and a source audit are what the command line prints.
"""

"""Dutch calendar expressions: a grammar as data, and what they mean on the calendar."""

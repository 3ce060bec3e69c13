"""The heart: clauses, who acts in them, and the tests that make one a commitment."""

"""The language as data: validated tables and rules, and the loader that reads them."""

"""The spaCy components, one a module."""

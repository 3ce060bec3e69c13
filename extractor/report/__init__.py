"""The review page: what a run found, beside the letters, in one HTML file."""

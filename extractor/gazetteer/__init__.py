"""Countries and UN bodies: how a word of the letter becomes an ISO code or a body's id."""

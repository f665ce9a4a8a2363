"""Wire formats: bytes in, domain objects out, and back. One file for each specification."""

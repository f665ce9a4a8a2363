"""The encrypted store: one SQLCipher database, and the keys that open it."""

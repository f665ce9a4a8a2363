"""Measures, always as a ratio within one run: against a peer, a bare window, or plain SQLite."""

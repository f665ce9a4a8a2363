"""Backups: one sealed file each, opened elsewhere by passphrase or recovery key."""

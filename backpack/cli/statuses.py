"""The exit statuses of every verb, as the README and ``docs/verdicts.md`` tell them."""

REFUSED = 1
WRONG_USAGE = 2
NOT_OPENED = 3
INTERRUPTED = 130
"""What shells give for a program that Ctrl+C ended."""

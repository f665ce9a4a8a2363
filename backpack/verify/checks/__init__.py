"""One function for each check of a report, numbered as in ``docs/verdicts.md``.

Each takes a ``Case`` and gives a ``Check``; none raises for what a credential says.
"""

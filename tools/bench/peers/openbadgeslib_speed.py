"""Runs inside the peer's environment: CPU seconds per baked badge that openbadgeslib needs.

Reads ``{"kinds": {name: {"version": "2" or "3", "files": [base64, ...]}}, "web": {address:
document}, "recipient": ...}`` and prints a figure for each kind, the least of five rounds.
The steps for version 2 are those of its own ``verify_badge``, with its fetching hook.
"""

import base64
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from openbadgeslib.ob2.verifier import OB2Verifier  # type: ignore[import-not-found]
from openbadgeslib.verify import verify_badge  # type: ignore[import-not-found]

ROUNDS = 5


def main() -> None:
    """Measure every kind."""
    given = json.load(sys.stdin)
    web = {url: json.dumps(document).encode() for url, document in given["web"].items()}

    def older(data: bytes) -> None:
        token = OB2Verifier.extract_token_from_png(data)
        verifier = OB2Verifier(download=web.__getitem__)
        verifier.verify(token, expected_recipient=given["email"], check_revocation=True)

    def newer(data: bytes) -> None:
        result = verify_badge(data, resolve_did=True, expected_recipient=given["did"])
        if not result.valid:
            raise ValueError(result.reason)

    steps: dict[str, Callable[[bytes], Any]] = {"2": older, "3": newer}
    figures = {}
    for name, kind in given["kinds"].items():
        files = [base64.b64decode(file) for file in kind["files"]]
        figures[name] = min(measure(steps[kind["version"]], files) for _ in range(ROUNDS))
    print(json.dumps(figures))


def measure(step: Callable[[bytes], Any], files: list[bytes]) -> float:
    """CPU seconds per file of one round."""
    begun = time.process_time()
    for file in files:
        step(file)
    return (time.process_time() - begun) / len(files)


if __name__ == "__main__":
    main()

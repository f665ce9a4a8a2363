"""Finds packaged resources: the only module that knows where ``resources/`` lies."""

from functools import cache
from pathlib import Path

_PACKAGED = Path(__file__).resolve().parent / "_resources"
_CHECKOUT = Path(__file__).resolve().parent.parent / "resources"


@cache
def resources() -> Path:
    """The folder of resources: inside the installed package, or of the checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def resource(*parts: str) -> Path:
    """The path of one resource, for example ``resource("contexts", "index.json")``."""
    return resources().joinpath(*parts)

"""Looks at a backpack from outside: its bytes, and what is said about it."""

import hashlib

import pytest

from backpack.domain.faults import Fault
from backpack.words.faults import explain_fault


def digests(home):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in home.iterdir()}


def fault_of(ask):
    """The fault that ``ask`` raises; its sentences have to be there."""
    with pytest.raises(Fault) as raised:
        ask()
    assert explain_fault(raised.value.code, raised.value.parameters).advice
    return raised.value

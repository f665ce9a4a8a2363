"""The world's trouble is told from defects by the numbers that systems report."""

import errno
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.store.troubles import os_fault, os_faults, sqlite_fault
from backpack.words.faults import explain_fault

DATABASE = Path("/home/learner/backpack/backpack.db")


class Reported(Exception):
    def __init__(self, code):
        super().__init__("disk I/O error")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault("store-full")),
        (errno.EDQUOT, Fault("store-full")),
        (errno.EROFS, Fault("store-read-only")),
        (errno.EACCES, Fault("store-read-only")),
        (errno.EIO, Fault("store-io", reason="Input/output error")),
    ],
)
def test_what_the_system_reports(number, fault):
    message = "Input/output error" if number == errno.EIO else "other words"
    with pytest.raises(Fault) as raised, os_faults():
        raise OSError(number, message)
    assert raised.value == fault


def test_an_error_without_words_is_named_by_its_kind():
    assert os_fault(OSError()) == Fault("store-io", reason="OSError")


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (3, Fault("store-read-only")),
        (5, Fault("store-busy")),
        (517, Fault("store-busy")),
        (6, Fault("store-busy")),
        (8, Fault("store-read-only")),
        (10, Fault("store-io", reason="disk I/O error")),
        (4618, Fault("store-io", reason="disk I/O error")),
        (11, Fault("store-damaged", name="backpack.db", folder=str(DATABASE.parent))),
        (13, Fault("store-full")),
        (14, Fault("store-io", reason="disk I/O error")),
        (26, Fault("store-damaged", name="backpack.db", folder=str(DATABASE.parent))),
    ],
)
def test_what_sqlite_reports(code, fault):
    assert sqlite_fault(Reported(code), DATABASE) == fault
    assert explain_fault(fault.code, fault.parameters).title


@pytest.mark.parametrize("error", [Reported(1), Reported(19), ValueError(), None])
def test_everything_else_is_a_defect(error):
    assert sqlite_fault(error, DATABASE) is None


def test_a_copy_of_a_database_that_fails_is_known_by_its_words_alone():
    full = Exception("database or disk is full")
    assert sqlite_fault(full, DATABASE) == Fault("store-full")
    assert sqlite_fault(Exception("some other words"), DATABASE) is None

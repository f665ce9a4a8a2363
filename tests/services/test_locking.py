import pytest

from backpack.services.locking import Locking
from tests.fakes.memory_store import MemoryStore


@pytest.mark.parametrize(("has_passphrase", "minutes"), [(True, 10), (False, None)])
def test_without_a_choice_only_what_has_a_passphrase_locks_itself(has_passphrase, minutes):
    assert (
        Locking(store=MemoryStore(), has_passphrase=lambda: has_passphrase).idle_minutes()
        == minutes
    )


@pytest.mark.parametrize("minutes", [1, 60, None])
def test_what_was_chosen_is_kept(minutes):
    locking = Locking(store=MemoryStore(), has_passphrase=lambda: True)
    locking.choose_idle(minutes)
    assert locking.idle_minutes() == minutes


def test_what_cannot_be_chosen_is_refused_and_what_makes_no_sense_is_passed_over():
    locking = Locking(store=MemoryStore(), has_passphrase=lambda: True)
    with pytest.raises(ValueError, match="7"):
        locking.choose_idle(7)
    locking.store.save_setting("locking.idle", {"minutes": 7})
    assert locking.idle_minutes() == 10

import pytest

from backpack.formats.manifest import NAME, is_manifest, write_manifest
from backpack.formats.parts import Part


def test_a_summary_is_known_by_its_name_and_by_what_it_says():
    data = write_manifest({"badges": []})
    assert is_manifest(Part(name=f"folder/{NAME}", data=data))
    assert not is_manifest(Part(name="badge.json", data=data))


@pytest.mark.parametrize("data", [b"{", b"[" * 100_000, b"[]", b"{}", b'{"type": "other"}'])
def test_what_only_has_the_name_is_no_summary(data):
    assert not is_manifest(Part(name=NAME, data=data))

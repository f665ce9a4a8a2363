"""The bundled fonts are the ones that the list beside them names."""

import hashlib
import re

import pytest

from backpack.assets import resource

FOLDER = resource("fonts", "pdf")
ROW = re.compile(r"^\| (\S+\.(?:otf|ttf)) \| (\S.*) \| (\S+) \| `([0-9a-f]{64})` \|$", re.MULTILINE)


def listed() -> dict[str, str]:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return {name: digest for name, _, _, digest in ROW.findall(text)}


def test_every_font_is_listed_with_its_digest():
    fonts = [*FOLDER.glob("*.otf"), *FOLDER.glob("*.ttf")]
    assert listed() == {font.name: hashlib.sha256(font.read_bytes()).hexdigest() for font in fonts}


def test_the_licence_texts_are_there():
    assert "SIL Open Font License" in (FOLDER / "LICENSE-OFL-1.1.txt").read_text(encoding="utf-8")
    assert "Apache License" in (FOLDER / "LICENSE-Apache-2.0.txt").read_text(encoding="utf-8")


def test_the_fonts_stay_small_enough_to_ship():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 9_000_000


def test_the_coverage_table_belongs_to_these_fonts():
    pytest.importorskip("fontTools")
    from tools.font_coverage import table

    assert (FOLDER / "coverage.txt").read_text(encoding="ascii") == table(FOLDER)

"""The colours of the window, light and dark: plain values, no Qt.

Text against its ground keeps a contrast of 4.5:1 (WCAG 2.2, 1.4.3); a test computes it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Every colour in use, as "#RRGGBB".

    ``*_soft`` is the ground of a chip in that tone; ``line`` parts surfaces, ``edge``
    outlines controls that can be pressed, ``hover`` is a surface under the pointer.
    """

    name: str
    window: str
    sidebar: str
    surface: str
    hover: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    caution: str
    caution_soft: str
    bad: str
    bad_soft: str
    neutral_soft: str

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.name == "dark"


LIGHT = Tokens(
    name="light",
    window="#F6F5F2",
    sidebar="#EFEDE8",
    surface="#FFFFFF",
    hover="#FAF9F7",
    line="#E2DFD8",
    edge="#D3CFC6",
    text="#1D1B18",
    muted="#6E6A62",
    accent="#0B6E69",
    accent_strong="#095A56",
    accent_soft="#DDEFEC",
    on_accent="#FFFFFF",
    good="#187536",
    good_soft="#E3F4E7",
    caution="#A15C07",
    caution_soft="#FBEFD9",
    bad="#B3261E",
    bad_soft="#FBE4E2",
    neutral_soft="#EFEDE8",
)

DARK = Tokens(
    name="dark",
    window="#17181A",
    sidebar="#1C1D20",
    surface="#222428",
    hover="#282A2F",
    line="#33363B",
    edge="#44484F",
    text="#ECEBE8",
    muted="#A19E97",
    accent="#4FC3B8",
    accent_strong="#6AD3C9",
    accent_soft="#173633",
    on_accent="#10211F",
    good="#6CC68A",
    good_soft="#1B3424",
    caution="#E5B567",
    caution_soft="#3A2E17",
    bad="#F08C84",
    bad_soft="#3E1F1D",
    neutral_soft="#2D3035",
)

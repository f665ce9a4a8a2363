"""What a sample badge is made of, free of any version of the specification."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a sample is signed, and what it says of itself in the index."""

    OB2_RS256 = "Open Badges 2.0, JWS with RS256"
    JWT_ES256 = "Open Badges 3.0, VC-JWT with ES256"
    JWT_EDDSA = "Open Badges 3.0, VC-JWT with EdDSA"
    EMBEDDED = "Open Badges 3.0, eddsa-rdfc-2022"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """An invented issuer; ``site`` is its host under ``.example``."""

    name: str
    site: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A skill of an invented framework that the badge is aligned to."""

    name: str
    framework: str
    code: str
    site: str = "frameworks.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of evidence; ``path`` is on the issuer's site."""

    name: str
    genre: str
    narrative: str = ""
    path: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sample badge. Days are ``YYYY-MM-DD``; ``kind`` is an AchievementType of OB 3.0."""

    file: str
    way: Way
    issuer: Issuer
    name: str
    description: str
    criteria: str
    kind: str
    tags: tuple[str, ...]
    issued: str
    shows: str
    expires: str = ""
    language: str = "en"
    goals: tuple[Goal, ...] = ()
    evidence: tuple[Item, ...] = ()
    narrative: str = ""
    credits: float = 0
    email: str = "learner@example.org"
    is_hashed: bool = True
    renamed: str = ""

    @property
    def slug(self) -> str:
        """The name of the badge in addresses, and of its drawing."""
        return self.file.partition(".")[0]

    @property
    def ending(self) -> str:
        """What kind of file it is."""
        return self.file.partition(".")[2]

"""A credential in the shape of Open Badges 3.0, which every version is read into.

Sources: Open Badges 3.0, data model (https://www.imsglobal.org/spec/ob/v3p0/#data-model);
older versions are mapped by ``formats``. Text is as issued and therefore untrusted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Standard(StrEnum):
    """The specification that a document follows."""

    OB_0_5 = "0.5"
    OB_1_0 = "1.0"
    OB_1_1 = "1.1"
    OB_2_0 = "2.0"
    OB_2_1 = "2.1"
    OB_3_0 = "3.0"
    CLR_2_0 = "clr-2.0"
    OTHER = "other"

    @property
    def is_older(self) -> bool:
        """Whether this is Open Badges up to 2.1: an assertion, and no verifiable credential."""
        return self in _OLDER


_OLDER = frozenset(
    {Standard.OB_0_5, Standard.OB_1_0, Standard.OB_1_1, Standard.OB_2_0, Standard.OB_2_1}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture by address (https or ``data:``), with the issuer's words for it."""

    url: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """How the achievement is earned: Markdown, an address, or both."""

    narrative: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A link from the achievement to a skill or standard of some framework."""

    name: str
    url: str | None = None
    framework: str = ""
    code: str = ""
    type: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One item that shows the achievement; ``narrative`` is Markdown."""

    name: str = ""
    url: str | None = None
    narrative: str = ""
    description: str = ""
    genre: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An issuer as the document describes it: every member is the issuer's own claim.

    ``id`` is a DID, an https address or a URN; None where the document names none.
    """

    id: str | None
    name: str = ""
    url: str | None = None
    email: str = ""
    phone: str = ""
    description: str = ""
    image: Image | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientIdentity:
    """Whom the credential is made out to, plain or hashed.

    ``type`` is ``email``, ``url``, ``telephone``, ``id`` (a DID or URI), ``name`` or as issued.
    With ``is_hashed``, ``value`` is ``algorithm$hex`` over identity plus ``salt``
    (Open Badges 2.0, IdentityHash).
    """

    type: str
    value: str
    is_hashed: bool = False
    salt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricLevel:
    """One step of a rubric that a result is judged by."""

    id: str | None = None
    name: str = ""
    level: str = ""
    points: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDescription:
    """What may come out of an assessment; ``required_level`` is the ``id`` of one of ``levels``.

    Values are as issued: numbers, letters or words.
    """

    id: str | None = None
    name: str = ""
    type: str = ""
    required_value: str = ""
    required_level: str | None = None
    allowed_values: tuple[str, ...] = ()
    minimum: str = ""
    maximum: str = ""
    levels: tuple[RubricLevel, ...] = ()
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out for this learner; ``description`` and ``level`` are identifiers."""

    value: str = ""
    status: str = ""
    description: str | None = None
    level: str | None = None
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement:
    """What somebody else is said to say; true only as far as its own proof goes.

    ``about`` is the member that it stood in: ``badge``, ``achievement``, ``issuer`` or
    ``creator``. ``endorser`` has only an identifier where the endorsement is an address.
    """

    endorser: Profile
    about: str
    comment: str = ""
    issued: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another achievement that goes with this one, or this one in another language."""

    id: str
    language: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the learner did for it; ``source`` is where, when that is not the issuer."""

    started: datetime | None = None
    ended: datetime | None = None
    role: str = ""
    term: str = ""
    licence_number: str = ""
    credits_earned: str = ""
    source: Profile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """What was achieved, independent of who earned it."""

    id: str | None = None
    name: str = ""
    description: str = ""
    criteria: Criteria = Criteria()
    image: Image | None = None
    tags: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    achievement_type: str = ""
    language: str = ""
    version: str = ""
    credits: str = ""
    field_of_study: str = ""
    specialization: str = ""
    human_code: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    creator: Profile | None = None
    result_descriptions: tuple[ResultDescription, ...] = ()
    related: tuple[Related, ...] = ()

    def description_of(self, result: Result) -> ResultDescription | None:
        """What a result is a result of; None where the document does not say."""
        wanted = result.description
        return next((one for one in self.result_descriptions if wanted and one.id == wanted), None)

    def level_of(self, identifier: str | None) -> RubricLevel | None:
        """The step of a rubric with this identifier."""
        levels = (level for one in self.result_descriptions for level in one.levels)
        return next((level for level in levels if identifier and level.id == identifier), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One credential as issued.

    ``id`` is the document's identifier, ``extra`` the members that this model has no
    place for, kept so that nothing is lost. Times are aware and in UTC.
    """

    id: str | None
    standard: Standard
    achievement: Achievement
    issuer: Profile
    recipients: tuple[RecipientIdentity, ...] = ()
    issued: datetime | None = None
    awarded: datetime | None = None
    expires: datetime | None = None
    evidence: tuple[Evidence, ...] = ()
    narrative: str = ""
    image: Image | None = None
    activity: Activity = Activity()
    results: tuple[Result, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    terms_of_use: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name that a learner knows the credential by."""
        return self.achievement.name

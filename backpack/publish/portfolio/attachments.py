"""What is attached to a portfolio: the originals byte for byte, and a summary for programs."""

from collections.abc import Mapping
from typing import Any

from backpack.domain.credential import Credential
from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.formats.manifest import NAME, write_manifest
from backpack.publish.file_names import name_originals
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.attach import Attachment
from backpack.publish.portfolio.clean import Cleaner
from backpack.words import tr


def names_of_originals(disclosed: Disclosed) -> dict[str, str]:
    """A safe file name for each original that goes out, by its SHA-256."""
    originals = {one.original.sha256: one.original for one in disclosed.badges if one.original}
    return dict(zip(originals, name_originals(originals.values()), strict=True))


def attachments(disclosed: Disclosed, cleaner: Cleaner) -> list[Attachment]:
    """Every original once, then the summary."""
    names = names_of_originals(disclosed)
    files = {}
    for badge in disclosed.badges:
        if badge.original and badge.original.sha256 not in files:
            files[badge.original.sha256] = Attachment(
                name=names[badge.original.sha256],
                description=tr(
                    "{name}, the original badge", name=cleaner.line(badge.credential.name)
                ),
                media_type=badge.original.media_type,
                data=badge.original.data,
            )
    summary = Attachment(
        name=NAME,
        description=tr("What this document says, for programs"),
        media_type="application/json",
        data=summarise(disclosed, names),
        is_source=False,
    )
    return [*files.values(), summary]


def summarise(disclosed: Disclosed, names: Mapping[str, str]) -> bytes:
    """The summary as JSON; ``names`` are the files of the originals by SHA-256."""
    members: dict[str, Any] = {"made": disclosed.made.isoformat()}
    if disclosed.learner_name:
        members["learner"] = disclosed.learner_name
    members["badges"] = [report_of(badge, names) for badge in disclosed.badges]
    return write_manifest(members)


def report_of(badge: DisclosedBadge, names: Mapping[str, str]) -> dict[str, Any]:
    """What others may know of a badge and of what was found out about it."""
    told = badge.standing
    members = {
        **_of_credential(badge.credential),
        "standing": {
            "word": standing.pills(badge)[0]["text"],
            "sentence": standing.sentence(badge),
            "checked": told.checked.isoformat(),
            "key": told.key,
            "host": told.host,
            "registry": told.registry,
            "checks": {code: result.value for code, result in told.checks},
        },
        "sample": badge.is_sample or None,
        "address": badge.address,
        "original": _original(badge, names),
    }
    return _without_nothing(members)


def _of_credential(credential: Credential) -> dict[str, Any]:
    return {
        "id": credential.id,
        "name": credential.name,
        "standard": credential.standard.value,
        "issuer": {"id": credential.issuer.id, "name": credential.issuer.name},
        "issued": credential.issued and credential.issued.isoformat(),
        "expires": credential.expires and credential.expires.isoformat(),
    }


def _original(badge: DisclosedBadge, names: Mapping[str, str]) -> dict[str, str] | None:
    if badge.original is None:
        return None
    digest = badge.original.sha256
    return {"file": names[digest], "mediaType": badge.original.media_type, "sha256": digest}


def _without_nothing(members: dict[str, Any]) -> dict[str, Any]:
    inner = {
        name: _without_nothing(value) if isinstance(value, dict) else value
        for name, value in members.items()
    }
    return {name: value for name, value in inner.items() if value not in (None, "", {})}

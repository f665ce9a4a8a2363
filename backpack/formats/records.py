"""Badges inside a record that have no proof of their own: they take the record's and its issuer.

Who issued such a badge is only what the record says; nobody but the record's issuer vouches for
it. Source: Comprehensive Learner Record 2.0, 5 (verifiableCredential of a ClrSubject).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from backpack.domain.report import Caution
from backpack.formats.fields import Members, address, many, members, types
from backpack.formats.payload import Found
from backpack.formats.wallet import Piece


def find_records(pieces: Iterable[Piece]) -> dict[int, Piece]:
    """The record that holds each embedded badge without a proof, by the badge's ``id()``."""
    return {
        id(badge): piece
        for piece in pieces
        if isinstance(piece, dict) and "ClrCredential" in types(piece)
        for badge in _badges_of(piece)
        if not badge.get("proof")
    }


def in_record(found: Found, record: Found) -> Found:
    """A badge as part of its record: the issuer is the record's, a named one is kept apart."""
    credential, issuer = found.credential, record.credential.issuer
    named = found.payload.document.get("issuer")
    extra = dict(credential.extra)
    if address(named) != issuer.id:
        extra = {name: value for name, value in extra.items() if not name.startswith("issuer.")}
        extra["issuer"] = named
    names = {"record": record.credential.name, "issuer": issuer.name or issuer.id or "?"}
    return replace(
        found,
        credential=replace(credential, issuer=issuer, extra=extra),
        cautions=(*found.cautions, Caution(code="part-of-record", parameters=names)),
        record=record,
    )


def _badges_of(record: Members) -> Iterator[Members]:
    for subject in many(record.get("credentialSubject")):
        for badge in many(members(subject).get("verifiableCredential")):
            if isinstance(badge, dict) and "credentialSubject" in badge:
                yield badge

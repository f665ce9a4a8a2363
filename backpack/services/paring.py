"""Pares a credential down to what a decision lets out of it.

Every text is gone through, whatever member it stands in, so that one which a later version adds is
cleaned too.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from backpack.domain.credential import (
    Activity,
    Credential,
    Image,
    Related,
    Result,
    ResultDescription,
)
from backpack.domain.disclosure import Disclosure
from backpack.domain.withholding import Withheld
from backpack.formats.addresses import is_web_address
from backpack.formats.bare_addresses import bare_address, bare_text

_ADDRESSES = {
    Result: ("description", "level"),
    ResultDescription: ("id", "required_level"),
}
"""Members that hold identifiers, where it is others than ``id`` and ``url``."""


def pare(
    credential: Credential, disclosure: Disclosure, holding_id: str, withheld: Withheld
) -> Credential:
    """The credential with what is withheld taken out, and without members that have no place.

    Pictures inside the document go too: they are drawn anew and harmless elsewhere.
    """
    evidence = tuple(
        item
        for number, item in enumerate(credential.evidence)
        if disclosure.shows_evidence(holding_id, number)
    )
    activity = credential.activity
    chosen = replace(
        credential,
        recipients=credential.recipients if disclosure.with_recipient else (),
        evidence=evidence,
        narrative=credential.narrative if disclosure.with_evidence else "",
        results=credential.results if disclosure.with_results else (),
        activity=activity if disclosure.with_recipient else _without_licence(activity),
        image=credential.image if disclosure.with_picture else None,
        extra={},
    )
    cleaned: Credential = _clean(chosen, withheld)
    return cleaned


def _without_licence(activity: Activity) -> Activity:
    return replace(activity, licence_number="")


def _clean(value: Any, withheld: Withheld) -> Any:
    if isinstance(value, str) and type(value) is str:
        return bare_text(value, withheld)
    if isinstance(value, tuple):
        cleaned = (_clean(item, withheld) for item in value)
        return tuple(item for item in cleaned if item is not None)
    if is_dataclass(value) and not isinstance(value, type):
        return _clean_object(value, withheld)
    return value


def _clean_object(value: Any, withheld: Withheld) -> Any:
    """None where a picture or a relation has lost its address, without which it is nothing."""
    addresses = _ADDRESSES.get(type(value), ("id", "url"))
    changes = {}
    for each in fields(value):
        told = getattr(value, each.name)
        is_address = each.name in addresses and isinstance(told, str)
        changes[each.name] = (
            _clean_address(told, withheld) if is_address else _clean(told, withheld)
        )
    lost = (isinstance(value, Image) and not changes["url"]) or (
        isinstance(value, Related) and not changes["id"]
    )
    return None if lost else replace(value, **changes)


def _clean_address(told: str, withheld: Withheld) -> str | None:
    """An address without the recipient; an identifier that holds one is none any more."""
    if is_web_address(told):
        return bare_address(told, withheld)
    is_picture = told.startswith("data:")
    return None if is_picture or withheld.occurs_in(told) else told

"""What an embedded proof covers, and its canonical forms; whether a signature holds is elsewhere.

Sources: VC Data Integrity 1.0, 4.3 to 4.5; RDF Dataset Canonicalization 1.0.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import rfc8785

from backpack.domain.faults import Fault
from backpack.domain.ports import Contexts
from backpack.formats.fields import Members
from backpack.formats.multibase import decode_multibase
from backpack.formats.rdf_canon import canonicalize
from backpack.verify.json_ld import (
    Dataset,
    require_few_values,
    require_known_contexts,
    to_dataset,
    to_named_datasets,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashed:
    """The hash of a canonical form, and the terms and identifiers that are not in it."""

    digest: bytes
    dropped: tuple[str, ...]
    relative: tuple[str, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """Everything that is not in the canonical form."""
        return (*self.dropped, *self.relative)


class Secured:
    """A document without its proofs, save those that the one in question builds on.

    ``document`` is what that proof covers, ``bare`` the document without any.
    """

    def __init__(
        self, document: Members, contexts: Contexts, previous: Sequence[Members] = ()
    ) -> None:
        self.contexts = contexts
        self.bare = {name: value for name, value in document.items() if name != "proof"}
        self.document = {**self.bare, "proof": list(previous)} if previous else self.bare
        self._hashed: dict[str, Hashed] = {}
        self._json: dict[bytes, bytes] = {}

    @cached_property
    def dataset(self) -> Dataset:
        """The statements of the document.

        Raises:
            ContextUnknownError, NotJsonLdError, TooManyValuesError: when there are none.
        """
        require_known_contexts(self.document, self.contexts)
        return to_dataset(self.document, self.contexts)

    def named_statements(
        self, select: Callable[[Members], Members]
    ) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """The statements of the document, and those of what ``select`` makes of it.

        Blank nodes have the same labels in both. Raises as ``dataset`` does.
        """
        require_known_contexts(self.document, self.contexts)
        return to_named_datasets(self.document, select, self.contexts)

    def hashed(self, algorithm: str) -> Hashed:
        """The hash of the canonical document; raises as ``dataset`` and ``canonicalize`` do."""
        if algorithm not in self._hashed:
            self._hashed[algorithm] = _hash(self.dataset, algorithm)
        return self._hashed[algorithm]

    def canonical_json(self, context: Any = None) -> bytes:
        """The document in canonical JSON, with another ``@context`` where one is given.

        Raises:
            TooManyValuesError: when that would take long.
            rfc8785.CanonicalizationError: for a number that programs write differently.
        """
        key = rfc8785.dumps(context)
        if key not in self._json:
            require_few_values(self.document, JSON_VALUE_LIMIT)
            added = {} if context is None else {"@context": context}
            self._json[key] = rfc8785.dumps({**self.document, **added})
        return self._json[key]

    def hashed_options(self, proof: Members, algorithm: str) -> Hashed:
        """The hash of the canonical proof configuration; raises as ``hashed`` does."""
        return _hash(self._options(proof), algorithm)

    def canonical_forms(self, proof: Members) -> tuple[str, str]:
        """The statements of the proof's configuration and of the document, as they are hashed.

        Raises as ``hashed`` does.
        """
        forms = self._options(proof), self.dataset
        options, document = (canonicalize(form.quads, "sha256") for form in forms)
        return options, document

    def _options(self, proof: Members) -> Dataset:
        options = {name: value for name, value in proof.items() if name not in VALUE_MEMBERS}
        options["@context"] = self.document.get("@context")
        require_known_contexts([proof, options], self.contexts)
        return to_dataset(options, self.contexts)


JSON_VALUE_LIMIT = 50_000
"""Values in a document whose members are signed: far more than in the largest record."""

VALUE_MEMBERS = ("proofValue", "jws")
"""Where a proof keeps its signature, which it cannot cover."""


def signature_in(proof: Members, base: str = "z") -> bytes:
    """The bytes of ``proofValue``, which the suite writes in one multibase ``base`` only.

    Raises:
        Fault: ``damaged-text``.
    """
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith(base):
        raise Fault("damaged-text", reason="its encoding is not supported")
    return decode_multibase(value)


def _hash(dataset: Dataset, algorithm: str) -> Hashed:
    text = canonicalize(dataset.quads, algorithm)
    digest = hashlib.new(algorithm, text.encode()).digest()
    return Hashed(digest=digest, dropped=dataset.dropped, relative=dataset.relative)

"""The statements that a badge's proofs sign, for who checks them without a JSON-LD processor."""

from backpack.domain.ports import Contexts
from backpack.formats.fields import Members, many
from backpack.formats.rdf_canon import NotNQuadsError, WorkLimitExceededError
from backpack.verify.json_ld_troubles import (
    ContextUnknownError,
    NotJsonLdError,
    TooManyValuesError,
)
from backpack.verify.proofs.data_integrity.secured import Secured

_SUITES = frozenset({"eddsa-rdfc-2022", "ecdsa-rdfc-2019"})


def signed_statements(document: Members, contexts: Contexts) -> tuple[tuple[str, str], ...]:
    """Canonical configuration and document of each proof over statements that stands alone.

    Nothing where a document gives no statements without asking anybody.
    """
    proofs = [
        proof
        for proof in many(document.get("proof"))
        if isinstance(proof, dict)
        and proof.get("cryptosuite") in _SUITES
        and not proof.get("previousProof")
    ]
    secured = Secured(document, contexts)
    try:
        return tuple(secured.canonical_forms(proof) for proof in proofs)
    except (
        ContextUnknownError,
        NotJsonLdError,
        NotNQuadsError,
        TooManyValuesError,
        WorkLimitExceededError,
    ):
        return ()

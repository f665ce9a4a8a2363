"""RDF Dataset Canonicalization (RDFC-1.0, https://www.w3.org/TR/rdf-canon/).

Takes the dataset that PyLD's ``to_rdf`` gives. The clause of each step is named beside it.
A work limit stops poisoned graphs (7.1, dataset poisoning).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Any

Quad = tuple[str, ...]
"""Subject, predicate, object and, outside the default graph, graph: each as N-Quads writes it."""

WORK_LIMIT = 20_000
"""Permutations and recursions: real credentials need under 100."""

_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]*")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""Productions IRIREF and LANGTAG of N-Quads, escapes left out."""

DEPTH_LIMIT = 100
"""Recursions inside each other: real credentials need under ten."""

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    0x08: "\\b",
    0x09: "\\t",
    0x0A: "\\n",
    0x0C: "\\f",
    0x0D: "\\r",
    0x22: '\\"',
    0x5C: "\\\\",
}


class NotNQuadsError(Exception):
    """An IRI or a language tag holds what would end it in N-Quads: a forged statement."""


class WorkLimitExceededError(Exception):
    """The graph would take more work than any real credential needs."""


def canonicalize(dataset: Mapping[str, Any], algorithm: str = "sha256") -> str:
    """The canonical N-Quads of a dataset; ``algorithm`` is a ``hashlib`` name.

    Raises:
        WorkLimitExceededError: for a graph made to be expensive.
        NotNQuadsError: for a term that N-Quads cannot write.
    """
    return "".join(write_quads(*label_blank_nodes(dataset, algorithm)))


def label_blank_nodes(
    dataset: Mapping[str, Any], algorithm: str = "sha256"
) -> tuple[list[Quad], Mapping[str, str]]:
    """The quads of a dataset, and the canonical label of each blank node in them.

    Raises as ``canonicalize`` does.
    """
    quads = quads_of(dataset)
    return quads, _Canonicalization(quads, algorithm).labels()


def quads_of(dataset: Mapping[str, Any]) -> list[Quad]:
    """The quads of a dataset, each once.

    Raises:
        NotNQuadsError: for a term that N-Quads cannot write.
    """
    return list(dict.fromkeys(_quads(dataset)))


def write_quads(quads: Iterable[Quad], labels: Mapping[str, str]) -> list[str]:
    """The lines of N-Quads in their order, blank nodes by their ``labels``."""
    return sorted(_line(quad, labels) for quad in quads)


def _quads(dataset: Mapping[str, Any]) -> Iterator[Quad]:
    for graph, triples in dataset.items():
        where = () if graph == "@default" else (_name(graph),)
        for triple in triples:
            yield (
                _term(triple["subject"]),
                _term(triple["predicate"]),
                _term(triple["object"]),
                *where,
            )


def _name(value: str) -> str:
    if value.startswith("_:"):
        return value
    if not _IRI.fullmatch(value):
        raise NotNQuadsError
    return f"<{value}>"


def _term(node: Mapping[str, str]) -> str:
    """One term in the canonical form of N-Quads (appendix A)."""
    if node["type"] != "literal":
        return _name(node["value"])
    written = f'"{node["value"].translate(_ESCAPES)}"'
    if language := node.get("language"):
        if not _LANGUAGE.fullmatch(language):
            raise NotNQuadsError
        return f"{written}@{language}"
    datatype = node.get("datatype", _STRING)
    return written if datatype == _STRING else f"{written}^^{_name(datatype)}"


def _is_blank(term: str) -> bool:
    return term.startswith("_:")


def _line(quad: Quad, labels: Mapping[str, str]) -> str:
    return " ".join(labels.get(term, term) if _is_blank(term) else term for term in quad) + " .\n"


class _Issuer(dict[str, str]):
    """Issues identifiers in order (4.5)."""

    def __init__(self, prefix: str, issued: Mapping[str, str] | None = None) -> None:
        super().__init__(issued or {})
        self.prefix = prefix

    def issue(self, node: str) -> str:
        if node not in self:
            self[node] = f"{self.prefix}{len(self)}"
        return self[node]

    def copied(self) -> "_Issuer":
        return _Issuer(self.prefix, self)


class _Canonicalization:
    """The canonicalization state (4.2): quads by blank node, hashes, issued identifiers."""

    def __init__(self, quads: list[Quad], algorithm: str) -> None:
        self._algorithm = algorithm
        self._canonical = _Issuer("_:c14n")
        self._first: dict[str, str] = {}
        self._work = 0
        self._mentions: dict[str, list[Quad]] = {}
        for quad in quads:
            for node in {term for index, term in enumerate(quad) if index != 1}:
                if _is_blank(node):
                    self._mentions.setdefault(node, []).append(quad)

    def labels(self) -> Mapping[str, str]:
        """The canonical identifier of each blank node (4.4.3)."""
        alike: dict[str, list[str]] = {}
        for node in self._mentions:
            alike.setdefault(self._first_degree(node), []).append(node)
        for _, nodes in sorted(alike.items()):
            if len(nodes) == 1:
                self._canonical.issue(nodes[0])
        for _, nodes in sorted(alike.items()):
            if len(nodes) > 1:
                self._label_alike(nodes)
        return self._canonical

    def _label_alike(self, nodes: list[str]) -> None:
        """Step 5 of 4.4.3: nodes whose first degree hashes are equal."""
        paths = []
        for node in nodes:
            if node not in self._canonical:
                issuer = _Issuer("_:b")
                issuer.issue(node)
                paths.append(self._n_degree(node, issuer))
        for _, issuer in sorted(paths, key=lambda path: path[0]):
            for node in issuer:
                self._canonical.issue(node)

    def _hash(self, text: str) -> str:
        return hashlib.new(self._algorithm, text.encode()).hexdigest()

    def _first_degree(self, node: str) -> str:
        """Hash First Degree Quads (4.6.3)."""
        if node not in self._first:
            names = {
                term: "_:a" if term == node else "_:z"
                for quad in self._mentions[node]
                for term in quad
                if _is_blank(term)
            }
            lines = sorted(_line(quad, names) for quad in self._mentions[node])
            self._first[node] = self._hash("".join(lines))
        return self._first[node]

    def _related(self, node: str, issuer: _Issuer) -> dict[str, list[str]]:
        """Step 3 of Hash N-Degree Quads: related nodes by their hash (4.7.3, 4.8.3)."""
        related: dict[str, list[str]] = {}
        for quad in self._mentions[node]:
            for index, position in ((0, "s"), (2, "o"), (3, "g")):
                if index >= len(quad) or not _is_blank(quad[index]) or quad[index] == node:
                    continue
                other = quad[index]
                name = self._canonical.get(other) or issuer.get(other) or self._first_degree(other)
                predicate = "" if position == "g" else quad[1]
                related.setdefault(self._hash(position + predicate + name), []).append(other)
        return related

    def _n_degree(self, node: str, issuer: _Issuer, depth: int = 0) -> tuple[str, _Issuer]:
        """Hash N-Degree Quads (4.8.3)."""
        self._spend()
        if depth > DEPTH_LIMIT:
            raise WorkLimitExceededError
        data = []
        for related_hash, nodes in sorted(self._related(node, issuer).items()):
            path, issuer = self._shortest_path(nodes, issuer, depth)
            data.append(related_hash + path)
        return self._hash("".join(data)), issuer

    def _shortest_path(self, nodes: list[str], issuer: _Issuer, depth: int) -> tuple[str, _Issuer]:
        """Step 5.4: the least path over every order of the related nodes."""
        best, chosen = "", issuer
        for order in permutations(nodes):
            self._spend()
            candidate = self._path(order, issuer.copied(), best, depth)
            if candidate and (not best or candidate[0] < best):
                best, chosen = candidate
        return best, chosen

    def _path(
        self, order: tuple[str, ...], issuer: _Issuer, best: str, depth: int
    ) -> tuple[str, _Issuer] | None:
        """Steps 5.4.1 to 5.4.6 for one order; None once it cannot become the least."""
        path, recursions = "", []
        for node in order:
            if node in self._canonical:
                path += self._canonical[node]
            else:
                if node not in issuer:
                    recursions.append(node)
                path += issuer.issue(node)
            if _is_beaten(path, best):
                return None
        for node in recursions:
            result, deeper = self._n_degree(node, issuer, depth + 1)
            path += issuer.issue(node) + f"<{result}>"
            issuer = deeper
            if _is_beaten(path, best):
                return None
        return path, issuer

    def _spend(self) -> None:
        self._work += 1
        if self._work > WORK_LIMIT:
            raise WorkLimitExceededError


def _is_beaten(path: str, best: str) -> bool:
    return bool(best) and len(path) >= len(best) and path > best

"""RDFC-1.0: names for blank nodes that do not depend on how a document was written."""

import random

import pytest

from backpack.formats.rdf_canon import NotNQuadsError, WorkLimitExceededError, canonicalize


def iri(value):
    return {"type": "IRI", "value": value}


def blank(name):
    return {"type": "blank node", "value": f"_:{name}"}


def literal(value, **more):
    return {"type": "literal", "value": value, **more}


def triple(subject, predicate, value):
    return {"subject": subject, "predicate": iri(predicate), "object": value}


def test_literals_are_written_as_the_canonical_form_asks():
    string = "http://www.w3.org/2001/XMLSchema#string"
    dataset = {
        "@default": [
            triple(iri("s:1"), "p:1", literal('q"\\\n\t\x01\x7f é', datatype=string)),
            triple(iri("s:1"), "p:2", literal("hi", language="en", datatype="x:lang")),
            triple(iri("s:1"), "p:3", literal("1", datatype="x:int")),
        ],
        "g:1": [triple(iri("s:1"), "p:4", iri("o:1"))],
    }
    assert canonicalize(dataset) == (
        '<s:1> <p:1> "q\\"\\\\\\n\\t\\u0001\\u007F é" .\n'
        '<s:1> <p:2> "hi"@en .\n'
        '<s:1> <p:3> "1"^^<x:int> .\n'
        "<s:1> <p:4> <o:1> <g:1> .\n"
    )


def shuffled(edges, seed, graph="@default"):
    """The same graph with its blank nodes renamed and its triples in another order."""
    source = random.Random(seed)
    names = sorted({end for edge in edges for end in edge[::2]})
    renamed = dict(zip(names, source.sample(range(1000), len(names)), strict=True))
    triples = [
        triple(blank(f"n{renamed[a]}"), f"p:{p}", blank(f"n{renamed[b]}")) for a, p, b in edges
    ]
    source.shuffle(triples)
    return {graph: triples}


GRAPHS = {
    "a chain": [(0, 0, 1), (1, 0, 2)],
    "a ring of four": [(0, 0, 1), (1, 0, 2), (2, 0, 3), (3, 0, 0)],
    "two triangles": [(0, 0, 1), (1, 0, 2), (2, 0, 0), (3, 0, 4), (4, 0, 5), (5, 0, 3)],
    "a star": [(0, 0, n) for n in range(1, 5)],
    "a knot with itself": [(0, 0, 0), (1, 0, 1), (0, 1, 1)],
    "two edges": [(0, 0, 1), (2, 0, 3)],
    "a square both ways": [(a, 0, a ^ bit) for a in range(4) for bit in (1, 2)],
}


@pytest.mark.parametrize("edges", GRAPHS.values(), ids=GRAPHS.keys())
@pytest.mark.parametrize("graph", ["@default", "_:g"])
def test_names_and_order_do_not_matter(edges, graph):
    written = {canonicalize(shuffled(edges, seed, graph)) for seed in range(12)}
    assert len(written) == 1


def test_names_and_order_do_not_matter_in_random_graphs():
    for seed in range(150):
        source = random.Random(seed)
        nodes = source.randint(4, 7)
        edges = {
            (source.randrange(nodes), 0, source.randrange(nodes)) for _ in range(2 * nodes - 2)
        }
        assert len({canonicalize(shuffled(sorted(edges), order)) for order in range(3)}) == 1


def test_different_graphs_differ():
    ring = [(n, 0, (n + 1) % 6) for n in range(6)]
    assert canonicalize(shuffled(ring, 1)) != canonicalize(shuffled(GRAPHS["two triangles"], 1))


def test_another_hash_may_name_the_nodes():
    dataset = shuffled(GRAPHS["a chain"], 1)
    assert canonicalize(dataset, "sha384").count("\n") == 2


def test_a_poisoned_graph_stops_at_the_work_limit():
    clique = [(a, 0, b) for a in range(12) for b in range(12) if a != b]
    with pytest.raises(WorkLimitExceededError):
        canonicalize(shuffled(clique, 1))


@pytest.mark.parametrize(
    "forged",
    [
        triple(iri('s:1> <p:1> "x" .\n<s:1'), "p:1", iri("o:1")),
        triple(iri("s:1"), "p:1", literal("x", language='en .\n<s:1> <p:2> "y"')),
        triple(iri("s:1"), "p:1", literal("x", datatype="t:1> .\n<s:1")),
    ],
)
def test_no_term_can_forge_a_statement(forged):
    with pytest.raises(NotNQuadsError):
        canonicalize({"@default": [forged]})

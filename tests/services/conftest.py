import pytest

from backpack.domain.report import Standing
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.knowing import Knowing
from backpack.services.organising import Organising
from backpack.services.registering import Registering
from backpack.services.rescuing import Rescuing
from backpack.services.sources import Source
from backpack.services.verifying import Verifying
from tests.fakes.memory_store import MemoryStore
from tests.fakes.pictures import StillPictures
from tests.services.learner import Learner, badge


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def pictures():
    return StillPictures()


@pytest.fixture
def rescuing(store, pictures):
    return Rescuing(store=store, pictures=pictures)


@pytest.fixture
def importing(store, verifier, clock, rescuing):
    return Importing(
        store=store,
        inspector=Inspector(verifier=verifier, pictures=rescuing.pictures),
        clock=clock,
        rescuing=rescuing,
    )


@pytest.fixture
def verifying(store, verifier, clock):
    return Verifying(store=store, verifier=verifier, clock=clock)


@pytest.fixture
def knowing(store, verifying, clock):
    return Knowing(store=store, verifying=verifying, clock=clock)


@pytest.fixture
def registering(store, verifying, verifier, clock):
    return Registering(store=store, verifying=verifying, fetcher=verifier._fetcher, clock=clock)


@pytest.fixture
def organising(store, clock):
    return Organising(store=store, clock=clock)


@pytest.fixture
def add(importing):
    """Adds pasted bytes and gives the lines."""
    from backpack.domain.progress import Progress

    def give(*texts, **options):
        sources = [Source(name=f"{number}.txt", data=text) for number, text in enumerate(texts)]
        return importing.add(sources, Progress(), **options).lines

    return give


@pytest.fixture
def learner(store, contexts, pictures):
    return Learner(store, contexts, pictures)


@pytest.fixture
def held(learner):
    """A badge that was verified on 3 May."""
    learner.allow("northlake.example")
    held = learner.add(badge())
    assert learner.store.load_holding(held).standing is Standing.VERIFIED
    return held

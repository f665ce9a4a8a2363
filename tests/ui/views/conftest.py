import pytest

from tests.ui.desk import Desk


@pytest.fixture
def desk(qapp, verifier, clock):
    desk = Desk(verifier, clock)
    yield desk
    desk.close()

import pytest

from backpack.net.addresses import AddressRules
from backpack.net.fetcher import WebFetcher
from tests.net.servers import NAME, Authority, Server


@pytest.fixture(scope="session")
def authority():
    return Authority()


@pytest.fixture(scope="session")
def certificates(authority, tmp_path_factory):
    """TLS for a server by its names, made once."""
    folder = tmp_path_factory.mktemp("certificates")
    made = {}

    def give(*names, expired=False):
        if (names, expired) not in made:
            made[names, expired] = authority.server_side(folder, *names, expired=expired)
        return made[names, expired]

    return give


@pytest.fixture
def serve():
    """Starts servers, and ends them after the test."""
    running = []

    def start(tls=None, **options):
        running.append(Server(tls, **options))
        return running[-1]

    yield start
    for server in running:
        server.close()


@pytest.fixture
def server(serve, certificates):
    return serve(certificates(NAME))


@pytest.fixture
def door(authority, clock):
    """Makes the real door, which lets these servers through, and closes it after the test."""
    made = []

    def make(*servers, resolve=lambda host, port: ["127.0.0.1"], seconds=5.0, trust=None, **rules):
        ports = frozenset(server.port for server in servers)
        rules = AddressRules(**{"loopback": True, "ports": ports, **rules})
        made.append(
            WebFetcher(
                clock,
                rules=rules,
                resolve=resolve,
                make_context=trust or authority.trust,
                seconds=seconds,
            )
        )
        return made[-1]

    yield make
    for one in made:
        one.close()

"""Nothing but the door to the network opens a connection, and that only with leave (threat T42).

An audit hook sees every connection and every look-up of a name, however it is made. It runs in a
process of its own, since such a hook stays for good.
"""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import backpack
from backpack.assets import resource
from tests import mint

PROGRAM = Path(backpack.__file__).parent
OUTSIDE = [path for path in sorted(PROGRAM.rglob("*.py")) if PROGRAM / "net" not in path.parents]

OPENERS = (
    *("asyncio", "ftplib", "http.client", "httpx", "imaplib", "nntplib", "poplib", "requests"),
    *("smtplib", "socket", "ssl", "telnetlib", "truststore", "urllib.request", "urllib3"),
    *("webbrowser", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebEngine", "PySide6.QtWebSockets"),
)

WATCH = """
import json, sys

seen = []

def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.gethostbyname",
                 "socket.gethostbyaddr", "socket.getaddrinfo", "urllib.Request",
                 "http.client.connect", "ftplib.connect", "smtplib.connect"):
        seen.append(f"{event} {arguments[1:]!r}")

sys.addaudithook(watch)

from backpack.__main__ import open_window
from backpack.cli.program import run
from backpack.store.keychain import NoKeyring
from backpack.store.keys import Cost
from backpack.store.vault import Vault
from pathlib import Path

home, secret, samples, more = map(Path, sys.argv[1:5])
passphrase = "plum harbour lantern"
secret.write_text(passphrase)
Vault(home, keyring=NoKeyring(), cost=Cost(memory=8, passes=1, lanes=1)).create(passphrase).close()

def command(*words):
    opening = ["--home", str(home), "--passphrase-file", str(secret)]
    assert run([*map(str, words), *opening], open_window) < 2, words

command("add", "--samples", "--json")
command("add", samples, more, "--json")
command("check", samples, more)
command("check", more, "--online", "--offline")
command("list")
command("identity", "add", "email:ada@example.org")
command("network", "show")
command("portfolio", "--all", "--output", home.parent / "portfolio.pdf")
print(json.dumps(seen))
"""


@pytest.fixture
def watch(tmp_path):
    badges = tmp_path / "badges"
    badges.mkdir()
    (badges / "hosted.json").write_bytes(json.dumps(mint.assertion()).encode())
    (badges / "web-key.jwt").write_bytes(
        mint.vc_jwt(header={"kid": "did:web:127.0.0.1%3A9#key-1"}, issuer="did:web:127.0.0.1%3A9")
    )
    (badges / "link.txt").write_text("https://www.credly.com/badges/1", encoding="utf-8")

    def run():
        words = [tmp_path / "home", tmp_path / "secret", resource("samples"), badges]
        done = subprocess.run(
            [sys.executable, "-c", WATCH, *map(str, words)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHON_KEYRING_BACKEND": "none"},
            timeout=120,
        )
        return json.loads(done.stdout.splitlines()[-1])

    return run


@pytest.mark.slow
def test_adding_checking_and_showing_open_no_connection_without_leave(watch):
    assert watch() == []


def only_to_this_computer(node):
    """What two windows of one user talk by reaches no network."""
    names = {alias.name for alias in node.names}
    return node.module == "PySide6.QtNetwork" and names <= {"QLocalServer", "QLocalSocket"}


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path.name)
def test_nothing_outside_of_net_imports_what_could_open_one(path):
    imported = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not only_to_this_computer(node):
            imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert not {name for name in imported if name.startswith(OPENERS)}


def test_the_door_is_ready_before_what_opens_it_is_loaded():
    code = (
        "import sys, backpack.bootstrap, backpack.net.fetcher as net\n"
        "net.WebFetcher(backpack.bootstrap.SystemClock()).close()\n"
        "print(*{'requests', 'urllib3', 'truststore', 'ssl', 'idna'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == []


def test_such_a_connection_would_be_seen():
    code = WATCH.partition("from backpack")[0] + (
        "import socket\n"
        "try: socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except OSError: pass\n"
        "print(len(seen))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert int(done.stdout) >= 2

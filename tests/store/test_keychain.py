"""Whatever the desktop's keyring does, the answer is the right key or none, and soon."""

import time

import pytest

from backpack.store import keychain
from backpack.store.keychain import SERVICE, NoKeyring, SystemKeyring, find_backend

KEY = bytes(range(32))


class Backend:
    """A keyring that works."""

    def __init__(self, **kept):
        self.kept = {(SERVICE, name): text for name, text in kept.items()}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


class Raising(Backend):
    def get_password(self, service, username):
        raise RuntimeError("the collection is locked")

    set_password = get_password


class Dropping(Backend):
    def set_password(self, service, username, password):
        pass


class Altering(Backend):
    def set_password(self, service, username, password):
        super().set_password(service, username, password[:10])


class Hanging(Backend):
    def get_password(self, service, username):
        time.sleep(5)

    set_password = get_password


def over(backend, **options):
    return SystemKeyring(lambda: backend, **options)


def test_a_key_is_remembered_and_read_back():
    keyring = over(Backend())
    assert keyring.save("one", KEY)
    assert keyring.load("one") == KEY
    assert keyring.load("another") is None


@pytest.mark.parametrize(
    "backend", [None, Raising(), Dropping(), Altering()], ids=lambda kept: type(kept).__name__
)
def test_a_keyring_that_does_not_keep_is_no_keyring(backend):
    keyring = over(backend)
    assert not keyring.save("one", KEY)
    assert keyring.load("one") != KEY


@pytest.mark.parametrize("text", ["", "not hexadecimal", "abc"])
def test_what_is_no_key_is_no_key(text):
    assert over(Backend(one=text)).load("one") is None


def test_a_keyring_that_cannot_be_looked_for_is_no_keyring():
    def find():
        raise OSError("no bus")

    keyring = SystemKeyring(find)
    assert keyring.load("one") is None
    assert not keyring.save("one", KEY)


def test_a_keyring_that_does_not_answer_is_not_waited_for():
    keyring = over(Hanging(), patience=0.05)
    began = time.monotonic()
    assert keyring.load("one") is None
    assert not keyring.save("one", KEY)
    assert time.monotonic() - began < 2


def test_the_keyring_is_looked_for_once():
    looked = []
    keyring = SystemKeyring(lambda: looked.append(1) or Backend())
    keyring.save("one", KEY)
    keyring.load("one")
    assert len(looked) == 1


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyrings.alt.file.PlaintextKeyring",
    ],
)
def test_plain_text_and_empty_back_ends_are_never_used(monkeypatch, name):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    loaded = []
    monkeypatch.setattr(keychain, "_loaded", loaded.append)
    assert find_backend() is None
    assert loaded == []


def test_the_choice_can_be_narrowed_to_one_known_back_end(monkeypatch):
    known = "keyring.backends.SecretService.Keyring"
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", known)
    monkeypatch.setattr(keychain, "_loaded", lambda name: (name,))
    assert find_backend() == (known,)


def test_the_first_back_end_that_works_is_taken(monkeypatch):
    working = Backend()
    found = {"keyring.backends.kwallet.DBusKeyring": working}
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr(keychain, "_loaded", found.get)
    assert find_backend() is working


@pytest.mark.parametrize(
    ("platform", "name"),
    [
        ("darwin", "keyring.backends.macOS.Keyring"),
        ("win32", "keyring.backends.Windows.WinVaultKeyring"),
    ],
)
def test_each_system_has_its_own(monkeypatch, platform, name):
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr(keychain, "_loaded", lambda tried: tried)
    assert find_backend() == name


def test_without_a_desktop_bus_there_is_soon_no_keyring(monkeypatch):
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setattr("sys.platform", "linux")
    began = time.monotonic()
    assert SystemKeyring().load("one") is None
    assert time.monotonic() - began < 5


def test_a_back_end_that_is_there_is_loaded():
    assert keychain._loaded("keyring.backends.null.Keyring") is not None
    assert keychain._loaded("keyring.backends.nowhere.Keyring") is None


def test_the_keyring_for_throwaway_backpacks_remembers_nothing():
    keyring = NoKeyring()
    assert not keyring.save("one", KEY)
    assert keyring.load("one") is None


def test_a_key_is_forgotten_and_forgetting_twice_is_no_trouble():
    backend = Backend(one=KEY.hex())
    keyring = over(backend)
    assert keyring.forget("one")
    assert backend.kept == {}
    assert keyring.forget("one")


def test_a_keyring_that_does_not_forget_is_told():
    class Keeping(Backend):
        def delete_password(self, service, username):
            pass

    for backend in (None, Raising(), Keeping(one=KEY.hex())):
        assert not over(backend).forget("one")
    assert NoKeyring().forget("one")

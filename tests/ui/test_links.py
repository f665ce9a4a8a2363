import pytest
from PySide6.QtWidgets import QWidget

from backpack.ui import links
from backpack.ui.links import LinkButton, WebLink, open_link, parse_link


@pytest.fixture
def opened(monkeypatch):
    addresses = []

    class Browser:
        @staticmethod
        def openUrl(url):  # noqa: N802 - Qt's name
            addresses.append(bytes(url.toEncoded().data()).decode())
            return True

    monkeypatch.setattr(links, "QDesktopServices", Browser)
    return addresses


class Learner:
    """Answers questions with ``answer`` and remembers them."""

    answer = True

    def __init__(self):
        self.questions = []

    def ask(self, _parent, title, text, yes):
        self.questions.append((title, text, yes))
        return self.answer


@pytest.fixture
def asked(monkeypatch):
    learner = Learner()
    monkeypatch.setattr(links, "ask", learner.ask)
    return learner


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//host/share",
        "smb://host/x",
        "ms-msdt:/id",
        "search-ms:query=x",
        "http:///nohost",
        "https://",
        "data:text/html,x",
        "not an address",
        "https://exa mple.org/",
    ],
)
def test_only_web_addresses_become_links(address):
    assert parse_link(address) is None


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        (" http://example.org ", "example.org"),
        ("HTTPS://EXAMPLE.ORG/", "example.org"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://\u0430pple.example/", "xn--pple-43d.example"),
        ("https://accounts.example.com@evil.example/", "evil.example"),
        ("https://user:secret@evil.example/", "evil.example"),
    ],
)
def test_the_host_is_the_one_that_a_browser_goes_to(address, host):
    assert parse_link(address).host == host


def test_user_and_password_do_not_stay_in_the_address():
    assert parse_link("https://good.example@evil.example/x").address == "https://evil.example/x"


def test_a_link_opens_only_after_the_learner_said_yes(qtbot, opened, asked):
    parent = QWidget()
    qtbot.addWidget(parent)
    assert open_link(WebLink(address="https://example.org/x", host="example.org"), parent)
    assert opened == ["https://example.org/x"]
    assert asked.questions == [
        (
            "Open example.org in your browser?",
            "The badge links to this address:\nhttps://example.org/x",
            "Open page",
        )
    ]


def test_a_link_does_not_open_after_a_no(qtbot, opened, asked):
    asked.answer = False
    parent = QWidget()
    qtbot.addWidget(parent)
    assert not open_link(WebLink(address="https://example.org/x", host="example.org"), parent)
    assert opened == []


def test_a_very_long_address_is_cut_in_the_question_only(qtbot, opened, asked):
    parent = QWidget()
    qtbot.addWidget(parent)
    address = "https://example.org/" + "a" * 2000
    open_link(WebLink(address=address, host="example.org"), parent)
    assert opened == [address]
    assert len(asked.questions[0][1]) < 400


def test_a_link_button_asks_and_shows_ampersands_as_they_are(qtbot, opened, asked):
    button = LinkButton("Reading & writing", parse_link("https://example.org/x"))
    qtbot.addWidget(button)
    button.show()
    button.click()
    assert opened == ["https://example.org/x"]
    assert button.accessibleName() == "Reading & writing"
    assert "example.org" in button.accessibleDescription()
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    assert not button.grab().isNull()

"""A real browser without a window, and pages opened in it from a folder, as a reader would."""

from pathlib import Path

import pytest

from backpack.domain.artifact import Artifact
from backpack.domain.disclosure import DisclosedBadge
from backpack.formats.reading import read_badges
from backpack.publish.page.model import Files
from backpack.publish.page.offline import render_offline_page
from backpack.verify.proofs.data_integrity.statements import signed_statements
from tests import mint
from tests.publish.badges import draw_picture, make_disclosed, make_standing

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium at /usr/bin/chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Reader:
    """Somebody who opened a page: what it shows, and everything that went wrong or out."""

    def __init__(self, browser, folder, **options):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.troubles, self.asked, self.dialogs = [], [], []
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(1), dialog.dismiss()))
        self.page.goto((folder / "index.html").as_uri())
        self.folder = folder

    def check_all(self):
        """Press every button; gives colour and sentence of each badge."""
        for button in self.page.query_selector_all("article button"):
            button.click()
        self.page.wait_for_function(
            "[...document.querySelectorAll('[data-verdict]')].every(one =>"
            " ['green', 'amber', 'red'].includes(one.dataset.verdict))"
        )
        shown = self.page.query_selector_all("[data-verdict]")
        return [(one.get_attribute("data-verdict"), one.inner_text()) for one in shown]

    @property
    def asked_elsewhere(self):
        return [url for url in self.asked if not url.startswith(self.folder.as_uri())]


@pytest.fixture
def read(browser, tmp_path):
    readers = []

    def open_page(*badges, statements=None, change=None, options=None, **disclosed):
        folder = tmp_path / str(len(readers))
        write_page(folder, badges, statements or sign, change, disclosed)
        readers.append(Reader(browser, folder, **(options or {})))
        return readers[-1]

    yield open_page
    for reader in readers:
        reader.context.close()


def write_page(folder, badges, statements, change, disclosed):
    files = [Files(picture=f"pictures/{number}.png") for number, _ in enumerate(badges)]
    page = render_offline_page(make_disclosed(*badges, **disclosed), files, "", statements)
    for path, data in page.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(change(data) if change and path == "index.html" else data)
    (folder / "pictures").mkdir()
    for number, badge in enumerate(badges):
        (folder / f"pictures/{number}.png").write_bytes(badge.picture)


def sign(found):
    return signed_statements(found.payload.document, mint.CONTEXTS)


def badge_of(data: bytes, **changes) -> DisclosedBadge:
    """A minted badge as it goes out with its original."""
    values = {
        "credential": read_badges(data).found[0].credential,
        "standing": make_standing(),
        "picture": draw_picture(1, 64),
        "original": Artifact(data=data, media_type="application/json", name="badge"),
        "is_sample": False,
    }
    return DisclosedBadge(holding_id="1" * 32, **{**values, **changes})

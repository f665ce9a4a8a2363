"""Each way out: exactly what goes out, and the note of it."""

import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from backpack.domain.faults import Fault
from backpack.domain.sharing import Field, Way
from backpack.ui.share import desk as desk_module
from tests import mint
from tests.ui.desk import texts
from tests.ui.share.conftest import PAGE, baked


def clipboard():
    return QGuiApplication.clipboard().text()


def test_linkedin_opens_with_what_is_shown(share, opened, history):
    window = share("linkedin")
    read = texts(window)
    for text in ("Name", "Data Literacy", "Issuing organization", "Northlake Academy",
                 "March 2026", "Does not expire", PAGE):  # fmt: skip
        assert text in read
    window.page.open_button.click()
    (address,) = opened
    assert parse_qs(urlsplit(address).query)["certUrl"] == [PAGE]
    (share_,) = history()
    assert (share_.way, share_.place) == (Way.LINKEDIN_PROFILE, "www.linkedin.com")
    assert share_.fields == (Field.BADGE,)
    assert "Opened in your browser. Press Save there to finish." in texts(window)


def test_each_value_for_linkedin_is_copied_by_itself(share, history):
    window = share("linkedin")
    copied = []
    for copy in window.page.table.copy_buttons:
        copy.click()
        copied.append(clipboard())
    assert copied == ["Data Literacy", "Northlake Academy", "March 2026", PAGE, PAGE]
    assert window.page.table.copy_buttons[0].accessibleName() == "Copy Name"
    assert len(history()) == 5


def test_a_post_leads_to_the_page(share, opened, desk, open_share):
    window = share("linkedin")
    window.page.post_button.click()
    assert parse_qs(urlsplit(opened[0]).query)["url"] == [PAGE]
    window = open_share(desk.add(mint.vc_jwt()), "linkedin")
    assert not window.page.post_button.isEnabled()
    window.page.post()
    assert len(opened) == 1


def test_the_issuers_page_is_noted_once_and_counts_for_its_other_badges(
    share, desk, open_share, qtbot
):
    window = share("linkedin")
    qtbot.keyClicks(window.page.issuer_line, "https://www.linkedin.com/company/x/")
    window.page.issuer_button.click()
    qtbot.waitUntil(lambda: any("There is no number" in text for text in texts(window)))
    window.page.issuer_line.setText("https://www.linkedin.com/company/1337/")
    window.page.issuer_button.click()
    qtbot.waitUntil(lambda: "1337" in texts(window))
    other = open_share(desk.add(mint.vc_jwt(id="urn:uuid:2")), "linkedin")
    qtbot.waitUntil(lambda: "1337" in texts(other))


def test_one_of_several_is_chosen(desk, open_share, history):
    ids = desk.add(mint.vc_jwt(), mint.vc_jwt(id="urn:uuid:2"))
    window = open_share(ids, "linkedin")
    page = window.page
    assert page.choice.isVisible()
    page.choice.setCurrentIndex(1)
    page.copy_button.click()
    assert parse_qs(urlsplit(clipboard()).query)["certId"] == ["urn:uuid:2"]
    (share_,) = history()
    assert share_.holdings == {ids[1]}


def test_the_link_is_copied_and_drawn(share, history, saved_to, qtbot):
    window = share("link")
    window.page.copy_button.click()
    assert clipboard() == PAGE
    assert window.page.code.isVisible()
    for press, start in ((window.page.png_button, b"\x89PNG"), (window.page.svg_button, b"<?xml")):
        press.click()
        qtbot.waitUntil(lambda: any(t.startswith("Saved as") for t in texts(window)))
        name = history()[0].place
        assert (saved_to / name).read_bytes().startswith(start)
    assert {one.way for one in history()} == {Way.LINK, Way.QR_CODE}
    assert "Anyone with the link" in window.warning.text()


def test_a_badge_without_a_page_has_no_link(desk, open_share):
    window = open_share(desk.add(mint.vc_jwt()), "link")
    assert not window.page.copy_button.isEnabled()
    assert not window.page.code.isVisible()
    window.page.copy_link()
    window.page.save_code(".png")
    assert not window.warning.isVisible()
    assert any("names no page" in text for text in texts(window))


def test_other_places_take_the_learners_words(share, opened, history, desk, qtbot):
    window = share("elsewhere")
    page = window.page
    assert page.text.toPlainText() == "I earned the badge “Data Literacy” from Northlake Academy."
    page.text.setPlainText("Look & see #1")
    page.instance.setText("@me@School.example")
    page.instance.editingFinished.emit()
    assert page.instance.text() == "school.example"
    for button in page.site_buttons.values():
        button.click()
    ways = [one.way for one in history()][::-1]
    assert ways == list(page.site_buttons)
    mastodon = opened[ways.index(Way.MASTODON)]
    assert parse_qs(urlsplit(mastodon).query)["text"] == [f"Look & see #1 {PAGE}"]
    assert urlsplit(mastodon).netloc == "school.example"
    assert opened[ways.index(Way.EMAIL)].startswith("mailto:?subject=Look")
    page.copy_button.click()
    assert clipboard() == f"Look & see #1\n{PAGE}"
    window.choices.name_line.setText("x")
    window.desk.decide(window.choices.decision())
    assert page.text.toPlainText() == "Look & see #1"
    assert desk.backpack.issuer_book.mastodon() == "school.example"


def test_several_badges_are_told_without_a_link(desk, open_share):
    window = open_share(desk.add(mint.vc_jwt(), baked()), "elsewhere")
    assert not window.page.site_buttons[Way.FACEBOOK].isEnabled()
    assert any("several badges have no page together" in text for text in texts(window))
    window = open_share(desk.add(mint.vc_jwt(id="urn:uuid:7")), "elsewhere")
    assert any("the issuer names no page for this badge" in text for text in texts(window))


def test_snippets_are_copied_as_shown(share, history):
    image = {"id": "https://issuer.example/p.png", "type": "Image"}
    window = share("snippets", image=image)
    window.page.html_button.click()
    assert clipboard() == window.page.html.toPlainText()
    assert "<img" in clipboard()
    window.page.markdown_button.click()
    assert clipboard().startswith("[![")
    assert "can tell each time" in window.warning.text()
    window.choices.picture.box.click()
    assert "<img" not in window.page.html.toPlainText()
    assert not window.warning.isVisible()
    assert [one.way for one in history()] == [Way.SNIPPET] * 2


def test_a_zip_holds_the_originals_that_may_go_out(desk, open_share, saved_to, history, qtbot):
    bare = {"achievement": {"name": "X", "criteria": {"narrative": "y"}}}
    telling, harmless = baked(), mint.vc_jwt(id="urn:uuid:2", credentialSubject=bare)
    ids = desk.add(telling, harmless)
    window = open_share(ids, "package")
    assert any("1 badge is left out" in text for text in texts(window))
    window.page.save_button.click()
    qtbot.waitUntil(lambda: any(t.startswith("Saved as") for t in texts(window)))
    with zipfile.ZipFile(saved_to / "badges.zip") as archive:
        assert [archive.read(name) for name in archive.namelist()] == [harmless]
    assert history()[0].holdings == {ids[1]}
    window.choices.original.box.click()
    window.page.save_button.click()
    assert history()[0].holdings == set(ids)
    assert Field.ORIGINAL in history()[0].fields


def test_many_files_are_told_by_their_number(desk, open_share):
    bare = {"achievement": {"name": "X", "criteria": {"narrative": "y"}}}
    many = [mint.vc_jwt(id=f"urn:uuid:{n}", credentialSubject=bare) for n in range(15)]
    window = open_share(desk.add(*many), "package")
    assert "and 3 more" in window.page.files.text()


def test_a_file_goes_out_as_issued_or_as_a_picture(share, saved_to, history, qtbot):
    window = share("file")
    page = window.page
    assert not page.save_button.isEnabled()
    page.save()
    page.save_picture()
    assert not window.warning.isVisible()
    window.choices.original.box.click()
    assert "can read everything" in window.warning.text()
    page.save_button.click()
    qtbot.waitUntil(lambda: any(t.startswith("Saved as") for t in texts(window)))
    assert (saved_to / history()[0].place).read_bytes() == baked()
    page.picture_button.click()
    assert history()[0].way is Way.BAKED_PICTURE
    assert (saved_to / history()[0].place).read_bytes().startswith(b"\x89PNG")


def test_trouble_with_saving_is_told_and_nothing_is_noted(
    share, saved_to, history, monkeypatch, qtbot
):
    told = []
    monkeypatch.setattr(desk_module, "show_problem", lambda _parent, error: told.append(error))

    def refuse(*_args, **_options):
        raise Fault("not-writable", name="x", reason="full")

    monkeypatch.setattr(desk_module, "write_file", refuse)
    window = share("link")
    window.page.png_button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert history() == ()
    assert not window.bar.isVisible()


def test_what_is_being_made_can_be_stopped(share, saved_to, history, monkeypatch, qtbot):
    window = share("link")

    def render(progress):
        progress.cancel()
        return b"x"

    window.desk.save("x.png", render, way=Way.QR_CODE, carries=[Field.BADGE])
    qtbot.waitUntil(lambda: "Stopped. Nothing was saved." in texts(window))
    assert history() == ()
    assert not (saved_to / "x.png").exists()
    window.stop()


def test_rich_text_goes_with_the_plain(share):
    window = share("link")
    window.desk.copy(
        "plain", "Copied.", way=Way.SIGNATURE, carries=[Field.BADGE], html="<b>rich</b>"
    )
    mime = QApplication.clipboard().mimeData()
    assert (mime.text(), mime.html()) == ("plain", "<b>rich</b>")


@pytest.mark.parametrize("way", ["linkedin", "link", "elsewhere", "snippets", "package", "file"])
def test_names_of_three_hundred_letters_fit(desk, open_share, way):
    long = "Donaudampfschifffahrtsgesellschaft " * 9
    subject = {"achievement": {"name": long[:300], "criteria": {"narrative": "x"}}}
    window = open_share(desk.add(mint.vc_jwt(name=long[:300], credentialSubject=subject)), way)
    window.resize(640, 480)
    content = window._area.widget()
    assert content.width() <= window._area.viewport().width()

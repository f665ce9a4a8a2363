"""Whatever a badge or a site says, the page shows it as text and does nothing."""

from html.parser import HTMLParser

from backpack.publish.report_page import LONGEST_BODY, PageCheck, ReportPage, render_report_page
from tests.store import examples

EVIL = "</pre><script>alert(1)</script><img src=x onerror=a> \"' \u202e \x1b[31m &lt;"


class Elements(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.words.append(data)


def page(**changes):
    told = {
        "title": EVIL,
        "verdict": (EVIL, EVIL),
        "cautions": (EVIL,),
        "checks": (PageCheck(title=EVIL, result=EVIL, sentence=EVIL, details=EVIL),),
        "answers": (
            examples.answer(url=f"https://a.example/{EVIL}", headers={EVIL: EVIL}),
            examples.answer(body=EVIL.encode(), final_url=""),
        ),
        "facts": ((EVIL, EVIL),),
    }
    return render_report_page(ReportPage(**{**told, **changes})).decode()


def test_text_stays_text_and_nothing_is_fetched_or_run():
    elements = Elements(page())
    assert not elements.tags & {"script", "img", "a", "link", "iframe", "form", "object"}
    assert elements.attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "dir", "class"
    }  # fmt: skip
    words = "".join(elements.words)
    assert "<script>alert(1)</script>" in words
    assert "\u202e" not in words
    assert "\x1b" not in words


def test_the_page_forbids_itself_everything_but_its_style():
    assert "default-src 'none'; style-src 'unsafe-inline'" in page()


def test_a_body_that_is_no_text_is_counted_and_a_long_one_is_cut():
    binary, long = examples.answer(body=b"\xff\xfe"), examples.answer(body=b"a" * 30_000)
    text = page(answers=(binary, long))
    assert "2 bytes, which are no text" in text
    assert "a" * LONGEST_BODY in text
    assert "a" * (LONGEST_BODY + 1) not in text


def test_what_is_not_there_leaves_no_heading():
    text = page(answers=(), cautions=(), checks=(PageCheck(
        title="T", result="Passed", sentence="S", details=""),))  # fmt: skip
    assert "What it rests on" not in text
    assert "<details>" not in text

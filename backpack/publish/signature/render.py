"""The signature in every form: to be pasted, to be saved, and for Outlook's own folder."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from backpack.publish.package import zip_files
from backpack.publish.signature.html import LONGEST, render_document, render_html
from backpack.publish.signature.model import Badge, Signature
from backpack.publish.signature.plan import Form
from backpack.publish.signature.rtf import render_rtf
from backpack.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What goes onto the clipboard: HTML and its twin in plain text."""

    html: str
    text: str

    @property
    def is_too_long(self) -> bool:
        """Whether Gmail would refuse it."""
        return len(self.html) >= LONGEST


def render_pasted(signature: Signature, *, hosted: bool) -> Pasted:
    """For pasting; ``hosted`` shows pictures at their addresses, else they are within."""
    return Pasted(
        html=render_html(signature, hosted_source if hosted else embedded_source),
        text=render_plain(signature),
    )


def render_signature(signature: Signature, form: Form, made: datetime) -> bytes:
    """A file of that form, the same for the same signature."""
    if form is Form.TEXT:
        return render_plain(signature).encode()
    if form is Form.EMAIL:
        return _email(signature, made)
    if form in (Form.HOSTED, Form.EMBEDDED):
        source = hosted_source if form is Form.HOSTED else embedded_source
        return render_document(signature, source).encode()
    return _outlook(signature) if form is Form.OUTLOOK else _pictures(signature)


def hosted_source(badge: Badge) -> str:
    """Where the picture can be seen by all."""
    return badge.hosted_at


def embedded_source(badge: Badge) -> str:
    """The picture itself (RFC 2397)."""
    if not badge.picture:
        return ""
    return f"data:image/png;base64,{b64encode(badge.picture).decode()}"


def render_plain(signature: Signature) -> str:
    """Plain text below the mark that mail programs know a signature by (RFC 3676, 4.3)."""
    lines = ["-- ", signature.name, *signature.lines]
    for badge in signature.badges:
        linked = f": {badge.link}" if badge.link else ""
        lines.append(f"* {badge.alternative_text}{linked}")
    if signature.link:
        lines.append(f"{signature.link_words}: {signature.link}")
    return "".join(f"{line}\n" for line in lines if line)


def _email(signature: Signature, made: datetime) -> bytes:
    """A draft (X-Unsent) with the pictures as parts of it (RFC 2392)."""
    shown = EmailMessage(policy=SMTP)
    shown.set_content(render_document(signature, _content_source), subtype="html")
    pictures = {_content_id(badge): badge for badge in _pictured(signature)}
    for content_id, badge in pictures.items():
        shown.add_related(
            badge.picture,
            "image",
            "png",
            cid=f"<{content_id}>",
            filename=badge.file_name,
            disposition="inline",
        )
    if pictures:
        shown.set_boundary("=_backpack_related")
    message = EmailMessage(policy=SMTP)
    message["Subject"] = tr("My e-mail signature")
    message["X-Unsent"] = "1"
    message["Date"] = made
    message.set_content("\n" + render_plain(signature))
    message.make_alternative(boundary="=_backpack_alternative")
    message.attach(shown)
    return message.as_bytes()


def _content_source(badge: Badge) -> str:
    return f"cid:{_content_id(badge)}" if badge.picture else ""


def _content_id(badge: Badge) -> str:
    return f"{sha256(badge.picture).hexdigest()[:24]}@backpack.invalid"


def _outlook(signature: Signature) -> bytes:
    """What belongs into Outlook's folder "Signatures": one signature in three forms."""
    name = tr("Badges")
    folder = f"{name}_files"

    def source(badge: Badge) -> str:
        return f"{folder}/{badge.file_name}" if badge.picture else ""

    members = [
        (f"{name}.htm", render_document(signature, source).encode()),
        (f"{name}.rtf", render_rtf(signature)),
        (f"{name}.txt", render_plain(signature).replace("\n", "\r\n").encode("utf-16")),
        *((f"{folder}/{badge.file_name}", badge.picture) for badge in _pictured(signature)),
    ]
    return zip_files(members)


def _pictures(signature: Signature) -> bytes:
    return zip_files((badge.file_name, badge.picture) for badge in _pictured(signature))


def _pictured(signature: Signature) -> list[Badge]:
    return [badge for badge in signature.badges if badge.picture]

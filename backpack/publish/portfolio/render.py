"""The portfolio PDF, the certificate and the overview: from what goes out to bytes."""

from collections.abc import Callable

from backpack.domain.disclosure import Disclosed
from backpack.domain.faults import Fault
from backpack.publish.portfolio.clean import Cleaner
from backpack.publish.portfolio.design import Design
from backpack.publish.portfolio.model import Told, build_model
from backpack.publish.portfolio.sheets import Sheets


def _to_nobody(_number: int, _name: str) -> None:
    """Tell nobody about progress."""


def render_portfolio(
    disclosed: Disclosed,
    design: Design,
    typeset: Callable[[Sheets], bytes],
    told: Told = _to_nobody,
) -> bytes:
    """A PDF of these badges, in this order, with what the learner lets out of each.

    It is PDF/A-3a and PDF/UA-1, the same for the same input. The originals that go out are
    attached byte for byte, and a summary for programs.

    Raises:
        Fault: ``nothing-chosen`` or ``portfolio-failed``; and whatever ``told`` raises.
    """
    if not disclosed.badges:
        raise Fault("nothing-chosen")
    model, pictures = build_model(disclosed, design, told)
    pdf = typeset(Sheets(model, pictures, disclosed.made))
    from backpack.publish.portfolio.attach import attach  # noqa: PLC0415 - loads pypdf
    from backpack.publish.portfolio.attachments import attachments  # noqa: PLC0415 - the same

    return attach(pdf, attachments(disclosed, Cleaner()), disclosed.made)

"""The number of a LinkedIn page in what a learner pasted; nobody is asked.

A page is named by a word (``/company/northlake/``) or by its number; the number is what the form
takes. It stands in the addresses of LinkedIn's own lists ("See all employees", "Jobs"), and in the
page's source.
"""

import re
from urllib.parse import unquote

LONGEST = 2_000_000
"""Characters: a whole page's source."""

_NUMBER = r"(?P<number>[0-9]{2,20})(?![0-9A-Za-z])"

_FORMS = tuple(
    re.compile(form + _NUMBER)
    for form in (
        r"linkedin\.com/(?:company|school|showcase|company-beta)/",
        r"linkedin\.com/[^\s\"']*[?&](?:organizationId|companyId)=",
        r"(?:currentCompany|f_C|facetCurrentCompany|organizationId)=\[?\"?",
        r"urn:li:(?:organization|company|fsd_company|fs_normalized_company):",
    )
)


def find_organization_id(text: str) -> str:
    """The number in a page's address, in that of one of its lists, in its source, or alone."""
    typed = text[:LONGEST].strip()
    if re.fullmatch(_NUMBER, typed):
        return typed
    read = unquote(unquote(typed))
    found = (one.search(read) for one in _FORMS)
    return next((match["number"] for match in found if match), "")

"""The number of a LinkedIn page in what was pasted; nobody is asked."""

import pytest

from backpack.formats.company_pages import find_organization_id


@pytest.mark.parametrize(
    "pasted",
    [
        "1337",
        " 1337 ",
        "https://www.linkedin.com/company/1337/",
        "https://www.linkedin.com/company/1337/admin/dashboard/",
        "https://de.linkedin.com/school/1337",
        "https://www.linkedin.com/search/results/people/?currentCompany=%5B%221337%22%5D&origin=x",
        "https://www.linkedin.com/jobs/search/?f_C=1337&geoId=92000000",
        '<code>{"objectUrn":"urn:li:organization:1337","x":1}</code>',
        '"urn:li:fsd_company:1337"',
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&organizationId=1337",
    ],
)
def test_the_number_is_found(pasted):
    assert find_organization_id(pasted) == "1337"


@pytest.mark.parametrize(
    "pasted",
    ["", "northlake", "https://www.linkedin.com/company/northlake/", "7" * 30,
     "https://www.linkedin.com/company/1337abc/", "https://evil.example/1337"],
)  # fmt: skip
def test_a_page_that_is_named_by_a_word_has_none(pasted):
    assert find_organization_id(pasted) == ""

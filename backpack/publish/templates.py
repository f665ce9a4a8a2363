"""Pages from our own templates (Jinja2): every value is escaped, and a missing one fails.

Templates are packaged resources. Text from a badge is only ever a value in one.
"""

from functools import cache
from typing import TYPE_CHECKING

from backpack.assets import resource

if TYPE_CHECKING:
    from jinja2 import Environment


def fill_template(folder: str, file_name: str, /, **values: object) -> str:
    """The template in the file of that name in ``resources/<folder>``, with these values."""
    return _environment(folder).get_template(file_name).render(**values)


@cache
def _environment(folder: str) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - start-up

    return Environment(
        loader=FileSystemLoader(resource(folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

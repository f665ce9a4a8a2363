"""Every sentence of the program, in the learner's language (gettext).

English is the language of the source: ``tr("Add badges…")``. The core speaks in codes,
which ``backpack.words.faults`` and ``backpack.words.verdicts`` turn into sentences.
Catalogues lie in ``resources/translations``.
"""

from backpack.words.catalogue import mark, ntr, tr, use_language
from backpack.words.dates import format_date, format_month

__all__ = ["format_date", "format_month", "mark", "ntr", "tr", "use_language"]

"""The world's trouble: a file that is no badge, a full disk, a wrong passphrase.

A fault carries a code and parameters; ``backpack.words`` turns them into a title,
an explanation and advice. Any other exception is a defect of this program.
"""

from collections.abc import Mapping

from backpack.domain.changes import Changes


class Fault(Exception):
    """Something outside this program is wrong, and the learner can be told what to do.

    ``code`` is stable and part of the ``--json`` form; ``parameters`` fill the sentences.
    ``changes`` is what was done before, and stays done.
    """

    changes = Changes()

    def __init__(self, code: str, /, **parameters: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.parameters: Mapping[str, str | int] = parameters

    def __repr__(self) -> str:
        return f"Fault({self.code!r}, {dict(self.parameters)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fault):
            return NotImplemented
        return (self.code, self.parameters) == (other.code, other.parameters)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.parameters.items()))))

"""One figure: a measured ratio beside the bound that it has to keep."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """``ratio`` is measured; it must be at most, or with ``at_least`` at least, ``bound``."""

    name: str
    ratio: float
    bound: float
    at_least: bool = False
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.ratio >= self.bound if self.at_least else self.ratio <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        mark = "holds" if self.holds else "FALLS SHORT"
        return f"{self.name:58} {self.ratio:7.2f}  {sign} {self.bound:<5} {mark:12} {self.detail}"


def seconds(work: Callable[[], object], *, rounds: int = 5) -> float:
    """The median wall time of ``work``, in seconds."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return statistics.median(times)

"""Shapes of medals as SVG fragments, on a square of 512 units with its middle at 256, 256.

Angles are in degrees, clockwise from the top.
"""

import math
from collections.abc import Iterable

MIDDLE = 256.0

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def at(angle: float, radius: float, x: float = MIDDLE, y: float = MIDDLE) -> Point:
    """The point at an angle and a distance from a middle."""
    turned = math.radians(angle)
    return x + radius * math.sin(turned), y - radius * math.cos(turned)


def pair(point: Point) -> str:
    """A point as path data."""
    return f"{number(point[0])} {number(point[1])}"


def closed(points: Iterable[Point]) -> str:
    """Path data of a polygon."""
    return "M" + "L".join(pair(point) for point in points) + "Z"


def polygon(sides: int, radius: float, turn: float = 0) -> list[Point]:
    """The corners of a regular polygon, the first one at the top."""
    return [at(turn + 360 * side / sides, radius) for side in range(sides)]


def rounded(points: list[Point], radius: float) -> str:
    """Path data of a polygon whose corners are rounded by curves."""
    parts: list[str] = []
    for index, corner in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % len(points)]
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        parts.append(f"{'L' if parts else 'M'}{pair(start)}Q{pair(corner)} {pair(end)}")
    return "".join(parts) + "Z"


def wavy(waves: int, radius: float, depth: float) -> str:
    """Path data of a circle with a soft wave for its edge."""
    parts = []
    for wave in range(waves):
        step = 360 / waves
        top, low, end = (wave * step + step * part for part in (0, 0.5, 1))
        first = at(top + step / 4, radius), at(low - step / 4, radius - depth)
        second = at(low + step / 4, radius - depth), at(end - step / 4, radius)
        parts.append(_curve(*first, at(low, radius - depth)) + _curve(*second, at(end, radius)))
    return f"M{pair(at(0, radius))}" + "".join(parts) + "Z"


def gear(teeth: int, radius: float, depth: float) -> str:
    """Path data of a cog wheel with slanted, rounded teeth."""
    step = 360 / teeth
    points = []
    for tooth in range(teeth):
        for part, distance in ((-0.2, radius), (0.2, radius), (0.32, 0), (0.68, 0)):
            points.append(at((tooth + part) * step, distance or radius - depth))
    return rounded(points, 4.5)


def burst(points: int, radius: float, depth: float) -> str:
    """Path data of a seal with a pointed edge."""
    steps = range(2 * points)
    return rounded([at(180 * step / points, radius - depth * (step % 2)) for step in steps], 5)


def shield(scale: float = 1) -> str:
    """Path data of a shield with a curved top."""
    spots = {
        name: pair((MIDDLE + x * scale, MIDDLE + y * scale))
        for name, (x, y) in {
            "top": (0, -214), "a": (60, -174), "b": (128, -166), "right": (188, -172),
            "c": (194, -40), "d": (186, 118), "tip": (0, 218),
            "e": (-186, 118), "f": (-194, -40), "left": (-188, -172),
            "g": (-128, -166), "h": (-60, -174),
        }.items()
    }  # fmt: skip
    return "M{top}C{a} {b} {right}C{c} {d} {tip}C{e} {f} {left}C{g} {h} {top}Z".format(**spots)


def petal(angle: float, length: float, width: float, start: float = 0) -> str:
    """Path data of a pointed petal that grows outward."""
    root, tip = at(angle, start), at(angle, start + length)
    left = at(angle - 90, width, *at(angle, start + length * 0.45))
    right = at(angle + 90, width, *at(angle, start + length * 0.45))
    return f"M{pair(root)}Q{pair(left)} {pair(tip)}Q{pair(right)} {pair(root)}Z"


def guilloche(lobes: int, radius: float, swing: float, lines: int) -> str:
    """Path data of interlaced fine waves, as on bank notes."""
    parts = []
    for line in range(lines):
        shift = 360 * line / lines / lobes
        points = []
        for step in range(0, 360, 3):
            wave = math.cos(math.radians((step + shift) * lobes))
            points.append(at(step, radius + swing * wave))
        parts.append(closed(points))
    return "".join(parts)


def _towards(corner: Point, other: Point, distance: float) -> Point:
    length = math.dist(corner, other)
    part = min(distance, length / 2) / length
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _curve(first: Point, second: Point, end: Point) -> str:
    return f"C{pair(first)} {pair(second)} {pair(end)}"

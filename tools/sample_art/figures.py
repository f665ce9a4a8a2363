"""Small figures of the medals, as path data: circles, stars, hearts, leaves, clouds."""

import math

from tools.sample_art.shapes import at, pair, rounded


def circle(radius: float, x: float = 256, y: float = 256) -> str:
    """A circle, as path data."""
    return (
        f"M{pair((x - radius, y))}a{radius:g} {radius:g} 0 1 1 {2 * radius:g} 0"
        f"a{radius:g} {radius:g} 0 1 1 {-2 * radius:g} 0z"
    )


def leaf(x: float, y: float, angle: float, length: float, width: float) -> str:
    """A pointed leaf that grows from a place in a direction."""
    half = at(angle, length * 0.45, x, y)
    left, right = at(angle - 90, width, *half), at(angle + 90, width, *half)
    tip = pair(at(angle, length, x, y))
    return f"M{pair((x, y))}Q{pair(left)} {tip}Q{pair(right)} {pair((x, y))}Z"


def star(x: float, y: float, size: float) -> str:
    """A star with five blunt points."""
    points = [at(36 * index, size * (0.46 if index % 2 else 1), x, y) for index in range(10)]
    return rounded(points, size * 0.12)


def heart(x: float, y: float, size: float) -> str:
    """A heart whose tip points down."""

    def spot(across: float, down: float) -> str:
        return pair((x + across * size, y + down * size))

    return (
        f"M{spot(0, 1)}C{spot(-2, -0.1)} {spot(-1, -1.5)} {spot(0, -0.5)}"
        f"C{spot(1, -1.5)} {spot(2, -0.1)} {spot(0, 1)}Z"
    )


def cloud(x: float, y: float, scale: float) -> str:
    """A cloud of three humps on a flat ground."""
    move, humps = pair((x - 92 * scale, y + 56 * scale)), []
    for radius, dx, dy in ((46, -14, -80), (58, 96, -38), (48, 96, 44)):
        humps.append(
            f"a{radius * scale:.1f} {radius * scale:.1f} 0 0 1 {dx * scale:.1f} {dy * scale:.1f}"
        )
    low = 37 * scale
    return f"M{move}{''.join(humps)}a{low:.1f} {low:.1f} 0 0 1 {4 * scale:.1f} {74 * scale:.1f}z"


def octagram(radius: float) -> list[tuple[float, float]]:
    """The outline of two squares, one turned by half a right angle."""
    notch = radius * math.cos(math.radians(45)) / math.cos(math.radians(22.5))
    return [at(22.5 * index, notch if index % 2 else radius) for index in range(16)]

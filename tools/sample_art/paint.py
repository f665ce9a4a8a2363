"""Puts drawings together: gradients by name, paths, rings and the frame of an SVG."""

from dataclasses import dataclass, field

from tools.sample_art.shapes import MIDDLE, number


@dataclass(slots=True)
class Canvas:
    """Collects the parts of one picture, bottom first."""

    title: str
    _definitions: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)

    def shade(self, top: str, bottom: str, *, round_: bool = False) -> str:
        """A gradient from top to bottom, or from the middle outward; gives its paint."""
        name = f"s{len(self._definitions)}"
        kind, place = (
            ("radialGradient", 'cx=".5" cy=".38" r=".7"')
            if round_
            else ("linearGradient", 'x1="0" y1="0" x2="0" y2="1"')
        )
        self._definitions.append(
            f'<{kind} id="{name}" {place}><stop offset="0" stop-color="{top}"/>'
            f'<stop offset="1" stop-color="{bottom}"/></{kind}>'
        )
        return f"url(#{name})"

    def clip(self, data: str) -> str:
        """A clipping path; gives its reference."""
        name = f"c{len(self._definitions)}"
        self._definitions.append(f'<clipPath id="{name}"><path d="{data}"/></clipPath>')
        return f"url(#{name})"

    def fill(self, data: str, paint: str, opacity: float = 1, **more: str) -> None:
        """A filled path."""
        self._add(f'<path d="{data}" fill="{paint}"{_opacity(opacity)}{_more(more)}/>')

    def line(self, data: str, paint: str, width: float, opacity: float = 1, **more: str) -> None:
        """A stroked path with round ends and corners."""
        self._add(
            f'<path d="{data}" fill="none" stroke="{paint}" stroke-width="{number(width)}"'
            f' stroke-linecap="round" stroke-linejoin="round"{_opacity(opacity)}{_more(more)}/>'
        )

    def disc(
        self, radius: float, paint: str, x: float = MIDDLE, y: float = MIDDLE, opacity: float = 1
    ) -> None:
        """A filled circle."""
        self._add(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
            f' fill="{paint}"{_opacity(opacity)}/>'
        )

    def ring(
        self, radius: float, paint: str, width: float, opacity: float = 1, **more: str
    ) -> None:
        """A circle line round the middle."""
        self._add(
            f'<circle cx="256" cy="256" r="{number(radius)}" fill="none" stroke="{paint}"'
            f' stroke-width="{number(width)}"{_opacity(opacity)}{_more(more)}/>'
        )

    def begin(self, **attributes: str) -> None:
        """Open a group."""
        self._add(f"<g{_more(attributes)}>")

    def end(self) -> None:
        """Close the group that was opened last."""
        self._add("</g>")

    def finish(self) -> bytes:
        """The whole picture as SVG."""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512"'
            f' height="512">\n<title>{self.title}</title>\n'
            f"<defs>{''.join(self._definitions)}</defs>\n" + "\n".join(self._parts) + "\n</svg>\n"
        ).encode()

    def _add(self, part: str) -> None:
        self._parts.append(part)


def _opacity(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{opacity:g}"'


def _more(attributes: dict[str, str]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())

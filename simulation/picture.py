"""The report's picture: an SVG of plain shapes, the same bytes for the same days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from simulation.day import Day

WIDTH, LEFT, RIGHT, ROW = 880, 230, 70, 26

LAYERS: tuple[tuple[str, str, Callable[[Day], int]], ...] = (
    ("memory", "#1b7f5c", lambda day: day.count.memory),
    ("Firestore", "#2b6cb0", lambda day: day.count.firestore),
    ("YouTube", "#c2410c", lambda day: day.count.youtube),
    ("stale", "#8a6d0f", lambda day: day.count.stale),
    ("refused", "#6b7280", lambda day: day.count.refused),
)
UNITS = "#c2410c"


def picture(days: Sequence[Day], ablation: Sequence[Day]) -> str:
    """Where the answers of ``days`` came from, and the units that each ``ablation`` costs."""
    top = 84
    middle = top + ROW * len(days) + 62
    height = middle + ROW * len(ablation) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="#1f2937" role="img">',
        "<title>A simulated day: where answers come from, and what each mechanism saves</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(20, 28, "Where the answers come from, by number of instances", bold=True),
        *_legend(52),
        *(part for row, day in enumerate(days) for part in _layers(day, top + row * ROW)),
        _text(20, middle - 18, "Units of YouTube quota, one mechanism left out", bold=True),
        *_units(ablation, middle),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _legend(y: int) -> Iterator[str]:
    for place, (name, colour, _) in enumerate(LAYERS):
        x = LEFT + place * 110
        yield f'<rect x="{x}" y="{y - 11}" width="12" height="12" fill="{colour}"/>'
        yield _text(x + 18, y, name)


def _layers(day: Day, y: int) -> Iterator[str]:
    yield _text(20, y + 14, day.plan.name.replace("`", ""))
    x = float(LEFT)
    for _, colour, part in LAYERS:
        width = (WIDTH - LEFT - RIGHT) * part(day) / day.count.requests
        yield _bar(x, y, width, colour)
        if width > 44:
            share = f"{part(day) / day.count.requests:.0%}"
            yield _text(x + width / 2, y + 14, share, colour="#ffffff", anchor="middle")
        x += width


def _units(days: Sequence[Day], top: int) -> Iterator[str]:
    most = max((day.units for day in days), default=0) or 1
    for row, day in enumerate(days):
        y = top + row * ROW
        width = (WIDTH - LEFT - RIGHT) * day.units / most
        yield _text(20, y + 14, day.plan.name)
        yield _bar(LEFT, y, width, UNITS)
        yield _text(LEFT + width + 6, y + 14, f"{day.units:,}")


def _bar(x: float, y: int, width: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{ROW - 6}" fill="{colour}"/>'


def _text(
    x: float,
    y: int,
    text: str,
    *,
    bold: bool = False,
    colour: str = "#1f2937",
    anchor: str = "start",
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(text)}</text>"
    )

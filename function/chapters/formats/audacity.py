"""Label tracks for Audacity (https://manual.audacityteam.org/man/importing_and_exporting_labels.html)."""

from __future__ import annotations

from chapters.domain.video import Chapters
from chapters.formats.ordered import in_order


def render(chapters: Chapters) -> str:
    """A label from the start to the end of each chapter; the last is a point if it has no end."""
    return "".join(
        f"{part.start}.000000\t{part.end or part.start}.000000\t{part.title}\n"
        for part in in_order(chapters)
    )

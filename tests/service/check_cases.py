"""Reads and writes the cases in ``tests/service/checks``: a description, and what is said of it.

Each file says why it is there, then settings (``duration: 83:00``, ``options: offset=12``, ``video:
live`` or ``made for kids``), then sections:

- ``description``;
- ``findings``: the verdict, then one finding a line (line, strength, rule), then the notes;
- ``changes``: line, certainty, rule;
- ``mended``: the description, if it differs; ``corrected``: the list alone.

A character that cannot be seen is written ``<U+200B>``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chapters.domain.list_options import ListOptions
from chapters.domain.video import Video
from chapters.service.check import Verdict, pasted

FOLDER = Path(__file__).parent / "checks"

_SECTION = re.compile(r"^=== (description|findings|changes|mended|corrected)\n", re.MULTILINE)
_SETTING = re.compile(r"^(duration|options|video): (.*)$", re.MULTILINE)
_ESCAPE = re.compile(r"<U\+([0-9A-F]{4,6})>")
_UNSEEN = re.compile(r"[\r\u00a0\u200b-\u200f\u2060\ufeff]|[ \t]+$", re.MULTILINE)


@dataclass(frozen=True)
class CheckCase:
    """A description, what asks for its check, and what the check says."""

    name: str
    settings: dict[str, str]
    description: str
    findings: str
    changes: str
    mended: str
    corrected: str

    @property
    def video(self) -> Video:
        clock = self.settings.get("duration")
        duration = None
        for part in clock.split(":") if clock else ():
            duration = (duration or 0) * 60 + int(part)
        video = pasted(self.description, duration=duration)
        kind = self.settings.get("video", "")
        if kind == "made for kids":
            return video._replace(made_for_kids=True)
        return video._replace(live=kind) if kind else video  # type: ignore[arg-type]

    @property
    def options(self) -> ListOptions:
        named = dict(pair.split("=") for pair in self.settings.get("options", "").split())
        values: dict[str, Any] = {
            {"round": "round_to"}.get(name, name): int(value) if name in _NUMBERS else value
            for name, value in named.items()
        }
        return ListOptions(**values)


_NUMBERS = ("offset", "round")


def read(path: Path) -> CheckCase:
    """The case in the file at ``path``. Raises ValueError where the layout is broken."""
    head, *sections = _SECTION.split(path.read_text(encoding="utf-8"))
    parts = dict(zip(sections[::2], map(_unescaped, sections[1::2]), strict=True))
    if not _SETTING.sub("", head).strip():
        raise ValueError(f"{path.name} does not say why it is here")
    description = parts["description"]
    return CheckCase(
        path.stem,
        dict(_SETTING.findall(head)),
        description,
        parts["findings"],
        parts.get("changes", ""),
        parts.get("mended", description),
        parts.get("corrected", ""),
    )


def _unescaped(section: str) -> str:
    text = section.removesuffix("\n").removesuffix("\n")
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def escaped(text: str) -> str:
    """``text`` as files hold it."""
    return _UNSEEN.sub(
        lambda match: "".join(f"<U+{ord(character):04X}>" for character in match[0]), text
    )


def findings_of(verdict: Verdict) -> str:
    """The section ``findings`` for ``verdict``."""
    found = verdict.found
    shown = "shown" if found.likely_shown_by_youtube else "not shown"
    lines = [
        f"{finding.line or '-'} {finding.strength} {finding.rule}" for finding in found.findings
    ]
    return "\n".join([shown, *lines, *(f"note {note.code}" for note in found.notes)])


def changes_of(verdict: Verdict) -> str:
    """The section ``changes`` for ``verdict``."""
    return "\n".join(f"{c.line} {c.certainty} {c.rule}" for c in verdict.changes)

"""Reads and writes the cases in ``tests/corpus``, whose README explains their layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "corpus"
FOLDERS = ("lists", "layouts", "dialects", "titles", "lookalikes", "known-failures")
"""The subjects of the cases: a folder each."""

_ESCAPE = re.compile(r"<U\+([0-9A-F]{4,6})>")
_SECTION = re.compile(r"^=== (description|chapters|notes)\n", re.MULTILINE)
_SETTING = re.compile(r"^(duration|known failure): (.*)$", re.MULTILINE)
_UNSEEN = re.compile(
    r"[\r\u00a0\u0300-\u036f\u061c\u200b\u200c\u200e\u200f\u202a-\u202f\u2060-\u206f\u2800\ufeff]"
)


@dataclass(frozen=True)
class Case:
    """One description and what is in it."""

    name: str
    why: str
    description: str
    chapters: tuple[tuple[int, str], ...]
    """Start in seconds, and title."""
    duration: int | None = None
    known_failure: str | None = None
    notes: tuple[str, ...] | None = None
    """None: not compared."""


def read(path: Path) -> Case:
    """The case in the file at ``path``. Raises ValueError where the layout is broken."""
    head, *sections = _SECTION.split(path.read_text(encoding="utf-8"))
    parts = dict(zip(sections[::2], sections[1::2], strict=True))
    if "description" not in parts or "chapters" not in parts:
        raise ValueError(f"{path.name} lacks a description or chapters")
    settings = dict(_SETTING.findall(head))
    why = _SETTING.sub("", head).strip()
    if not why:
        raise ValueError(f"{path.name} does not say why it is here")
    duration = settings.get("duration")
    return Case(
        path.stem,
        why,
        _unescaped(parts["description"].removesuffix("\n").removesuffix("\n")),
        tuple(_chapter(line, path) for line in parts["chapters"].splitlines() if line.strip()),
        int(duration) if duration else None,
        settings.get("known failure"),
        tuple(parts["notes"].split()) if "notes" in parts else None,
    )


def all_cases() -> list[Case]:
    """Every case of the corpus, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*/*.txt"), key=lambda path: path.stem)]


def written(case: Case) -> str:
    """The text of the file for ``case``; ``read`` gives it back."""
    lines = [case.why]
    if case.duration is not None:
        lines.append(f"duration: {case.duration}")
    if case.known_failure:
        lines.append(f"known failure: {case.known_failure}")
    lines += ["", "=== description", _escaped(case.description), "", "=== chapters"]
    lines += [f"{_time(start)} {_escaped(title)}".rstrip(" ") for start, title in case.chapters]
    if case.notes is not None:
        lines += ["", "=== notes", *case.notes]
    return "\n".join(lines) + "\n"


def _chapter(line: str, path: Path) -> tuple[int, str]:
    time, _, title = line.partition(" ")
    try:
        seconds = 0
        for part in time.split(":"):
            seconds = seconds * 60 + int(part)
    except ValueError as error:
        raise ValueError(f"{path.name}: {line!r} does not start with a time") from error
    return seconds, _unescaped(title)


def _time(seconds: int) -> str:
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _escaped(text: str) -> str:
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)

"""Captions in JSON: YouTube's own ``json3``, and what tools write.

The tools: youtube-transcript-api, Whisper and its relatives (whisper.cpp, WhisperX, Transformers'
pipeline), and the transcripts of podcasts (Podcasting 2.0).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeAlias

from chapters.errors import InvalidTranscript
from chapters.transcript.caption import Caption
from chapters.transcript.faults import Faults
from chapters.transcript.source import Source

_Entry: TypeAlias = Mapping[str, Any]

_LISTS = ("events", "segments", "snippets", "chunks", "transcription", "transcript")
"""Where a file that is no list itself holds its list, in this order."""

_OPENING = re.compile(rf'^\s*\[|"(?:{"|".join(_LISTS)})"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_MAX_SECONDS = 10**7


def recognises(source: Source) -> bool:
    """Whether it begins as JSON does. ``[0:05] words`` begins so too, but not ``["`` or ``[{``."""
    start = source.text.lstrip()[:40]
    return start.startswith("{") or (start[:1] == "[" and start[1:].lstrip()[:1] in ("{", "[", "]"))


def holds_captions(value: object) -> bool:
    """Whether ``value``, parsed from JSON, is a file of captions and no object of ours."""
    return isinstance(value, list) or bool(_entries(value))


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``, of a file that was cut off those that came whole.

    Raises InvalidTranscript if not even one did.
    """
    faults.unit = "entry"
    entries: Sequence[object]
    try:
        entries = _entries(json.loads(source.text))
    except json.JSONDecodeError as error:
        entries = list(_whole_entries(source.text))
        if not entries:
            raise InvalidTranscript(
                f"Line {error.lineno}: this begins like JSON, but cannot be read from here on."
            ) from error
        faults.add("broken-off", len(entries) + 1)
    except (ValueError, RecursionError) as error:
        raise InvalidTranscript("This begins like JSON, but cannot be read as such.") from error
    for number, entry in enumerate(entries, 1):
        if caption := _caption(number, entry, faults):
            yield caption


def _whole_entries(text: str) -> Iterator[object]:
    """The entries of the list in ``text`` that can be read, up to the first that cannot."""
    opening = _OPENING.search(text)
    decoder = json.JSONDecoder()
    position = opening.end() if opening else len(text)
    with suppress(ValueError, RecursionError):  # the end of what can be read
        while True:
            between = _BETWEEN.match(text, position)
            entry, position = decoder.raw_decode(text, between.end() if between else position)
            yield entry


def _entries(value: object) -> Sequence[object]:
    if isinstance(value, dict):
        return next((value[name] for name in _LISTS if isinstance(value.get(name), list)), [])
    if isinstance(value, list):
        # youtube-transcript-api's command writes a list of transcripts, even of one.
        return value[0] if value and isinstance(value[0], list) else value
    return []


def _caption(number: int, entry: object, faults: Faults) -> Caption | None:
    """The caption in ``entry``; None if it holds no words, or no time that can be read."""
    text = _text(entry) if isinstance(entry, dict) else ""
    if not isinstance(entry, dict) or not text.strip():
        return None
    start, end = _times(entry)
    if start is None:
        faults.add("unreadable-times", number)
        return None
    speaker = entry.get("speaker")
    return Caption.of(number, start, end, text, speaker if isinstance(speaker, str) else "")


def _text(entry: _Entry) -> str:
    if isinstance(words := entry.get("segs"), list):
        return "".join(_string(word.get("utf8")) for word in words if isinstance(word, dict))
    return _string(entry.get("text")) or _string(entry.get("body"))


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _times(entry: _Entry) -> tuple[float | None, float | None]:
    """Start and end in seconds, in the first of the forms of which ``entry`` has the start."""
    offsets, pair = entry.get("offsets"), entry.get("timestamp")
    if "tStartMs" in entry:  # json3
        return _lasting(_number(entry["tStartMs"], 1000), _number(entry.get("dDurationMs"), 1000))
    if isinstance(offsets, dict):  # whisper.cpp
        return _number(offsets.get("from"), 1000), _number(offsets.get("to"), 1000)
    if isinstance(pair, list) and len(pair) == 2:  # Transformers
        return _number(pair[0]), _number(pair[1])
    if "startTime" in entry:  # podcasts
        return _number(entry["startTime"]), _number(entry.get("endTime"))
    start = _number(entry.get("start"))
    if "duration" in entry:  # youtube-transcript-api
        return _lasting(start, _number(entry["duration"]))
    return start, _number(entry.get("end"))  # Whisper


def _lasting(start: float | None, length: float | None) -> tuple[float | None, float | None]:
    return start, None if start is None or length is None else round(start + length, 3)


def _number(value: object, divisor: int = 1) -> float | None:
    """``value``, a number or the text of one, in seconds; None if it cannot be a time."""
    if isinstance(value, str) and len(value) < 20:
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value / divisor if 0 <= value <= _MAX_SECONDS * divisor else None

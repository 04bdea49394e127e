"""The text of a transcript to cues: one reader for each format, all strict about times.

- WebVTT: https://www.w3.org/TR/webvtt1/#file-structure
- SubRip has no specification.
- SBV is YouTube Studio's own format.
- Plain text: each line starts with its time, or follows a line with its time, as in text copied
  from YouTube's transcript panel.

Linear time: each line is read once, by patterns whose repetitions are bounded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chapters.errors import InvalidTranscript
from chapters.transcript.cue import Cue

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,3}):(\d\d)[.,](\d{1,3})"
_ARROW = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?")
_COMMA = re.compile(rf"{_CLOCK},{_CLOCK}")
_PLAIN = re.compile(
    r"[\[(【]? (?:(\d{1,4}):)? (\d{1,3}):(\d\d) (?:[.,](\d{1,3}))? [\])】]?"
    r"(?: \s* [-–—|:] \s+ | \s+ | $ ) (.*)",
    re.VERBOSE,
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,80})? ([^<>]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{1,80}\}")
_WORD_TIME = re.compile(r"<\d{1,4}:\d\d:\d\d\.\d{3}>")


@dataclass(slots=True)
class _Block:
    """The times of a cue, and the lines below them."""

    start: float
    end: float | None
    lines: list[str] = field(default_factory=list)


def cues_in(text: str) -> tuple[str, list[Cue]]:
    """The name of the format, and the cues, in the order of ``text``; raises InvalidTranscript."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    format_ = _format_of(lines)
    cues = list(_READERS[format_](lines))
    if not cues:
        raise InvalidTranscript(
            "There is nothing with a time in this. Send captions as WebVTT, SRT or SBV, or plain "
            "text whose lines begin with their time, such as 1:23."
        )
    return format_, cues


def _format_of(lines: list[str]) -> str:
    if re.match(r"WEBVTT(?:\s|$)", lines[0]):
        return "webvtt"
    if any("-->" in line for line in lines):
        return "srt"
    return "sbv" if any(_COMMA.fullmatch(line.strip()) for line in lines) else "plain"


def _webvtt(lines: list[str]) -> Iterator[Cue]:
    # YouTube's automatic captions roll: each cue repeats the line before it, and words have times.
    is_rolling = any(_WORD_TIME.search(line) for line in lines)
    last = ""
    # Only an empty line ends a cue; rolling captions contain lines with a single space.
    for block in _blocks(lines, is_timing=_is_arrow, is_blank=lambda line: not line):
        new_lines: list[str] = []
        for line in (html.unescape(_TAG.sub("", line)).strip() for line in block.lines):
            if line and not (is_rolling and line == last):
                new_lines.append(line)
                last = line
        voice = next(filter(None, map(_VOICE.search, block.lines)), None)
        yield from _cue(block, new_lines, speaker=html.unescape(voice[1]).strip() if voice else "")


def _srt(lines: list[str]) -> Iterator[Cue]:
    for block in _blocks(lines, is_timing=_is_arrow, is_blank=_is_space):
        yield from _cue(block, [_TAG.sub("", line).strip() for line in block.lines])


def _sbv(lines: list[str]) -> Iterator[Cue]:
    for block in _blocks(lines, is_timing=_is_comma_timing, is_blank=_is_space):
        yield from _cue(block, block.lines)


def _plain(lines: list[str]) -> Iterator[Cue]:
    block: _Block | None = None
    for number, line in enumerate(map(str.strip, lines), 1):
        match = _PLAIN.fullmatch(line)
        if match is None:
            if block is not None:  # lines before the first time are a heading
                block.lines.append(line)
            continue
        *clock, rest = match.groups()
        following = _Block(_seconds(*clock), None, [rest])
        if block is not None:
            if following.start < block.start:
                raise InvalidTranscript(f"Line {number}: this time is before the one above it.")
            yield from _cue(block, block.lines)
        block = following
    if block is not None:
        yield from _cue(block, block.lines)


_READERS = {"webvtt": _webvtt, "srt": _srt, "sbv": _sbv, "plain": _plain}


def _blocks(
    lines: list[str], *, is_timing: Callable[[str], bool], is_blank: Callable[[str], bool]
) -> Iterator[_Block]:
    """Each line of times with the lines below it, up to a blank one. Other lines are skipped."""
    block: _Block | None = None
    for number, line in enumerate(lines, 1):
        if is_timing(line):
            if block is not None:
                raise InvalidTranscript(f"Line {number}: there is no blank line before this cue.")
            block = _timed(line, number)
        elif block is not None and is_blank(line):
            yield block
            block = None
        elif block is not None:
            block.lines.append(line)
    if block is not None:
        yield block


def _timed(line: str, number: int) -> _Block:
    """A block with the times in ``line``, which is the ``number``-th; raises InvalidTranscript."""
    match = _ARROW.fullmatch(line) or _COMMA.fullmatch(line.strip())
    if match is None:
        raise InvalidTranscript(
            f"Line {number}: these times cannot be read. Write them like "
            "00:01:02.500 --> 00:01:05.000."
        )
    clocks = match.groups()
    start, end = _seconds(*clocks[:4]), _seconds(*clocks[4:])
    if end < start:
        raise InvalidTranscript(f"Line {number}: this cue ends before it starts.")
    return _Block(start, end)


def _cue(block: _Block, lines: list[str], *, speaker: str = "") -> Iterator[Cue]:
    """The cue of ``block`` with the text of ``lines``; no cue if that is empty."""
    if text := " ".join(filter(None, map(str.strip, lines))):
        yield Cue(block.start, block.end, text, speaker)


def _is_arrow(line: str) -> bool:
    return "-->" in line


def _is_comma_timing(line: str) -> bool:
    return _COMMA.fullmatch(line) is not None


def _is_space(line: str) -> bool:
    return not line.strip()


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int((fraction or "0").ljust(3, "0")) / 1000

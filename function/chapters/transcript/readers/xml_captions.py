"""Captions in XML: TTML (``.ttml``, ``.dfxp``), and two formats of YouTube's own (srv1, srv3)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from chapters.errors import InvalidTranscript
from chapters.transcript.caption import Caption
from chapters.transcript.faults import Faults
from chapters.transcript.readers.ttml_time import TimeReader
from chapters.transcript.source import Source

_CAPTION_ELEMENTS = {"tt": "p", "transcript": "text", "timedtext": "p"}
"""The element of a caption, by the root of TTML, srv1 and srv3."""
_CAPTION = re.compile(rb"<(?:\w{1,20}:)?(?:p|text)\s")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
"""One that begins nothing in XML: a bare one, or HTML's ``&nbsp;``."""
_MAX_MISTAKES = 100
"""Mistakes behind which parsing goes on: each costs time, so that their number is bounded."""


class _Mistake(NamedTuple):
    """Where XML stops being well-formed."""

    offset: int
    """Bytes from the start of what was parsed."""
    line: int
    """From 1, of the file."""


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    name: str
    """With its prefix."""
    begin: float | None
    """Seconds; None: neither it nor an element around it has a time."""
    end: float | None
    caption: _Words | None
    """Where the words inside it belong; None: they are no caption's."""


@dataclass(slots=True)
class _Words:
    """A caption whose element is open."""

    line: int
    owner: int
    """How many elements are around the one that it belongs to."""
    is_timed: bool
    parts: list[str] = field(default_factory=list)


def recognises(source: Source) -> bool:
    """Whether it begins with an angle bracket."""
    return source.lines[source.first].lstrip().startswith("<")


def read(source: Source, faults: Faults) -> Iterator[Caption]:
    """The captions in ``source``; behind a mistake in the XML it goes on with the next caption.

    Raises InvalidTranscript if it declares entities, which can grow without bound.
    """
    handler = _Handler(faults)
    line = source.first  # lines above what is parsed
    text = "\n".join(source.lines[line:]).lstrip()
    data = _AMPERSAND.sub("&amp;", text).encode("utf-8", "replace")
    for _ in range(_MAX_MISTAKES):
        mistake = handler.parse(data, line)
        if mistake is None:
            break
        following = _CAPTION.search(data, mistake.offset + 1)
        faults.add("not-well-formed", mistake.line)
        if following is None:
            break
        line += data.count(b"\n", 0, following.start())
        data = data[following.start() :]
    yield from handler.captions


class _Handler:
    """Collects captions while expat parses."""

    def __init__(self, faults: Faults) -> None:
        self.captions: list[Caption] = []
        self._faults = faults
        self._root = ""
        self._times = TimeReader({})
        self._open: list[_Element] = []
        self._line: Callable[[], int] = lambda: 0

    def parse(self, data: bytes, lines_above: int) -> _Mistake | None:
        """Parse ``data``, up to its end or to the first mistake, which is returned.

        After a mistake the elements around captions count as open still.
        """
        parser = expat.ParserCreate("utf-8")
        self._open = [element for element in self._open if element.caption is None]
        prefix = "".join(f"<{element.name}>" for element in self._open).encode()
        parser.Parse(prefix)
        self._line = lambda: parser.CurrentLineNumber + lines_above
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = _refuse_entity
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            offset = parser.ErrorByteIndex - len(prefix)
            return _Mistake(offset, parser.ErrorLineNumber + lines_above)
        return None

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        own = {_local(key): value for key, value in attributes.items()}
        if not self._open:
            self._root, self._times = local, TimeReader(own)
        around = self._open[-1] if self._open else _Element("", None, None, None)
        begin, end, is_timed = self._interval(own, around)
        words = around.caption
        is_span = local == "span" and is_timed and words is not None and not words.is_timed
        if local == _CAPTION_ELEMENTS.get(self._root) or is_span:
            words = _Words(self._line(), len(self._open), is_timed)
        elif local == "br" and words is not None:
            words.parts.append("\n")
        self._open.append(_Element(name, begin, end, words))

    def _interval(
        self, own: Mapping[str, str], around: _Element
    ) -> tuple[float | None, float | None, bool]:
        """Begin and end in seconds, and whether the element has a time of its own.

        In TTML, times count from the begin of the element around.
        """
        if self._root == "timedtext":
            start, length, scale = own.get("t"), own.get("d"), 0.001
        elif self._root == "transcript":
            start, length, scale = own.get("start"), own.get("dur"), 1.0
        else:
            return self._times.interval(own, around.begin, around.end)
        begin = _number(start)
        if begin is None:
            return None, None, False
        lasts = _number(length)
        end = None if lasts is None else round((begin + lasts) * scale, 3)
        return round(begin * scale, 3), end, True

    def _characters(self, data: str) -> None:
        words = self._open[-1].caption
        if words is not None:
            # In TTML a line break of the file is none of the caption: that is <br/>.
            words.parts.append(data.replace("\n", " ") if self._root == "tt" else data)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        words = element.caption
        if words is None or words.owner != len(self._open):
            return
        text = html.unescape("".join(words.parts))  # YouTube escapes twice; see _AMPERSAND too
        if not text.strip():
            return
        if element.begin is None:
            self._faults.add("unreadable-times", words.line)
            return
        self.captions.append(Caption.of(words.line, element.begin, element.end, text))


def _local(name: str) -> str:
    """A name without its prefix; whether the prefix is declared does not matter here."""
    return name.rpartition(":")[2]


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number <= 10**10 else None


def _refuse_entity(*_: object) -> None:
    raise InvalidTranscript("Captions in XML must not declare entities (<!ENTITY).")

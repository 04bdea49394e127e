"""Captions in XML: TTML (``.ttml``, ``.dfxp``), and two formats of YouTube's own (srv1, srv3)."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from chapters.errors import InvalidTranscript
from chapters.transcript.caption import Caption
from chapters.transcript.faults import Faults
from chapters.transcript.readers.ttml_time import TimeReader
from chapters.transcript.source import Source

_CAPTION_ELEMENTS = {"tt": "p", "transcript": "text", "timedtext": "p"}
"""The element of a caption, by the root of TTML, srv1 and srv3."""


@dataclass(slots=True)
class _Element:
    """An element that is open."""

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
    """The captions in ``source``, up to where it is no longer well-formed.

    Raises InvalidTranscript if it declares entities, which can grow without bound.
    """
    parser = expat.ParserCreate("utf-8")
    handler = _Handler(parser, faults, first_line=source.first)
    try:
        parser.Parse("\n".join(source.lines[source.first :]).lstrip().encode("utf-8", "replace"))
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        faults.add("broken-off", error.lineno + source.first)
    yield from handler.captions


class _Handler:
    """Collects captions while expat parses."""

    def __init__(self, parser: expat.XMLParserType, faults: Faults, *, first_line: int) -> None:
        self.captions: list[Caption] = []
        self._parser = parser
        self._faults = faults
        self._first_line = first_line
        self._root = ""
        self._times = TimeReader({})
        self._open: list[_Element] = []
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = _refuse_entity

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = _local(name)
        own = {_local(key): value for key, value in attributes.items()}
        if not self._open:
            self._root, self._times = name, TimeReader(own)
        around = self._open[-1] if self._open else _Element(None, None, None)
        begin, end, is_timed = self._interval(own, around)
        words = around.caption
        is_span = name == "span" and is_timed and words is not None and not words.is_timed
        if name == _CAPTION_ELEMENTS.get(self._root) or is_span:
            line = self._parser.CurrentLineNumber + self._first_line
            words = _Words(line, len(self._open), is_timed)
        elif name == "br" and words is not None:
            words.parts.append("\n")
        self._open.append(_Element(begin, end, words))

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
        text = "".join(words.parts)
        if self._root == "transcript":
            text = html.unescape(text)  # YouTube escapes it twice
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

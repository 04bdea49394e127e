"""What one line says: which timestamps it holds, and where they stand in it.

Lines without a timestamp are not read at all; who needs one (a heading, a title under its stamp)
looks it up in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from chapters.timestamps import Kind, Stamp, stamps_in

Place = Literal["first", "last", "alone", "inside"]
"""Where the stamp of a line is, seen from the words: before, behind, without any, between."""


@dataclass(slots=True)
class Line:
    """A line with a timestamp, or the part of a line that goes with one of its timestamps."""

    seconds: int
    """Where in the video the timestamp points to."""
    at: int
    """Offset of the timestamp in the text."""
    until: int
    """Offset behind it, and behind the end of the range that it opens."""
    begin: int
    """Offset of the first character of the line."""
    end: int
    """Offset behind the last one, the line break excluded."""
    kind: Kind = "colon"
    place: Place = "first"
    more: list[Stamp] = field(default_factory=list)
    """Further timestamps of the line, which may open entries of their own."""


WORD = re.compile(r"[^\W_]")


@cache
def numbering() -> re.Pattern[str]:
    """A number that counts the entries, with its marks: ``1.``, ``(2)``, ``#3``, ``Part 4:``."""
    return re.compile(
        r"""
        [\W_]*+
        (?P<word> part | chapter | chap | ch | section | sec | step | lesson | track | episode | ep
          | no | teil | kapitel | parte | cap[ií]tulo | pt | partie | chapitre | часть | глава
          | bölüm | 第 | パート | チャプター | 챕터 | 파트 | 제 | भाग | अध्याय | الجزء | الفصل | بخش
          | פרק | חלק )?+
        [\s.:#]{0,3}+
        (?P<number> \d{1,3} | [①-⑳❶-❿⓵-⓾] | [ivx]{1,4}(?![^\W_]) | [一二三四五六七八九十]{1,3}
          | [a-z] (?= [).] ) )
        [章節节部回話话集장부편]?
        (?P<mark> [\W_]*+ )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_RANGE = re.compile(
    r"""[\s)\]}】」]{0,3} (?: [-–—−~〜～→➜>至到]{1,3} | \.\.+ | (?:to|until|till|bis|até|hasta|à|al?|до|から) \b )
        [\s(\[{【「]{0,3}""",
    re.VERBOSE | re.IGNORECASE,
)


def stamped_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold a timestamp, in order."""
    lines: list[Line] = []
    end = -1
    for stamp in stamps_in(text):
        seconds, at, until, kind = stamp
        if at < end:
            lines[-1].more.append(stamp)
            continue
        end = text.find("\n", until)
        if end < 0:
            end = len(text)
        lines.append(Line(seconds, at, until, text.rfind("\n", 0, at) + 1, end, kind))
    for line in lines:
        if line.more:
            _join(text, line)
        _place(text, line)
    return lines


def _place(text: str, line: Line) -> None:
    """Set where the stamps of ``line`` stand."""
    at, begin = line.at, line.begin
    last = line.more[-1][2] if line.more else line.until
    if at == begin or not WORD.search(text, begin, at):
        if not line.more and not WORD.search(text, last, line.end):
            line.place = "alone"
    elif not WORD.search(text, last, line.end):
        line.place = "last"
    elif not numbering().fullmatch(text, begin, at):
        line.place = "inside"


def _join(text: str, line: Line) -> None:
    """Drop doubtful stamps beside certain ones; take a range, or a stamp and its link, as one."""
    stamps: list[Stamp] = [(line.seconds, line.at, line.until, line.kind), *line.more]
    for certain in (("colon",), ("link",)):
        if any(stamp[3] in certain for stamp in stamps):
            stamps = [stamp for stamp in stamps if stamp[3] in ("colon", "link")]
            break
    kept = [stamps[0]]
    for stamp in stamps[1:]:
        seconds, at, until, kind = kept[-1]
        if _RANGE.fullmatch(text, until, stamp[1]):
            kept[-1] = (seconds, at, stamp[2], kind)
        elif "link" in (kind, stamp[3]) and not WORD.search(text, until, stamp[1]):
            kept[-1] = (seconds if stamp[3] == "link" else stamp[0], at, stamp[2], "colon")
        else:
            kept.append(stamp)
    (line.seconds, line.at, line.until, line.kind), *line.more = kept

"""What one line says: which timestamps it holds, and where they stand in it.

Lines without a timestamp are not read at all; who needs one (a heading, a title below its stamp)
looks it up in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from chapters.timestamps import Stamp, stamps_in

Place = Literal["first", "last", "alone", "inside"]
"""Where the words of the line are: after its stamp, before it, nowhere, on both sides."""


@dataclass(slots=True)
class Line:
    """One line that holds a timestamp."""

    number: int
    """1-based."""
    begin: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character, the line break excluded."""
    stamps: list[Stamp]
    """At least one; the two ends of a range count as one."""
    place: Place = "first"

    @property
    def seconds(self) -> int:
        """Where in the video the line points to."""
        return self.stamps[0].seconds


WORD = re.compile(r"[^\W_]")

# What may stand before a leading stamp: marks of any kind around a number at most.
NUMBERING = re.compile(
    r"""
    [\W_]*
    (?: (?: part | chapter | chap | ch | section | sec | step | lesson | track | episode | ep | no
          | teil | kapitel | parte | cap[ií]tulo | pt | partie | chapitre | часть | глава | bölüm
          | 第 | パート | チャプター | 챕터 | 파트 | 제 | भाग | الجزء | الفصل | بخش | قسمت | פרק | חלק )
        [\s.:#]{0,3} )?
    (?: (?P<number>\d{1,3}) | [①-⑳❶-❿⓵-⓾] | [ivxIVX]{1,4} | [一二三四五六七八九十]{1,3} | [A-Za-z](?=[).]) )
    [章節节部回話话集장부편]?
    [\W_]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN_ENDS = re.compile(
    r"[\s)\]}】」]*(?:[-–—−~〜～→➜>至到]|to|bis|até|hasta|à|al?|から)[\s(\[{【「]*", re.I
)


def stamped_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold a timestamp, in order."""
    lines: list[Line] = []
    number, counted, end = 1, 0, -1
    for stamp in stamps_in(text):
        if stamp.begin <= end:
            lines[-1].stamps.append(stamp)
            continue
        begin = text.rfind("\n", 0, stamp.begin) + 1
        end = text.find("\n", stamp.end)
        if end < 0:
            end = len(text)
        number += text.count("\n", counted, begin)
        counted = begin
        lines.append(Line(number, begin, end, [stamp]))
    for line in lines:
        if len(line.stamps) > 1:
            line.stamps = _joined(text, line.stamps)
        line.place = _place(text, line)
    return lines


def _place(text: str, line: Line) -> Place:
    first, last = line.stamps[0], line.stamps[-1]
    leads = first.begin == line.begin or not WORD.search(text, line.begin, first.begin)
    trails = not WORD.search(text, last.end, line.end)
    if leads:
        return "alone" if trails and len(line.stamps) == 1 else "first"
    if trails:
        return "last"
    if NUMBERING.fullmatch(text, line.begin, first.begin):
        return "first"
    return "inside"


def _joined(text: str, stamps: list[Stamp]) -> list[Stamp]:
    """Without doubtful stamps beside certain ones; ranges, and a stamp with its link, as one."""
    if any(stamp.kind == "colon" for stamp in stamps):
        stamps = [stamp for stamp in stamps if stamp.kind in ("colon", "link")]
    kept = [stamps[0]]
    for stamp in stamps[1:]:
        last = kept[-1]
        between = text[last.end : stamp.begin]
        linked = "link" in (stamp.kind, last.kind) and not WORD.search(between)
        if linked or _BETWEEN_ENDS.fullmatch(between):
            kept[-1] = last._replace(end=stamp.end)
        else:
            kept.append(stamp)
    return kept

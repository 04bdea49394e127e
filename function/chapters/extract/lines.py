"""What one line says: which timestamps it holds, and where they stand in it.

Lines without a timestamp are not read at all; who needs one (a heading, a title under its stamp)
looks it up in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from chapters.extract.timestamps import Kind, Stamp
from chapters.extract.vocabulary import Topic
from chapters.extract.words import topic

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
    """Offset behind it, and behind the range that it opens or the link that it is part of."""
    begin: int
    """Offset of the first character of the line."""
    end: int
    """Offset behind the last one, the line break excluded."""
    kind: Kind = "colon"
    place: Place = "first"
    more: Sequence[Stamp] = ()
    """Further timestamps of the line, which may open entries of their own."""
    end_of_range: Stamp | None = None
    """The second end of the range that the timestamp opens, as in ``0:00 - 1:20``. None without."""
    heading: Topic | None = None
    """What the words before the timestamp announce: ``Timestamps: 0:00 Intro``."""
    doubted: Stamp | None = None
    """What opens or ends the line, if it was passed over for another one of it."""


INVISIBLE = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Joiners, direction marks and other characters of no width."""
WORD = re.compile(r"[^\W_]")


@cache
def numbering() -> re.Pattern[str]:
    """A number that counts the entries, with its marks: ``1.``, ``(2)``, ``#3``, ``Part 4:``."""
    return re.compile(
        r"""
        (?: (?! 🔟 ) [\W_] )*+
        (?: (?: part | chapter | chap | ch | section | sec | step | lesson | track | episode | ep
              | no | day | teil | kapitel | parte | cap[ií]tulo | pt | partie | chapitre | часть
              | глава | частина | розділ | część | rozdział | bölüm | hoofdstuk | deel | phần
              | chương | tập | bagian | bab | fejezet | rész | kapitola | část | μέρος | κεφάλαιο
              | avsnitt | del | osa | luku | 第 | パート | チャプター | 챕터 | 파트 | 제
              | ตอนที่ | บทที่ | भाग | अध्याय | الجزء | الفصل | بخش | فصل | פרק | חלק )
            [\s.:#]{0,3}+ )?+
        (?P<number> \d{1,3} (?: \.\d{1,2} ){0,2} | [①-⒛❶-❿⓵-⓾➀-➓Ⅰ-Ⅻ🔟]
          | [ivx]{1,5} (?= [.):|] | \s?[-–—]\s )
          | (?: one | two | three | four | five | six | seven | eight | nine | ten | الف )
            (?= [.):] )
          | (?<=\[) x (?=\])
          | [一二三四五六七八九十]{1,3}
          | [^\W\d_] (?= [).] ) )
        [章节節部回話话集장부편]?
        [\W_]*+
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _range() -> re.Pattern[str]:
    """What stands between the two ends of a range."""
    return re.compile(
        rf"""
        [\s{INVISIBLE})\]}}】」）>*_`~]{{0,4}}
        (?: [-–—−~〜～→➜>至到]{{1,3}} | \.{{2,3}} | … | から
          | 부터 | (?: to | until | till | bis | até | hasta | à | al? | до | – ) (?=\s) )
        [\s{INVISIBLE}(\[{{【「（<*_`~]{{0,4}}""",
        re.VERBOSE | re.IGNORECASE,
    )


def _range_end(text: str, at: int) -> int:
    """``at``, where the second timestamp of a range ends, or behind the word for that."""
    return at + 2 if text.startswith(("まで", "까지"), at) else at


def stamped_lines(text: str, stamps: Iterable[Stamp]) -> list[Line]:
    """The lines of ``text`` that hold one of ``stamps``, in order."""
    lines: list[Line] = []
    more: list[Stamp] = []
    end = -1
    for stamp in stamps:
        seconds, at, until, kind = stamp
        if at < end:
            if not more:
                lines[-1].more = more
            more.append(stamp)
            continue
        if more:
            more = []
        end = text.find("\n", until)
        if end < 0:
            end = len(text)
        lines.append(Line(seconds, at, until, text.rfind("\n", 0, at) + 1, end, kind))
    for line in lines:
        if line.more:
            _join(text, line)
        elif line.at == line.begin and line.until + 1 < line.end and text[line.until + 1].isalnum():
            continue  # "0:00 Intro": four lists in five, and what a line is made as
        _place(text, line)
    return lines


def _place(text: str, line: Line) -> None:
    """Set where the stamps of ``line`` stand."""
    at, begin, end = line.at, line.begin, line.end
    last = line.more[-1][2] if line.more else line.until
    speaks_behind = last < end and WORD.search(text, last, end)
    if at == begin or not (text[begin].isalnum() or WORD.search(text, begin, at)):
        if line.more and not speaks_behind:
            line.doubted = line.more[-1]  # "9:16, and why (12:20)" may be a line of stamps last
        elif not speaks_behind:
            line.place = "alone"
    elif not speaks_behind and not (line.more and _counted(text, line)):
        line.place = "last"
    elif not numbering().fullmatch(text, begin, at):
        line.heading = _announced(text[begin:at])
        line.place = "first" if line.heading else "inside"


def _counted(text: str, line: Line) -> bool:
    """Whether only a number stands before the first of several stamps, and words between them."""
    return (
        WORD.search(text, line.until, line.more[0][1]) is not None
        and numbering().fullmatch(text, line.begin, line.at) is not None
    )


def _announced(before: str) -> Topic | None:
    """What ``before`` announces on the line of an entry."""
    if before.rstrip().endswith((":", "：")):
        return topic(before)
    alone = len(before.split()) == 1 and topic(before) == "chapters"
    return "chapters" if alone else None


_TRUST: tuple[frozenset[Kind], ...] = (
    frozenset({"colon", "link"}),
    frozenset({"units"}),
    frozenset({"letter", "mark"}),
)
"""Kinds of timestamps, the ones to be trusted first: beside them the others are doubtful."""


def _opens(text: str, line: Line, at: int) -> bool:
    """Whether nothing but marks or a number stands before the stamp at offset ``at``."""
    return not WORD.search(text, line.begin, at) or bool(
        numbering().fullmatch(text, line.begin, at)
    )


def _join(text: str, line: Line) -> None:
    """Drop doubtful stamps beside certain ones; take a range, or a stamp and its link, as one."""
    stamps: list[Stamp] = [(line.seconds, line.at, line.until, line.kind), *line.more]
    if [stamp for stamp in stamps if stamp[3] not in _TRUST[0]]:
        stamps = _trusted(text, line, stamps)
    kept = _joined(text, line, stamps)
    doubtful = kept[0][3] in ("unit", "letter", "mark") and ";" not in text[line.at : kept[0][2]]
    if doubtful:  # one at the edge of the line, if any
        trails = not WORD.search(text, kept[-1][2], line.end)
        kept = [kept[-1]] if trails and not _opens(text, line, kept[0][1]) else kept[:1]
    if len(kept) > 3:
        kept = _from_zero(text, line, kept)
    (line.seconds, line.at, line.until, line.kind), *line.more = kept


def _from_zero(text: str, line: Line, stamps: list[Stamp]) -> list[Stamp]:
    """``stamps`` from ``0:00`` on, if three begin there behind words and other times: "before the
    class at 18:30: 0:00 Warm-up / 2:15 Steps / 4:40 Turns"."""
    zero = next((place for place, stamp in enumerate(stamps) if stamp[0] == 0), 0)
    if 0 < zero < len(stamps) - 2 and WORD.search(text, line.begin, stamps[0][1]):
        return stamps[zero:]
    return stamps


def _trusted(text: str, line: Line, stamps: list[Stamp]) -> list[Stamp]:
    """``stamps`` without those that are doubtful beside the others."""
    held = {stamp[3] for stamp in stamps}
    trusted = next((kinds for kinds in _TRUST if held & kinds), held)
    if stamps[0][3] not in trusted and _opens(text, line, stamps[0][1]):
        line.doubted = stamps[0]
    elif stamps[-1][3] not in trusted and not WORD.search(text, stamps[-1][2], line.end):
        line.doubted = stamps[-1]
    return [stamp for stamp in stamps if stamp[3] in trusted]


def _joined(text: str, line: Line, stamps: list[Stamp]) -> list[Stamp]:
    """``stamps`` with each range, and each stamp beside its link, as one."""
    first, *others = stamps
    kept = [first]
    for stamp in others:
        seconds, at, until, kind = kept[-1]
        if _range().fullmatch(text, until, stamp[1]):
            if stamp[0] < seconds and WORD.search(text, stamp[2], line.end):
                continue  # "9:48 - 4:30 for the first kilometre": the title's
            kept[-1] = (seconds, at, _range_end(text, stamp[2]), kind)
            line.end_of_range = stamp
        elif "link" in (kind, stamp[3]) and not WORD.search(text, until, stamp[1]):
            kept[-1] = (stamp[0] if kind == "link" else seconds, at, stamp[2], "colon")
        else:
            kept.append(stamp)
    return kept

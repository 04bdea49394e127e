"""What one line says: which timestamps it holds, and where they stand in it.

Lines without a timestamp are not read at all; who needs one (a heading, a title under its stamp)
looks it up in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from chapters.extract.characters import INVISIBLE, WORD, has_words
from chapters.extract.subjects.corrections import CORRECTIONS
from chapters.extract.subjects.headings import CHAPTERS, headline
from chapters.extract.subjects.phrases import prepared
from chapters.extract.timestamps import ANY_CASE, Kind, Stamp, lazy_pattern, scan

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
    heading: Literal["chapters", "corrections", "label"] | None = None
    """What the words before the timestamp announce: ``Timestamps: 0:00 Intro``."""
    doubted: Stamp | None = None
    """The first or last timestamp of the line, when a clearer one was preferred (``2:10`` over
    ``1.25``)."""

    @property
    def stamps(self) -> list[Stamp]:
        """All its timestamps."""
        return [Stamp(self.seconds, self.at, self.until, self.kind), *self.more]


_NUMBERING = r"""
    (?: (?! 🔟 ) [\W_] )*+
    (?: (?: part | chapter | chap | ch | section | sec | step | lesson | track | episode | ep
          | no | day | teil | kapitel | parte | cap[ií]tulo | pt | partie | chapitre | часть
          | глава | частина | розділ | część | rozdział | bölüm | hoofdstuk | deel | phần
          | chương | tập | bagian | bab | fejezet | rész | kapitola | část | μέρος | κεφάλαιο
          | avsnitt | del | osa | luku | 第 | パート | チャプター | 챕터 | 파트 | 제
          | ตอนที่ | บทที่ | भाग | अध्याय | الجزء | الفصل | بخش | فصل | פרק | חלק )
        [\s.:#]{0,3}+ )?+
    (?P<number> \d{1,3}+ (?: \.\d{1,2} ){0,2}+ | [①-⒛❶-❿⓵-⓾➀-➓Ⅰ-Ⅻ🔟]
      | [a-h]\d{1,2} (?= [.):\s] )
      | [ivx]{1,5} (?= [.):|] | \s?[-–—]\s )
      | الف (?= [.):] )
      | (?<=\[) x (?=\]) | w (?= / )
      | [一二三四五六七八九十]{1,3}
      | [^\W\d_] (?= [).] ) )
    (?: [章节節部回話话集장부편] | (?<!\d) | (?! [^\W\d_] ) )
    _*+ \W*+
    """


def numbering() -> re.Pattern[str]:
    """A number that counts the entries, with its marks: ``1.``, ``(2)``, ``#3``, ``Part 4:``;
    ``B2`` of the second side of a record; ``w/``, for one beside a track played with another."""
    return lazy_pattern(_NUMBERING, ANY_CASE)


_LEADS = frozenset(
    ("at", "@", "um", "ab", "bei", "à", "a", "las", "às", "en", "em", "alle", "в", "om", "kl.", "o")
)


def leads_to_time(before: str) -> bool:
    """Whether ``before`` ends with a word that leads from a sentence to its time."""
    return before[-1:] == " " and not _LEADS.isdisjoint(before.split()[-1:])


_RANGE = rf"""
    [\s{INVISIBLE})\]}}】」）>*_`~]{{0,4}}
    (?: [-–—−~〜～→➜>至到]{{1,3}} | \.{{2,3}} | … | から
      | 부터 | (?: to | until | till | bis | até | hasta | al | (?-i: [aà] ) | до | – ) (?=\s) )
    [\s{INVISIBLE}(\[{{【「（<*_`~]{{0,4}}"""
"""What stands between the two ends of a range. A capital A is a title."""


def stamped_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold timestamps, in order."""
    lines: list[Line] = []
    unclear: dict[int, Line] = {}
    end = -1
    for seconds, at, until, kind in scan(text):
        if at > end:
            begin = text.rfind("\n", 0, at) + 1
            end = text.find("\n", until)
            if end < 0:
                end = len(text)
            more: list[Stamp] = []
            line = Line(seconds, at, until, begin, end, kind, "first", more)
            lines.append(line)
            if at > begin or not (text[until:end][1:2].isalnum() or WORD.search(text, until, end)):
                unclear[begin] = line  # unlike "0:00 Intro", four lists in five
        else:
            more.append(Stamp(seconds, at, until, kind))
            unclear[begin] = line
    for line in unclear.values():
        if line.more:
            _join(text, line)
        _place(text, line)
    return lines


def _place(text: str, line: Line) -> None:
    """Set where the stamps of ``line`` stand."""
    at, begin, end, more = line.at, line.begin, line.end, line.more
    last = more[-1].until if more else line.until
    speaks_behind = WORD.search(text, last, end)
    if not WORD.search(text, begin, at):
        if more and not speaks_behind:
            line.doubted = more[-1]  # "9:16, and why (12:20)" may be a line of stamps last
        elif not speaks_behind and not has_words(text[last:end]):
            line.place = "alone"
        return
    several = more and WORD.search(text, line.until, more[0].at)  # words between its stamps
    counted = (speaks_behind or several) and numbering().fullmatch(text, begin, at)
    if not speaks_behind and not (several and counted):
        line.place = "last"
    elif not counted:
        line.heading = _announced(text[begin:at])
        line.place = "first" if line.heading else "inside"


def _announced(before: str) -> Literal["chapters", "corrections"] | None:
    """What ``before`` announces on the line of an entry."""
    announces = before.rstrip().endswith((":", "："))
    if not announces and len(before.split()) != 1:
        return None
    heading = headline(prepared(before))
    if heading and announces and CORRECTIONS.heading.match(heading):
        return "corrections"
    return "chapters" if heading and CHAPTERS.heading.match(heading) else None


_TRUST: tuple[frozenset[Kind], ...] = (
    frozenset({"colon", "link"}),
    frozenset({"units"}),
    frozenset({"letter", "mark"}),
    frozenset({"unit"}),
)
"""Kinds of timestamps, the ones to be trusted first: beside them the others are doubtful."""


def opens(text: str, line: Line, at: int) -> bool:
    """Whether nothing but marks or a number stands before the stamp at offset ``at``."""
    return not WORD.search(text, line.begin, at) or bool(
        numbering().fullmatch(text, line.begin, at)
    )


def _join(text: str, line: Line) -> None:
    """Drop doubtful stamps beside certain ones; take a range, or a stamp and its link, as one."""
    kept = _joined(text, line, _trusted(text, line))
    doubtful = kept[0].kind in ("unit", "letter", "mark")
    if doubtful and ";" not in text[line.at : kept[0].until]:  # one at the edge of the line, if any
        kept = kept[:1] if opens(text, line, kept[0].at) else kept[-1:]
    (line.seconds, line.at, line.until, line.kind), *line.more = kept


def _trusted(text: str, line: Line) -> list[Stamp]:
    """The timestamps of ``line`` without those that are doubtful beside the others."""
    stamps = line.stamps
    held = {stamp.kind for stamp in stamps}
    if held <= _TRUST[0]:
        return stamps
    trusted = next((kinds for kinds in _TRUST if held & kinds), held)
    first, last = stamps[0], stamps[-1]
    if first.kind not in trusted and opens(text, line, first.at):
        line.doubted = first
    elif last.kind not in trusted and not WORD.search(text, last.until, line.end):
        line.doubted = last
    return [stamp for stamp in stamps if stamp.kind in trusted]


def _joined(text: str, line: Line, stamps: list[Stamp]) -> list[Stamp]:
    """``stamps`` with each range, and each stamp beside its link, as one."""
    kept = stamps[:1]
    for stamp in stamps[1:]:
        start = kept[-1]
        if lazy_pattern(_RANGE, ANY_CASE).fullmatch(text, start.until, stamp.at):
            if stamp.seconds < start.seconds and WORD.search(text, stamp.until, line.end):
                continue  # "9:48 - 4:30 for the first kilometre": the title's
            worded = text.startswith(("まで", "까지"), stamp.until)
            kept[-1] = start._replace(until=stamp.until + 2 * worded)
            line.end_of_range = stamp
        elif "link" in (start.kind, stamp.kind) and not WORD.search(text, start.until, stamp.at):
            kept[-1] = start._replace(until=stamp.until, kind="colon")
        else:
            kept.append(stamp)
    return kept

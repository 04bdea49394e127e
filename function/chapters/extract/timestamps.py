"""Text to timestamps.

One pattern finds every place that could be a timestamp, so that a description is scanned once; the
rarer ways of writing one are then read from that place only. Digits of other scripts count:
``\\d`` and ``int`` know them all. Linear: every repetition is bounded.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, NamedTuple

Kind = Literal["colon", "link", "units", "unit", "letter", "mark", "odd"]
"""``1:02:03`` · ``?t=75`` · ``1h02m03s``, ``2分10秒``, ``2'10"`` · ``45s`` · ``8h20`` · ``1.25``,
``1 : 25`` · ``1:75``, whose figures pass 59"""


class Stamp(NamedTuple):
    """A place in a text that could be a timestamp."""

    seconds: int
    at: int
    """Offset of its first character."""
    until: int
    """Offset behind its last one."""
    kind: Kind


MAX_STAMPS = 5000
"""Timestamps that are looked at in one text. A description has at most 5,000 characters, so that
this bounds the work on hostile text only."""

_ZEROS = "0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０"
_DIGIT = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS) + "𝟎-𝟿"
"""A digit of any script, as a set: ``re`` skips to one faster than to a ``\\d``."""


ANY_CASE = re.VERBOSE | re.IGNORECASE
_RARE_FLAGS = ANY_CASE | re.MULTILINE


@cache
def lazy_pattern(pattern: str, flags: int = re.VERBOSE) -> re.Pattern[str]:
    """``pattern``, compiled when it is first needed: most texts need few of them."""
    return re.compile(pattern, flags)


_STAMP = rf"""
    [{_DIGIT}](?<![\dA-Za-z+]\d)(?<![(（][-−]\d)(?<!\d[:：]\d)(?<!\.\d\d\.\d)\d{{0,2}}
    (?:
        [:：]\d\d                      # 1:02   75:20
        (?: [:：]\d\d                  # 1:02:03
            (?: [:;,]\d{{2,3}} | \.\d{{1,6}} )?   # frames or fractions, dropped
          | \.\d{{1,3}} | ,\d{{3}}     # 1:02.5
        )?
        (?! \d | [:：]\d )
      | ( [.;]\d\d (?! [:：] ) | [ ]?[hmsHMS時时分秒小시분초чмс'’′] | [ ][:：][ ]?\d\d )
    )
    """
"""A clock with colons, or (group 1) what may be one of the rarer ways. Starts with a digit, so that
the search can skip to one, and not inside a word or a number."""

_RARE: tuple[tuple[Kind, str], ...] = (
    ("letter", r"(?P<m>\d{1,2}) [hH] (?P<s>\d\d) (?! [\dA-Za-z] | [ ]?分 | [ ]?m(?:in)?\b )"),
    ("mark", r"(?: (?P<h>\d{1,2}) ([.;]) (?=\d\d\2) )? (?P<m>\d{1,3}) [.;] (?P<s>\d\d)"
             r"(?! [\d%] | [.,;:]\d )"),
    ("mark", r"(?P<m>\d{1,3}) [ ][:：][ ]? (?P<s>[0-5]\d) (?! \d | [.:：]\d )"),
    ("units", r"""(?P<m>\d{1,3}) ['’′] (?P<s>\d\d) (?: ["”″] | '' )? (?! \d )"""),
    ("units", r"(?: (?P<h>\d{1,2}) h )? (?P<m>\d{1,3}) m (?P<s>[0-5]\d) (?! [\dA-Za-z] )"),
    ("units", r"""(?P<m>\d{1,3}) [ ]? min [ ]? (?P<s>[0-5]\d)
        (?= [ ]{0,2} (?: [-–—:|)\]] | $ ) )"""),
    ("units", r"""
        (?: (?P<h>\d{1,3}) [ ]? (?: h(?:(?:ou)?rs?)? | 時間 | 小?[时時] | 시간 | ч(?:ас)? ) [ ]? )?
        (?: (?P<m>\d{1,3}) [ ]? (?: m(?:in(?:ute)?s?)? | 分[钟鐘]? | 분 | м(?:ин)? ) [ ]? )?
        (?: (?P<s>\d{1,3}) [ ]? (?: s(?:ec(?:ond)?s?)? | 秒 | 초 | с(?:ек)? ) )?
        (?! [A-Za-zа-я\d間间동] )"""),
)  # fmt: skip
"""The rarer ways, tried in this order at their first digit."""

_MOMENT = r"""[?&#] (?: t | start | time_continue ) =
    (?: (?P<h>\d{1,2}) h )? (?: (?P<m>\d{1,3}) m )? (?: (?P<s>\d{1,6}) s? )?
    (?! [\dA-Za-z] ) [^\s()<>\[\]"']{0,200}"""
"""What makes a link one to a moment: ``?t=75``, ``&t=1m15s``; and the rest of the link."""
_MOMENTS = ("?t=", "&t=", "#t=", "start=", "time_continue=")
_VIDEO_LINKS = ("youtu.be/", "/watch", "youtube.com/", "vnd.youtube:", "youtube://")
_LINK_BREAK = r"""[\s()<>\[\]"']"""


def find_timestamps(text: str) -> list[Stamp]:
    """Everything in ``text`` that could be a timestamp, in order, without overlaps.

    ``colon`` is nearly certain to be one; whether the other kinds are is for the reader of whole
    lists to say. Nothing is found behind the first ``MAX_STAMPS``.
    """
    return [Stamp(*found) for found in scan(text)]


def scan(text: str) -> list[tuple[int, int, int, Kind]]:
    """The same as plain tuples, which are made faster."""
    may_hold = "=" in text and ("t=" in text or "_continue=" in text)
    links = _links_in(text) if may_hold and any(sign in text for sign in _MOMENTS) else []
    links.reverse()
    found: list[tuple[int, int, int, Kind]] = []
    done = 0
    for match in islice(lazy_pattern(_STAMP).finditer(text), MAX_STAMPS):
        begin, end = match.span()
        while links and links[-1].at <= begin:
            found.append(links.pop())
            done = found[-1][2]  # "t=1m15s" only looks like a stamp
        if begin < done:
            continue
        if match.lastindex is None:
            seconds, kind = _clock(match[0])
            found.append((seconds, begin, end, kind))
        elif stamp := _rare_stamp(text, begin):
            found.append(stamp)
            done = stamp.until
    return found + links[::-1]


@lru_cache(maxsize=1 << 13)
def _clock(clock: str) -> tuple[int, Kind]:
    """``1:02:03``, ``1:02`` and ``1:02.5`` in whole seconds, and whether figures pass 59.

    Cached, since nearly every description has them of the same few thousand.
    """
    first, second, *third = clock.replace("：", ":").split(":")
    seconds = int((third[0] if third else second)[:2])
    hours, minutes = (int(first), int(second[:2])) if third else (0, int(first))
    is_odd = seconds > 59 or (third and minutes > 59)
    return hours * 3600 + minutes * 60 + seconds, "odd" if is_odd else "colon"


def _rare_stamp(text: str, begin: int) -> Stamp | None:
    """The stamp that starts at ``begin`` in one of the rarer ways, or None."""
    for kind, pattern in _RARE:
        match = lazy_pattern(pattern, _RARE_FLAGS).match(text, begin)
        if match and match.end() > begin:
            alone = kind == "units" and sum(map(bool, match.groupdict().values())) == 1
            return Stamp(_seconds(match), begin, match.end(), "unit" if alone else kind)
    return None


def _links_in(text: str) -> list[Stamp]:
    """Links to a moment of a video, as stamps."""
    found: list[Stamp] = []
    done = 0
    lower = text.lower()
    if len(lower) != len(text):
        lower = text  # "İ" has become two characters, and offsets are wanted
    for match in islice(lazy_pattern(_MOMENT, ANY_CASE).finditer(text), MAX_STAMPS):
        at = match.start()
        begin = _link_begin(lower, max(done, at - 250), at)
        if begin is not None:
            done = match.end()
            found.append(Stamp(_seconds(match), begin, done, "link"))
    return found


def _link_begin(text: str, floor: int, at: int) -> int | None:
    """Where the link begins that reaches offset ``at`` from behind ``floor``; None if it does not
    lead to a video."""
    host = max(text.rfind(sign, floor, at) for sign in _VIDEO_LINKS)
    if host < 0 or lazy_pattern(_LINK_BREAK).search(text, host, at):
        return None
    begin = text.rfind("http", floor, at)
    linked = begin >= 0 and not lazy_pattern(_LINK_BREAK).search(text, begin, at)
    return begin if linked else host


def _seconds(match: re.Match[str]) -> int:
    minutes, seconds = match["m"], match["s"]
    hours = match["h"] if "h" in match.re.groupindex else None
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)

"""Timestamps in a text: where they are, how many seconds they mean, how they are written.

One pattern finds every place that could be a timestamp, so that a description is scanned once;
the rarer ways of writing one are then tried at that place only, by patterns that are compiled when
first needed. Digits of all scripts count, as ``\\d`` and ``int`` accept them. Linear time: every
repetition is bounded, so no match looks far ahead or back.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from operator import itemgetter
from typing import Literal

Kind = Literal["colon", "link", "units", "unit", "letter", "mark"]
"""``1:02:03`` · ``?t=75`` · ``1h02m03s``, ``2分10秒``, ``2'10"`` · ``45s`` · ``8h20`` · ``1.25``"""


Stamp = tuple[int, int, int, Kind]
"""Seconds, offset of the first character, offset behind the last one, kind. A bare tuple: one is
made for every timestamp of every description."""


_ZEROS = "0٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０"
_STYLED = "𝟎-𝟿"
"""Bold, double-struck and other digits, in which some write for the looks of it."""


@cache
def _digit() -> str:
    """A digit of any script, as a set: ``re`` skips to one faster than to a ``\\d``."""
    return "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS) + _STYLED


@cache
def _stamp() -> re.Pattern[str]:
    """A clock with colons, or (group 2) what may be one of the rarer ways.

    Starts with a digit, so that the search can skip to one, and not inside a word or a number.
    """
    return re.compile(
        rf"""
        ([{_digit()}](?<![\dA-Za-z+]\d)(?<!\d[:：]\d)\d{{0,2}}
        (?:
            [:：]\d\d                      # 1:02   75:20
            (?: [:：]\d\d                  # 1:02:03
                (?: [:;.,]\d{{2,3}} )?     # frames or milliseconds, dropped
              | \.\d{{1,3}} | ,\d{{3}}     # 1:02.5
            )?
            (?! \d | [:：]\d )
          | ([.;]\d\d | [ ]?[hmsHMS時时分秒小시분초чмс'’′])
        ))
        """,
        re.VERBOSE,
    )


@lru_cache(maxsize=1 << 13)
def _clock_seconds(clock: str) -> int:
    """``1:02:03``, ``1:02`` and ``1:02.5`` in seconds, frames and milliseconds dropped.

    Remembered, since nearly every description has them of the same few thousand.
    """
    first, second, *third = clock.replace("：", ":").split(":")
    if third:
        return int(first) * 3600 + int(second) * 60 + int(third[0][:2])
    return int(first) * 60 + int(second[:2])


@cache
def _rare() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The rarer ways, to be tried in this order at their first digit."""
    ways: tuple[tuple[Kind, str], ...] = (
        ("letter", r"(?P<m>\d{1,2}) [hH] (?P<s>\d\d) (?! [\dA-Za-z] | [ ]?[m分] )"),
        ("mark", r"(?: (?P<h>\d{1,2}) ([.;]) (?=\d\d\2) )? (?P<m>\d{1,3}) [.;] (?P<s>\d\d)"
                 r"(?! [\d%] | [.,;:]\d )"),
        ("units", r"""(?P<m>\d{1,3}) ['’′] (?P<s>\d\d) (?: ["”″] | '' )? (?! \d )"""),
        ("units", r"""(?P<m>\d{1,3}) [ ]? min [ ]? (?P<s>[0-5]\d)
            (?= [ ]{0,2} (?: [-–—:|)\]] | $ ) )"""),
        ("units", r"""
            (?: (?P<h>\d{1,3}) [ ]? (?: h(?:(?:ou)?rs?)? | 時間 | 小?[时時] | 시간 | ч(?:ас)? ) [ ]?
            )?
            (?: (?P<m>\d{1,3}) [ ]? (?: m(?:in(?:ute)?s?)? | 分[钟鐘]? | 분 | м(?:ин)? ) [ ]? )?
            (?: (?P<s>\d{1,3}) [ ]? (?: s(?:ec(?:ond)?s?)? | 秒 | 초 | с(?:ек)? ) )?
            (?! [A-Za-zа-я\d間间동] )"""),
    )  # fmt: skip
    return tuple(
        (kind, re.compile(way, re.VERBOSE | re.IGNORECASE | re.MULTILINE)) for kind, way in ways
    )


@cache
def _link_break() -> re.Pattern[str]:
    """What no link holds."""
    return re.compile(r"""[\s()<>\[\]"']""")


@cache
def _moment() -> re.Pattern[str]:
    """What makes a link one to a moment: ``?t=75``, ``&t=1m15s``; and the rest of the link."""
    return re.compile(
        r"""[?&] (?: t | start ) =
            (?: (?P<h>\d{1,2}) h )? (?: (?P<m>\d{1,3}) m )? (?: (?P<s>\d{1,6}) s? )?
            (?! [\dA-Za-z] ) [^\s()<>\[\]"']{0,200}""",
        re.VERBOSE | re.IGNORECASE,
    )


_MOMENTS = ("?t=", "&t=", "start=")
MAX_TIMESTAMPS = 5000
"""How many timestamps of a text are read. A description has at most 5,000 characters, so this
bounds the work on hostile texts only."""


def find_timestamps(text: str) -> list[Stamp]:
    """Everything in ``text`` that could be a timestamp, in order, without overlaps.

    The kind ``colon`` is nearly certain to be one; whether the other kinds are shows only in the
    whole list. Whatever comes after the first ``MAX_TIMESTAMPS`` is not found.
    """
    links = _links_in(text) if "t=" in text and any(s in text for s in _MOMENTS) else []
    if links:
        text = _without(text, links)  # "t=1m15s" only looks like a stamp
    found: list[Stamp] = []
    done = 0
    for match in islice(_stamp().finditer(text), MAX_TIMESTAMPS):
        begin, end = match.span()
        if begin < done:
            continue
        clock, rare = match.groups()
        if rare is None:
            found.append((_clock_seconds(clock), begin, end, "colon"))
        elif stamp := _rare_stamp(text, begin):
            found.append(stamp)
            done = stamp[2]
    return sorted(found + links, key=itemgetter(1)) if links else found


def _rare_stamp(text: str, begin: int) -> Stamp | None:
    """The stamp that starts at ``begin`` in one of the rarer ways, or None."""
    for kind, pattern in _rare():
        match = pattern.match(text, begin)
        if match and match.end() > begin:
            alone = kind == "units" and sum(map(bool, match.groupdict().values())) == 1
            return _seconds(match), begin, match.end(), "unit" if alone else kind
    return None


def _links_in(text: str) -> list[Stamp]:
    found: list[Stamp] = []
    done = 0
    lower = text.lower()
    if len(lower) != len(text):
        lower = text  # "İ" has become two characters, and offsets are wanted
    for match in islice(_moment().finditer(text), MAX_TIMESTAMPS):
        at = match.start()
        begin = _link_begin(lower, max(done, at - 250), at)
        if begin is not None:
            done = match.end()
            found.append((_seconds(match), begin, done, "link"))
    return found


def _link_begin(text: str, floor: int, at: int) -> int | None:
    """Where the link begins that reaches offset ``at`` from behind ``floor``; None if it does not
    lead to a video."""
    host = max(text.rfind("youtu.be/", floor, at), text.rfind("/watch", floor, at))
    host = max(host, text.rfind("youtube.com/", floor, at))
    if host < 0 or _link_break().search(text, host, at):
        return None
    begin = text.rfind("http", floor, at)
    linked = begin >= 0 and not _link_break().search(text, begin, at)
    return begin if linked else host


def _without(text: str, links: list[Stamp]) -> str:
    """``text`` with blanks for ``links``: as long as before, so that offsets hold."""
    pieces: list[str] = []
    done = 0
    for _, begin, end, _ in links:
        pieces += text[done:begin], " " * (end - begin)
        done = end
    return "".join((*pieces, text[done:]))


def _seconds(match: re.Match[str]) -> int:
    minutes, seconds = match["m"], match["s"]
    hours = match["h"] if "h" in match.re.groupindex else None
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)

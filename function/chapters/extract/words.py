"""What a heading announces, and what a line with a timestamp speaks of.

Only asked when the figures alone do not decide; ``vocabulary`` holds the words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from chapters.extract.vocabulary import (
    AFTER_CLOCK,
    AFTER_LENGTH,
    BEFORE_CLOCK,
    BOOKS,
    BOOKS_PARTS,
    CLOCK_PARTS,
    CORRECTING,
    CORRECTING_PARTS,
    COUNTED,
    COUNTED_SIGNS,
    DAYS,
    DENIED,
    ELSEWHERE,
    HEADING_PARTS,
    HEADING_WORDS,
    LENGTHS,
    MEASURING,
    NAMES,
    PUT_RIGHT,
    TOTALS,
    VERSES,
    ZONE_CODES,
    ZONES,
    Subject,
    Topic,
)


@cache
def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _word() -> re.Pattern[str]:
    """A word, with an apostrophe or a full stop inside."""
    return re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)?")


@cache
def _topics(ascii_only: bool) -> tuple[tuple[Topic, frozenset[str], tuple[str, ...]], ...]:
    """For each topic its words, and the parts of words that such a heading can hold."""
    return tuple(
        (name, frozenset(words.split()), tuple(parts))
        for name, words in HEADING_WORDS.items()
        for parts in [[p for p in HEADING_PARTS[name].split() if p.isascii() or not ascii_only]]
    )


@cache
def _aside() -> re.Pattern[str]:
    """What a heading says in brackets."""
    return re.compile(r"\s?[(（][^()（）]{0,200}[)）]")


@cache
def _head() -> re.Pattern[str]:
    """A word or three that a heading opens with, before a dash or a colon."""
    return re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}(?=\s?[-–—:：])")


def topic(heading: str) -> Topic | None:
    """What ``heading``, one line, announces; None if it is a sentence rather than a heading."""
    if "(" in heading or "（" in heading:
        heading = _aside().sub("", heading)
    if not 2 <= len(heading) <= 80:
        return None
    folded = heading.casefold()
    words = _word().findall(folded)
    closed = heading.rstrip().endswith((":", "：", "】", "]", "◇", "-", "="))
    if len(words) > (9 if closed else 4):
        head = _head().match(heading)  # "Errata - thanks to all who wrote!"
        return topic(head[0]) if head else None
    for name, known, parts in _topics(folded.isascii()):
        if not known.isdisjoint(words) or (parts and any(part in folded for part in parts)):
            return name
    return None


def told_of(heading: str, text: str) -> Subject | None:
    """What ``heading``, one line of ``text``, says of the figures below: that they are times by
    some clock or in another video, lengths, or verses of the book that it ends with."""
    folded = heading.casefold()
    words = _word().findall(heading)
    if not _words(ZONE_CODES).isdisjoint(words):
        return "clock"
    for subject, phrases in _tellers(folded.isascii()):
        if [phrase for phrase in phrases if phrase in folded]:
            return subject
    last = words[-1].casefold() if words else ""
    if last in _words(BOOKS) or (last in _words(NAMES) and _scripture().search(text)):
        return "verses"
    return None


@cache
def _tellers(ascii_only: bool) -> tuple[tuple[Subject, list[str]], ...]:
    """For each subject what a heading calls it, of which one in ASCII can hold little."""
    known: tuple[tuple[Subject, tuple[str, ...]], ...] = (
        ("clock", ZONES),
        ("lengths", LENGTHS),
        ("elsewhere", ELSEWHERE),
        ("verses", VERSES),
    )
    return tuple(
        (subject, [phrase for phrase in phrases if phrase.isascii() or not ascii_only])
        for subject, phrases in known
    )


def names_a_day(heading: str) -> bool:
    """Whether ``heading``, which leads to something, names a day of the week."""
    return leads_on(heading) and not _words(DAYS).isdisjoint(_word().findall(heading.casefold()))


def leads_on(heading: str) -> bool:
    """Whether a line ends like one that announces what is below it."""
    return heading.rstrip(" .").endswith((":", "：", ")", "）"))


def lines_above(text: str, at: int) -> tuple[str, str]:
    """The last line of ``text`` before offset ``at`` that is not blank, behind what stands over it;
    of both together the last 300 characters."""
    over, _, above = text[max(0, at - 300) : at].rstrip().rpartition("\n")
    return over, above


def counted_otherwise(heading: str) -> Literal["counted", "elsewhere"] | None:
    """Whether ``heading``, which leads to something, says that the figures below are no minutes and
    seconds of this video: counted otherwise ("hours:minutes", "minutes since the start"), or in
    another one."""
    if not leads_on(heading):
        return None
    folded = heading.casefold()
    if not [sign for sign in COUNTED_SIGNS if sign in folded]:
        return None  # as nearly always
    if [phrase for phrase in DENIED if phrase in folded]:
        return "elsewhere"
    return "counted" if _counted().search(folded) else None


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(COUNTED)})(?!\s?[:/.]\s?(?:s|с|秒|초))")


@cache
def _scripture() -> re.Pattern[str]:
    """What makes a book of scripture of a name."""
    return re.compile(r"\b(?:bible|gospel|scriptures?|psalms?|testament)\b", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    """A time with a word right behind that makes it one of a day."""
    words = "|".join(re.escape(word) for word in AFTER_CLOCK.split())
    return re.compile(rf":\d\d(?:頃|ごろ| ?(?:{words})(?!\w))")


def tells_the_clock(text: str, begin: int, end: int) -> bool:
    """Whether one of the times from offset ``begin`` to ``end`` is called a time of day."""
    return _clock().search(text, begin, end) is not None


@cache
def _anywhere() -> dict[str, Subject]:
    """What a word says wherever it stands in a line."""
    known: tuple[tuple[Subject, str], ...] = (
        ("clock", DAYS),
        ("corrections", CORRECTING),
        ("paces", MEASURING),
        ("total", TOTALS),
    )
    return {word: subject for subject, words in reversed(known) for word in words.split()}


def subjects(before: str, after: str) -> dict[Subject, float]:
    """What a line with words ``before`` and ``after`` its stamp speaks of, and how clearly (0..1).

    The first 200 characters on either side count.
    """
    before, after = before[-200:], after[:200]
    leading = _word().findall(before.casefold()) if before else []
    first = _word().search(after)
    trailing = first[0] if first else ""
    found = _known([*leading, *_word().findall(after.casefold())])
    if "total" in found:
        found["lengths"] = 1
    if (leading and leading[-1] in _words(BEFORE_CLOCK)) or trailing in _words(AFTER_CLOCK):
        found["clock"] = 1
    opening = _opening().match(before) if before else None
    if opening:
        found["clock" if opening["clock"] else "lengths"] = 1
    if trailing in _words(AFTER_LENGTH):
        found["lengths"] = 1
    if _amount().search(after) or (before and _amount().search(before)) or _price().match(after):
        found["amounts"] = 1
    verses = _cites(leading)
    if verses:
        found["verses"] = verses
    if [phrase for phrase in PUT_RIGHT if phrase in after]:
        found["corrections"] = 1
    if not (before.isascii() and after.isascii()):
        _add_unspaced(found, f"{before} {after}")
    return found


def _known(words: list[str]) -> dict[Subject, float]:
    """What any of ``words`` says; of most lines, none does."""
    anywhere = _anywhere()
    if anywhere.keys().isdisjoint(words):
        return {}
    return {anywhere[word]: 1 for word in words if word in anywhere}


def _add_unspaced(found: dict[Subject, float], line: str) -> None:
    """Add to ``found`` what ``line`` says in a script that puts no space between words."""
    if _unspaced().search(line):
        found.update({subject: 1 for subject, parts in _WIDE if _any_of(parts).search(line)})
        if "clock" not in found and _departure().search(line):
            found["clock"] = 0.6


@cache
def _amount() -> re.Pattern[str]:
    """What recipes weigh and measure, and logs of the weather."""
    return re.compile(
        r"\d ?(?:k?g|m?l|oz|lbs?|cups?|tbsp|tsp|grams?|gramm?|grammes"
        r"|gramos|gramas|грамм|г|мл|グラム|克|毫升|그램|°[CF])"
        r"(?![^\W\d_\u3040-\u9fff\uac00-\ud7af])"
    )


@cache
def _price() -> re.Pattern[str]:
    """What makes a price of the figure before it."""
    return re.compile(r"\s?[€£$¥₽₹₩](?!\d)")


@cache
def _opening() -> re.Pattern[str]:
    """What a line can open with that tells all: the day of a month, as tables of tides and
    programmes do; or sets of a workout, ``8 × 50 crawl, every 1:00``. The groups are subjects."""
    return re.compile(
        r"""\W* (?: (?P<clock> (?:\d{1,2}月\s?)? \d{1,2}日(?![目間]) )
              | (?P<lengths> \d{1,2}[ ]?[×x][ ]?\d{2,4}(?=\s) ) )""",
        re.VERBOSE,
    )


def _cites(leading: list[str]) -> float:
    """How clearly the words before a figure name a book of scripture."""
    if not 0 < len(leading) < 4:
        return 0
    return 1 if leading[-1] in _words(BOOKS) else 0.5 * (leading[-1] in _words(NAMES))


_WIDE: tuple[tuple[Subject, str], ...] = (
    ("clock", CLOCK_PARTS),
    ("corrections", CORRECTING_PARTS),
    ("verses", BOOKS_PARTS),
)


@cache
def _unspaced() -> re.Pattern[str]:
    """Scripts that put no space between words."""
    return re.compile("[\u3040-\u9fff\uac00-\ud7af]")


@cache
def _departure() -> re.Pattern[str]:
    """``着`` and ``発`` at the end of a word: a train arrives or leaves."""
    return re.compile(r"[着発](?=[\s、。（(]|$)")


@cache
def _any_of(parts: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(part) for part in parts.split()))

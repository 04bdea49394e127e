"""Names: words of a text that name one person, place or product, as far as letters tell.

A capital tells in the middle of a sentence, not at its start and not in German; capitals inside of
a word, digits and signs tell everywhere. In Japanese, Katakana and polite endings tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from chapters.grounding.common_words import (
    COMMON_KATAKANA,
    GERMAN,
    NO_OWNERS,
    NO_PERSONS,
    ORDINARY,
)
from chapters.grounding.said import KATAKANA, share_of
from chapters.grounding.written import CODE, Written

if TYPE_CHECKING:
    from chapters.grounding.said import Said

MIN_KATAKANA = 3
MAX_GERMAN = 0.06
"""Share of German function words from which on a text is German, where every noun has a capital."""
MIN_SHARED = 0.2
"""Share of the captions' letters in a script, below which its names cannot be compared."""

MIN_CASED = 0.9
"""The same in a text, below which every word in it is foreign, and named on purpose."""

_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[^\W\d_{_CJK}][^\W_{_CJK}]*(?:['’.&][^\W_{_CJK}]+)*(?:\+\+|#)?")
_START = re.compile(r"(?:^|[.!?:;…。！？]|\n\s*\n)[\s\"'“”‘’(«»„—–]*$|[\"“‘«„「『]$")
"""What stands before a word whose capital tells nothing."""
_ODD = re.compile(r"[^\W\d_].*[A-Z\d+#]|.+\.[^\W\d]{2}|[A-Z]{2}")
_CASED = re.compile("[^\\W\\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0590-\u08ff\u0e00-\u0e7f]")
_KANA = re.compile("[\u3040-\u30ff]")
_NAMED = re.compile(
    "([\u4e00-\u9fff々]{2,4}|[\u4e00-\u9fff])(?:さん|氏|先生|博士|教授|社長|様|くん|ちゃん)"
)
_ROMAN = re.compile("(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")


class Word(NamedTuple):
    """A word with a capital or other signs of a name."""

    text: str
    """Without a possessive."""
    is_odd: bool
    """Whether more than its first letter tells."""
    tells: bool
    """Whether its capital tells: it opens no sentence and no heading."""
    is_owner: bool
    end: int


def unsaid_names(written: Written, said: Said) -> Iterator[str]:
    """The names of ``written`` that are not said."""
    yield from _unsaid_words(written, said)
    yield from _unsaid_japanese(written.prose, said)


def _unsaid_words(written: Written, said: Said) -> Iterator[str]:
    is_cased = share_of(_CASED, written.prose) >= MIN_CASED
    words = list(_capitalised(written, is_cased=is_cased))
    lower = {match[0] for match in _WORD.finditer(written.prose) if match[0].islower()}
    telling = {word.text for word in words if word.tells}
    compares = share_of(_CASED, said.text) >= MIN_SHARED and not _is_german(written.prose)
    for run in _runs(words, written.prose):
        if len(run) > 1 and said.has_exactly("".join(word.text[0] for word in run)):
            continue  # "Artificial Intelligence", said as AI
        for word in run:
            is_claim = word.is_odd or (
                compares
                and word.text.lower() not in lower
                and (word.text in telling or word.is_owner)
            )
            if is_claim and not _is_said(word, said):
                yield word.text


def _runs(words: Sequence[Word], prose: str) -> Iterator[list[Word]]:
    """``words`` that follow each other, together."""
    run: list[Word] = []
    for word in words:
        if run and prose[run[-1].end : word.end - len(word.text)] not in (" ", "-"):
            yield run
            run = []
        run.append(word)
    yield run


def _capitalised(written: Written, *, is_cased: bool) -> Iterator[Word]:
    """``is_cased``: whether words have letters of two cases; where few do, each of those tells."""
    prose = written.prose
    for match in _WORD.finditer(prose):
        text, is_owner = _without_ending(match[0])
        if len(text) < 2 or text.lower() in ORDINARY:
            continue
        is_odd = not is_cased or bool(_ODD.match(text))
        if is_odd or text[0].isupper():
            starts = bool(_START.search(prose[max(0, match.start() - 12) : match.start()]))
            tells = not starts and match.start() not in written.heads
            yield Word(text, is_odd, tells, is_owner, match.start() + len(text))


def _without_ending(word: str) -> tuple[str, bool]:
    """``word`` without what an apostrophe appends, and whether that makes it an owner."""
    text, _, rest = word.replace("’", "'").partition("'")
    if len(text) == 1 and text != "I" and len(rest) > 1:
        return word, False  # O'Reilly
    return text, rest == "s" and text.lower() not in NO_OWNERS


def _is_said(word: Word, said: Said) -> bool:
    text = word.text
    if said.has(text):
        return True
    if text.isupper() and said.has_initials(text.replace(".", "")):
        return True
    if (roman := _ROMAN.fullmatch(text)) and _roman(roman) in said.numbers:
        return True
    return text.endswith("s") and said.has_exactly(text[:-1])  # APIs, CPUs


def _roman(match: re.Match[str]) -> int:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(match[2])
    return 10 * len(match[1]) + ones


def _is_german(prose: str) -> bool:
    words = re.findall(r"[^\W\d_]+", prose.lower())
    return sum(word in GERMAN for word in words) > MAX_GERMAN * len(words)


def _unsaid_japanese(prose: str, said: Said) -> Iterator[str]:
    if share_of(_KANA, said.text) < MIN_SHARED:
        return
    for match in KATAKANA.finditer(prose.replace(CODE, " ")):
        run = match[0]
        if len(run.rstrip("ー")) >= MIN_KATAKANA and not _is_katakana_said(run, said):
            yield run
    for match in _NAMED.finditer(prose):
        if match[1] not in NO_PERSONS and not said.holds(match[1]):
            yield match[1]


def _is_katakana_said(run: str, said: Said) -> bool:
    """Whether ``run`` is said, or made of words that are, or that everybody uses."""
    known = {*COMMON_KATAKANA, *said.katakana}
    reached = {0}
    for at in range(len(run)):
        if at not in reached:
            continue
        for end in range(at + 1, len(run) + 1):
            word = run[at:end].rstrip("ー")
            if word in known or (end - at > 2 and said.holds(word)):
                reached.add(end)
        if run[at] == "ー":
            reached.add(at + 1)
    return len(run) in reached or said.has(run)

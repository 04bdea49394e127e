"""One title for each entry of a list: what remains when the marks of the list are taken off.

``title_marks`` takes off what belongs to one line (separators, brackets around the stamp, a link).
Here goes what every line shares: numbers that count up, a label, a bullet, an emoji. What only some
lines have stays, since it belongs to their titles; so does a number behind the stamp, but not one
before it. The rest of a title is verbatim.
"""

from __future__ import annotations

import re
import unicodedata

from chapters.extract.candidate import Candidate
from chapters.extract.characters import (
    BLANK,
    BULLETS,
    VARIANT,
    has_words,
    is_separator,
    stripped,
)
from chapters.extract.lines import Line, leads_to_time, numbering
from chapters.extract.timestamps import lazy_pattern
from chapters.extract.title_marks import (
    END_OF_RANGE,
    after,
    before,
    without_bullets,
)


def titles(candidate: Candidate) -> list[str]:
    """One title for each entry of ``candidate``, in order; empty where there is none."""
    text, entries = candidate.text, candidate.entries
    if candidate.place == "first":
        found = _behind(text, candidate)
    elif candidate.place == "alone":
        found = _apart(text, candidate)
    elif candidate.place == "inside" and _labelled(text, entries):
        found = [after(text, entry) for entry in entries]
    else:
        words = [(after if entry.place == "first" else before)(text, entry) for entry in entries]
        found = _unled(_unnumbered(words))
    return _unreferenced(text, _unended(_unpunctuated(_unmarked(found), candidate)))


def _unpunctuated(found: list[str], candidate: Candidate) -> list[str]:
    """Titles without the full stop that ends a list which is one sentence, and the semicolons or
    commas of its other lines: ``0:00 Intro; 1:00 Boat.``"""
    *others, last = found
    if last.count(".") != 1 or last[-1] != "." or any(title[-1:] == "." for title in others):
        return found  # "and so on, e.g."
    if all(title[-1:] in ";,；，、" for title in others):
        return [title[:-1].rstrip(BLANK) for title in found]
    return [*others, last[:-1].rstrip(BLANK)] if len(candidate.lines) == 1 else found


def _unended(found: list[str]) -> list[str]:
    """Titles without a separator that every one of them ends with (``0:00 Intro -``), or an emoji,
    which points to the stamp."""
    if found[0][-1:].isalnum():
        return found
    ends = "".join({title.rstrip(VARIANT)[-1:] for title in found})
    points = len(ends) == 1 and unicodedata.category(ends) == "So"
    if not points and not all(is_separator(end) and end not in _FULL_STOPS for end in ends):
        return found
    rests = [title.rstrip(ends + BLANK + VARIANT) for title in found]
    return rests if all(rests) else found


_FULL_STOPS = ".…。．‥¨_~’'"
"""Separators that end a title as a part of it."""


def _unled(found: list[str]) -> list[str]:
    """Titles without the word that leads from every one of them to its stamp: ``Intro at 0:00``."""
    if not all(leads_to_time(title + " ") for title in found):
        return found
    return [title.rpartition(" ")[0].rstrip(BLANK) for title in found]


def _unreferenced(text: str, found: list[str]) -> list[str]:
    """Titles without marks that lead to a footnote, if there is that footnote: ``Cutting*``."""
    marked = [title for title in found if title[-1:] in _MARKS]
    if not marked and "※" not in text:
        return found
    references = [lazy_pattern(_REFERENCE).search(title) for title in found]
    marks = {reference[1] for reference in references if reference}
    footnotes = {mark for mark in marks if _has_footnote(text, mark)}
    return [
        title[: reference.start()].rstrip(BLANK)
        if reference and reference[1] in footnotes
        else title
        for title, reference in zip(found, references, strict=True)
    ]


_MARKS = frozenset("*†‡§]¹²³⁴※①②③④⑤⑥⑦⑧⑨")
_MARK = r"\*{1,2}|[†‡§]{1,2}|\[\d\]|[¹²³⁴]|※\d?|[①-⑨]"


def _has_footnote(text: str, mark: str) -> bool:
    """Whether a line begins with ``mark`` and words."""
    footnote = rf"\n{re.escape(mark)}(?!\d)[ \t]{{0,8}}(?:[=:] ?)?[^\W_](?!\d?[:：]\d\d)"
    return re.search(footnote, text) is not None


_REFERENCE = rf"(?:(?<=[^\W_])|(?<=[)\]!?.\"”！？。」』）】])|\s(?=※))({_MARK})\Z"


def _behind(text: str, candidate: Candidate) -> list[str]:
    """Titles behind their stamps, but for a line that is turned, unlike others of its list."""
    entries, unit = candidate.entries, lazy_pattern(_UNIT)
    found = [
        before(text, entry)
        if entry.place == "last" and not numbering().fullmatch(text, entry.begin, entry.at)
        else after(text, entry)
        for entry in entries
    ]
    if [entry for entry in entries if entry.end_of_range]:
        found = [lazy_pattern(END_OF_RANGE).sub("", title) for title in found]
    return [unit.sub("", title) for title in found] if all(map(unit.match, found)) else found


_UNIT = r"\A(?i:min(?:s|[.:]|uten?)?)[ ](?=.)[-–—:|\ ]*"
"""The unit between each stamp and its title: ``0:00 min``."""


def _labelled(text: str, entries: list[Line]) -> bool:
    """Whether every stamp has the same words before it, but for a number: ``Phần 2: 5:42``."""
    labels = {_COUNTED.sub("", stripped(text[entry.begin : entry.at])) for entry in entries}
    return len(labels) == 1


_COUNTED = re.compile(r"\d{1,3}(?=[.:：)|–—-]\Z)")


def _unnumbered(found: list[str]) -> list[str]:
    """Titles without the numbers that count them, if every one has the next number."""
    if not numbering().match(found[0]):
        return found
    matches = [numbering().match(title) for title in found]
    written = [match["number"].casefold() if match else "" for match in matches]
    numbers = [_number(number) for number in written]
    first = numbers[0]
    counts = first is not None and numbers == list(range(first, first + len(found)))
    if not counts and written != _ROMAN[: len(written)]:
        return found
    rests = [
        title[len(title[: match.end()].rstrip(_OPENERS)) :]
        for title, match in zip(found, matches, strict=True)
        if match
    ]
    return rests if all(rests) else found


_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"]
_OPENERS = "\"“„«‹'‘([{「『【〈《（¿¡"
"""Quotes and brackets that belong to the title behind a number."""


def _number(text: str) -> int | None:
    """The value of ``1``, ``01``, ``①``, ``一`` or ``a``; None for other words."""
    if text.isdecimal():
        return int(text)
    if text == "🔟":  # which has no numeric value of its own
        return 10
    if len(text) != 1:
        return None
    return int(unicodedata.numeric(text, ord(text)))  # letters count up like numbers


def _unmarked(found: list[str]) -> list[str]:
    """Titles without a mark (a bullet, an emoji) that every one of them starts with."""
    first = found[0][:1]
    if first.isalnum() or any(title[:1] != first for title in found):
        return found
    if first in "*_~" and any(title.rfind(first) > 0 for title in found):
        return found  # emphasis, which is the author's
    if first not in BULLETS + "_" and unicodedata.category(first) != "So":
        return found
    rests = [title.lstrip(first + VARIANT).lstrip(BLANK) for title in found]
    return rests if all(rests) else found


def _apart(text: str, candidate: Candidate) -> list[str]:
    """Titles on lines of their own: under the stamps, or above them.

    Directly, or behind a blank line; what stands below the last stamp only is another paragraph.
    """
    entries = candidate.entries
    stamped = {line.begin for line in (*candidate.lines, *candidate.odd)}
    below = [_line_at(text, entry.end + 1, stamped) for entry in entries]
    above = [
        _line_at(text, text.rfind("\n", 0, max(entry.begin - 1, 0)) + 1, stamped)
        for entry in entries
    ]
    if not any(below[:-1]) and not any(above[1:]):
        above = []
        blank = [lazy_pattern(r"\s{0,80}\n").match(text, entry.end) for entry in entries]
        below = [_line_at(text, match.end(), stamped) if match else "" for match in blank]
    if sum(map(bool, below)) < sum(map(bool, above)):
        return _unnumbered(above)
    if any(below[:-1]):
        return below
    signs = [stripped(text[entry.begin : entry.at]) for entry in entries]  # "🌅 0:00"
    return [sign if has_words(sign) else "" for sign in signs]


def _line_at(text: str, begin: int, stamped: set[int]) -> str:
    """The line that begins at offset ``begin``, unless it holds a stamp of the list."""
    if begin in stamped:
        return ""
    end = text.find("\n", begin)
    return without_bullets(stripped(text[begin : end if end >= 0 else len(text)]))

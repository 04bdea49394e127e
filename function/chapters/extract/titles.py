"""What remains of a line when the marks of its list are taken off: the title, else verbatim.

Marks come off in three steps: those that belong to one line (separators, brackets around the
stamp, a link), those that every line shares (numbers that count up, a bullet, an emoji), and
never any that only some lines have, since those belong to the titles.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from chapters.extract.lines import INVISIBLE, WORD, Line, numbering
from chapters.extract.lists import Candidate

_BLANK = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u2800\u3000" + INVISIBLE
)
_VARIANT = "\ufe0e\ufe0f"
"""Variation selectors: text or emoji."""
_CLOSER = dict(zip("([{<【「『〔〈《（［｛〖*_~`|-", ")]}>】」』〕〉》）］｝〗*_~`|-", strict=True))
"""What closes what opens right before a stamp."""
_BRACKETS = "([{<【「『〔〈《（［｛〖|"
"""Openers that may have space behind them."""
_BULLETS = "-–—−*+•●○◦‣▪▫■□◆◇★☆►▶▷▸➤➜→✔✅☑✓·・⁃❖✦♦>»"
_BEHIND_TITLE = _BLANK + _VARIANT + "-–—−―|¦•·・:：»›→➜➡⇒►▶=＝~〜～＞>@,、;⏱⏰🕐/⟶"
"""What may stand between a title and the stamp behind it."""


@cache
def _leading() -> re.Pattern[str]:
    """What may stand between a stamp and the title behind it."""
    space = rf"[\s\u2800{INVISIBLE}]"
    marks = "-–—−―‐|¦•·・:：»›→➜➡⇒⟶►▶▷▸=＝~〜～>＞/／,、;_＿⏩"
    return re.compile(
        rf"""
        (?: {space}++
          | (?: [{marks}]{{1,4}} | \.++ | …++ ) [{_VARIANT}]? {space}
          | [-–—−―|¦•:：»›→➜➡⇒►▶▸~〜～・]{{1,3}} [{_VARIANT}]? (?= [^\W\d_] | ["“«(\[【「『¿¡] )
        )*+""",
        re.VERBOSE,
    )


@cache
def _glued() -> re.Pattern[str]:
    """Glued to the stamp: closing marks, and any separator before a word or a digit."""
    closing = r")\]}】」』》〉>）］"
    return re.compile(rf"[{closing}`_]+(?=\s|$)|[{closing}．.:：|/=~〜～–—-]+(?=[^\W_])")


@cache
def _target() -> re.Pattern[str]:
    """Where a link around the stamp leads, as Markdown, reStructuredText and HTML write it."""
    return re.compile(r"[\])]{0,2}\((?:https?:)?//?[^)\s]*\)|[ ]?<(?:https?:)?/[^>\s]*>|</a>")


@cache
def _to_the_end() -> re.Pattern[str]:
    """The end of a last range: "9:00 - end | The moral", behind its stamp and hyphen."""
    return re.compile(
        r"""^ (?:the\ )?
        (?: end | ende | fin | final | fine | fim | slut | конец | 終わり | 最後 | 끝 | 结束 )
        [)\]】]? \s* [-–—:|] \s* (?=\S)""",
        re.VERBOSE | re.IGNORECASE,
    )


def titles(text: str, candidate: Candidate) -> list[str]:
    """One title for each entry of ``candidate``, in order; empty where there is none."""
    if candidate.place == "alone":
        return _apart(text, candidate)
    if candidate.place == "first":
        found = [_after(text, entry) for entry in candidate.entries]
        if any(entry.ranged for entry in candidate.entries):
            found = [_to_the_end().sub("", title) for title in found]
        return _unmarked(found)
    found = [
        _after(text, entry) if entry.place == "first" else _before(text, entry)
        for entry in candidate.entries
    ]
    return _unmarked(_unnumbered(found))


def _after(text: str, entry: Line) -> str:
    """The title behind the stamp."""
    rest = _stripped(text[entry.until : entry.end])
    if entry.at > entry.begin:
        rest = _unwrapped(text[entry.begin : entry.at], rest)
    if rest and not rest[0].isalnum():
        target = _target().match(rest)
        if target:
            rest = _unwrapped(text[entry.begin : entry.at], rest[target.end() :].lstrip(_BLANK))
        if rest[:1] == text[entry.until]:
            glued = _glued().match(rest)
            rest = rest[glued.end() :] if glued else rest
        leading = _leading().match(rest)
        rest = rest[leading.end() :] if leading else rest
    return _without_links(rest) if "http" in rest else rest


def _stripped(text: str) -> str:
    """``text`` without blanks around it, the invisible ones included."""
    return text.strip() if text.isascii() else text.strip(_BLANK)


def _unwrapped(before: str, rest: str) -> str:
    """``rest`` without the marks that close what opens right before the stamp."""
    opened = before.rstrip(_BLANK)
    spaced = len(opened) < len(before)
    while opened and opened[-1] in _CLOSER and (opened[-1] in _BRACKETS or not spaced):
        closer = _CLOSER[opened[-1]]
        opened = opened[:-1]
        if closer == "|":  # a row of a table
            rest = rest.strip("|" + _BLANK)
        elif rest.startswith(closer):
            rest = rest[1:].lstrip(_BLANK)
        elif rest.endswith(closer):
            rest = rest[:-1].rstrip(_BLANK)
    return rest


def _before(text: str, entry: Line) -> str:
    """The title in front of the stamp, and what the line says behind it."""
    rest = _stripped(text[entry.begin : entry.at])
    behind = _stripped(text[entry.until : entry.end])
    while rest and behind[:1] == _CLOSER.get(rest[-1], "none"):
        rest, behind = rest[:-1].rstrip(_BLANK), behind[1:].lstrip(_BLANK)
    if not rest[-1:].isalnum():
        rest = _without_leader(rest.rstrip(_BEHIND_TITLE))
    if not rest[:1].isalnum():
        bare = rest.lstrip(_BULLETS + _VARIANT)
        if bare[:1] in _BLANK:
            rest = bare.lstrip(_BLANK)
        if entry.kind == "link" and rest.startswith("[") and rest.endswith("]"):
            rest = rest[1:-1]
    if behind and WORD.search(behind):
        rest += " " + behind
    return _without_links(rest) if "http" in rest else rest


def _without_leader(rest: str) -> str:
    """``rest`` without dots that lead the eye to the stamp."""
    bare = rest.rstrip("." + _BLANK)
    spaced = rest[len(bare) : len(bare) + 1] in _BLANK
    return bare if spaced or len(rest) - len(bare) > 3 else rest


def _without_links(title: str) -> str:
    """``title`` without links at its end, unless it is nothing else."""
    words = title.split(" ")
    count = len(words)
    while count > 1 and words[count - 1].lstrip("([<").startswith(("http://", "https://")):
        count -= 1
    return title if count == len(words) else " ".join(words[:count]).rstrip(_BLANK + "-–—|:→")


def _unnumbered(found: list[str]) -> list[str]:
    """Titles without the numbers that count them, if every one has the next number."""
    matches = [numbering().match(title) for title in found]
    numbers = [_number(match["number"]) if match else None for match in matches]
    first = numbers[0]
    if first is None or numbers != list(range(first, first + len(found))):
        return found
    rests = [title[match.end() :] for title, match in zip(found, matches, strict=True) if match]
    return rests if all(rests) else found


def _number(text: str) -> int | None:
    """The value of ``1``, ``01`` or ``①``; None for letters."""
    if text.isdecimal():
        return int(text)
    value = unicodedata.numeric(text, -1) if len(text) == 1 else -1
    return int(value) if value >= 0 else None


def _unmarked(found: list[str]) -> list[str]:
    """Titles without a mark (a bullet, an emoji) that every one of them starts with."""
    first = found[0][:1]
    if len(found) < 3 or not first or first.isalnum() or not all(t[:1] == first for t in found):
        return found
    if first in _BULLETS:
        if not all(title[1:2] in _BLANK + _VARIANT for title in found):
            return found
    elif unicodedata.category(first) != "So":
        return found
    rests = [title.lstrip(first + _VARIANT).lstrip(_BLANK) for title in found]
    return rests if all(rests) else found


def _apart(text: str, candidate: Candidate) -> list[str]:
    """Titles on lines of their own: under the stamps, or above them."""
    stamped = {line.begin for line in candidate.lines}
    below = [_line_at(text, entry.end + 1, stamped) for entry in candidate.entries]
    above = [
        _line_at(text, text.rfind("\n", 0, max(entry.begin - 1, 0)) + 1, stamped)
        for entry in candidate.entries
    ]
    return below if sum(map(bool, below)) >= sum(map(bool, above)) else above


def _line_at(text: str, begin: int, stamped: set[int]) -> str:
    """The line that begins at offset ``begin``, unless it holds a stamp of the list."""
    if begin in stamped:
        return ""
    end = text.find("\n", begin)
    return text[begin : end if end >= 0 else len(text)].strip(_BLANK)

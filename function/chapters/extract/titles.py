"""What remains of a line when the marks of its list are taken off: the title, otherwise verbatim."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from chapters.extract.lines import WORD, Line, numbering
from chapters.extract.lists import Candidate

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u061c" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
_BLANK = (
    " \t\r\v\f\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2800"
    + _INVISIBLE
)
_SPACE = rf"[\s\u2800{_INVISIBLE}]"
_CLOSER = dict(
    zip("([{<【「『〔〈《（［｛〖\"“'*_~`|", ")]}>】」』〕〉》）］｝〗\"”'*_~`|", strict=True)
)

# Between a stamp and its title: marks with space behind them, or marks glued to a word.
_LEADING = re.compile(
    rf"""(?: {_SPACE}++
      | (?: [-–—−―‐|¦•·・:：»›→➜➡⇒⟶►▶▷=＝~〜～>＞/／\\,、;_＿⏩]{{1,4}} | \.++ | …++ ) \ufe0f? {_SPACE}
      | [-–—−―|¦•:：»›→➜➡⇒►▶~〜～・]{{1,3}} \ufe0f? (?= [^\W\d_] | ["“«(\[【「¿¡] )
      )*+""",
    re.VERBOSE,
)
_GLUED = re.compile(r"[)\]}】」>．.:：|/=~〜～–—-]+(?=[^\W_])|[)\]}】」>`_]+(?=\s)")
_LINK = re.compile(
    r"[\])]{0,2}\((?:https?:)?//?[^)\s]*\)|[ ]?<(?:https?:)?/[^>\s]*>`?_{0,2}|</a>|>`?_{1,2}"
)
_BEHIND = _BLANK + "-–—−―|¦•·・:：»›→➜➡⇒►▶=＝~〜～＞>@,、;⏱⏰🕐\ufe0f/"
_BULLETS = "-–—−*+•●○◦‣▪▫■□◆◇★☆►▶▷➤➜→✔✅☑✓·・⁃❖✦♦>»"


def titles(text: str, candidate: Candidate) -> list[str]:
    """One title for each entry of ``candidate``."""
    place = candidate.place
    if place == "alone":
        return _apart(text, candidate)
    found = [_title(text, entry, place) for entry in candidate.entries]
    if place != "first":
        found = _unnumbered(found)
    return _unmarked(found)


def _title(text: str, entry: Line, place: str) -> str:
    here = entry.place
    if here == "first" or (here == "alone" and place == "first"):
        return _after(text, entry)
    if here == "inside" and place == "first":
        return _after(text, entry)
    return _before(text, entry)


def _after(text: str, entry: Line) -> str:
    """The title behind the stamp."""
    rest = text[entry.until : entry.end].strip(_BLANK)
    if entry.at > entry.begin:
        rest = _unwrapped(text[entry.begin : entry.at], rest)
    if rest and not rest[0].isalnum():
        link = _LINK.match(rest)
        if link:
            rest = _unwrapped(text[entry.begin : entry.at], rest[link.end() :].lstrip(_BLANK))
        if text[entry.until : entry.until + 1] == rest[:1]:
            glued = _GLUED.match(rest)
            rest = rest[glued.end() :] if glued else rest
        leading = _LEADING.match(rest)
        rest = rest[leading.end() :] if leading else rest
    return _without_url(rest) if "http" in rest else rest


def _unwrapped(before: str, rest: str) -> str:
    """``rest`` without the closing marks of what opened right before the stamp."""
    opened = before.rstrip(_BLANK)
    while opened and opened[-1] in _CLOSER:
        closer = _CLOSER[opened[-1]]
        if closer == opened[-1] and before[-1:].isspace():
            break
        opened = opened[:-1]
        if rest.startswith(closer):
            rest = rest[1:].lstrip(_BLANK)
        elif rest.endswith(closer):
            rest = rest[:-1].rstrip(_BLANK)
    return rest


def _before(text: str, entry: Line) -> str:
    """The title in front of the stamp, and what the line says behind it."""
    rest = text[entry.begin : entry.at].rstrip(_BLANK)
    behind = text[entry.until : entry.end].strip(_BLANK)
    while rest and rest[-1] in _CLOSER and behind[:1] == _CLOSER[rest[-1]]:
        rest, behind = rest[:-1].rstrip(_BLANK), behind[1:].lstrip(_BLANK)
    rest = _without_leader(rest.rstrip(_BEHIND))
    if entry.kind == "link" and rest.endswith("]"):
        rest = rest[:-1].replace("[", "", 1)
    rest = rest.lstrip(_BLANK)
    bullet = rest.lstrip(_BULLETS + "\ufe0f")
    if bullet[:1] in _BLANK:
        rest = bullet.lstrip(_BLANK)
    if behind and WORD.search(behind):
        rest += " " + behind
    return _without_url(rest) if "http" in rest else rest


def _without_leader(rest: str) -> str:
    """``rest`` without dots that lead the eye to the stamp."""
    bare = rest.rstrip("." + _BLANK)
    return bare if len(rest) - len(bare) > 3 or rest[len(bare) : len(bare) + 1] in _BLANK else rest


def _without_url(title: str) -> str:
    """``title`` without links at its end, unless it is nothing else."""
    while True:
        head, _, tail = title.rpartition(" ")
        if not head or not tail.lstrip("([<").startswith(("http://", "https://")):
            return title
        title = head.rstrip(_BLANK + "-–—|:→")


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
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        value = unicodedata.numeric(text, -1)
        return int(value) if value >= 0 else None
    return None


def _unmarked(found: list[str]) -> list[str]:
    """Titles without a mark (a bullet, an emoji) that every one of them starts with."""
    first = found[0][:1]
    if len(found) < 3 or not first or first.isalnum() or not all(t[:1] == first for t in found):
        return found
    if first in _BULLETS and not all(title[1:2] in _BLANK for title in found):
        return found
    if first not in _BULLETS and unicodedata.category(first) != "So":
        return found
    rests = [title.lstrip(first + "\ufe0f").lstrip(_BLANK) for title in found]
    return rests if all(rests) else found


def _apart(text: str, candidate: Candidate) -> list[str]:
    """Titles on lines of their own: under the stamps, or above them."""
    below = [_neighbour(text, entry, 1) for entry in candidate.entries]
    above = [_neighbour(text, entry, -1) for entry in candidate.entries]
    return below if sum(map(bool, below)) >= sum(map(bool, above)) else above


def _neighbour(text: str, entry: Line, step: int) -> str:
    if step > 0:
        end = text.find("\n", entry.end + 1)
        line = text[entry.end + 1 : end if end >= 0 else len(text)]
    else:
        line = text[text.rfind("\n", 0, max(entry.begin - 1, 0)) + 1 : max(entry.begin - 1, 0)]
    return line.strip(_BLANK)


__all__: Sequence[str] = ("titles",)

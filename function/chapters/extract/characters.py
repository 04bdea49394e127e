"""What single characters are: blanks, bullets, separators, and signs that say something."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

INVISIBLE = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Joiners, direction marks and other characters of no width."""
BLANK = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u2800\u3000" + INVISIBLE
)
VARIANT = "\ufe0e\ufe0f"
"""Variation selectors: text or emoji."""
BULLETS = "-–—−*+•●○◦‣▪▫■□◆◇★☆►▶▷▸➤➜→✔✅☑✓·・⁃❖✦♦>»"
WORD = re.compile(r"[^\W_]")
_MARK = re.compile(r"[^\w\s]|_")

_SEPARATING = re.compile(
    r"\b(?:DASH|HYPHEN|MINUS|SOLIDUS|SLASH|BULLET|DOT|BAR|LINE|COMMA|SEMICOLON|COLON|ARROWS?|TILDE"
    r"|EQUALS|DIVIDES|STOP|PRIME|DRAWINGS|ARROWHEAD|PERIOD|MACRON)\b"
    r"|(?:RIGHT|LEFT)(?:WARDS|-POINTING|\b).*(?:TRIANGLE|ANGLE QUOT|POINTER)"
)
"""What the Unicode names of characters hold that separate a title from its time."""


@lru_cache(maxsize=4096)
def is_separator(character: str) -> bool:
    """Whether ``character`` may stand between a title and its time: a dash, slash, dot, bar, comma,
    colon or arrow of any script. Pictures of arrows and fingers are none."""
    if character in "=>＞＝<◀_＿…":
        return True
    if unicodedata.category(character)[0] not in "PS" or character > "\U0001efff":
        return False
    return _SEPARATING.search(unicodedata.name(character, "")) is not None


def separators_in(text: str, but: str = "") -> str:
    """The separators that ``text`` holds, in no order, ``but`` for those."""
    marks = set(_MARK.findall(text)).difference(but)
    return "".join(filter(is_separator, marks))


def is_sign(character: str) -> bool:
    """Whether ``character`` says something by itself, as an emoji does: no letter, no separator."""
    return (
        unicodedata.category(character) in ("So", "Sm", "Sc") or character in "?!¿¡？！"
    ) and character not in BULLETS


def has_words(text: str) -> bool:
    """Whether ``text`` holds a letter, a figure, or a sign that speaks for itself."""
    return WORD.search(text) is not None or any(map(is_sign, text))


def stripped(text: str) -> str:
    """``text`` without blanks around it, the invisible ones included."""
    return text.strip() if text.isascii() else text.strip(BLANK)

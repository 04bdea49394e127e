"""What captions hold, and in which forms a word of a text counts as said."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import accumulate, islice, pairwise

from chapters.grounding.number_words import ENGLISH
from chapters.grounding.numbers import values
from chapters.grounding.sounds import sounds_like

MAX_JOINED = 5
"""Captions cut names into so many words at most: "pi torch", "h t t p s"."""
MAX_NEAR = 50
"""Words that begin alike and are compared."""
MIN_CLOSE = 6
"""Letters from which on a word may be misspelt: captions write names as they sound."""
CLOSENESS = 0.8
"""Of ``difflib``: "kubernetes" and "cubernetes" are 0.9, "pytorch" and "pietorch" 0.8."""
MIN_STEM = 4
"""Letters of a word that another one is a form of."""
MAX_ENDING = 2
"""Letters of an ending: "America", "Americans"."""
MAX_ENDINGS = 3
"""The same where both words have one, and share a stem that is a letter longer."""

MIN_LONG = 5
"""Letters of words that two letters may stand for: "machine learning"."""

_WORD = re.compile("[^\\W_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]+")
_SPOKEN_SIGNS = frozenset(("dot", "dash", "hyphen", "underscore", "slash", "colon", "point"))
_MARKS = re.compile("[\u0300-\u036f]")
"""Accents. The voicing marks of Kana are others."""
KATAKANA = re.compile("[\u30a1-\u30faー]+")


def folded(text: str) -> str:
    """``text`` without differences of case, width and accents."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", plain)))


def key_of(name: str) -> str:
    """The letters and digits of ``name``, folded: "Node.js" is "nodejs"."""
    return "".join(_WORD.findall(folded(name)))


def share_of(letter: re.Pattern[str], text: str) -> float:
    """The share of the letters of ``text`` that match ``letter``."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(map(bool, map(letter.match, letters))) / max(len(letters), 1)


class Said:
    """The words of captions."""

    def __init__(self, captions: str) -> None:
        """``captions``: all that is said in the section."""
        self.text = folded(captions)
        """The captions, folded."""
        words = _WORD.findall(self.text)
        self._words = sorted(set(words))
        unsigned = [word for word in words if word not in _SPOKEN_SIGNS]
        self._joined = {*_joins(words), *_joins(unsigned), *_joins(list(_in_digits(words)))}
        self._initials = "".join(word[0] for word in words)
        self._initials_of_two = {
            a[0] + b[0] for a, b in pairwise(words) if min(len(a), len(b)) >= MIN_LONG
        }
        self.numbers = values(captions)
        """The values that are said."""

    def has(self, name: str) -> bool:
        """Whether ``name`` is said: in other letters, cut up, with another ending or misspelt."""
        key = key_of(name)
        return self.has_form(name) or self._has_close(key) or self._is_in_katakana(key)

    def has_form(self, name: str) -> bool:
        """Whether ``name`` is said, cut up or with another ending at most."""
        key = key_of(name)
        return key in self._joined or self._has_other_ending(key)

    def has_exactly(self, name: str) -> bool:
        """Whether ``name`` is said, cut up at most."""
        return key_of(name) in self._joined

    def has_initials(self, acronym: str) -> bool:
        """Whether ``acronym`` abbreviates words that are said one after the other."""
        short = acronym.casefold()
        return short in (self._initials if len(short) > 2 else self._initials_of_two)

    def has_longer(self, short: str) -> bool:
        """Whether ``short`` abbreviates a word that is said: "str", "msg"."""
        key = key_of(short)
        at = bisect_left(self._words, key)
        if len(key) > 2 and at < len(self._words) and self._words[at].startswith(key):
            return True
        if len(key) < 2 or re.search("[aeiouy]", key[1:]):
            return False
        pattern = re.compile("[^ ]*?".join(map(re.escape, key)))
        return any(pattern.match(word) for word in self._words)

    def holds(self, text: str) -> bool:
        """Whether ``text`` stands in the captions, in scripts without blanks."""
        return folded(text) in self.text

    @cached_property
    def katakana(self) -> frozenset[str]:
        """The runs of Katakana, without a long vowel at the end."""
        return frozenset(run.rstrip("ー") for run in KATAKANA.findall(self.text))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem for word in self._words for stem in _stems(word, MAX_ENDINGS))

    @cached_property
    def _by_edge(self) -> Mapping[str, Sequence[str]]:
        """What is said, by how it begins and ends: a misspelt name has one of both right."""
        found: dict[str, list[str]] = {}
        for word in self._joined:
            for edge in _edges(word):
                found.setdefault(edge, []).append(word)
        return found

    def _has_other_ending(self, key: str) -> bool:
        """Whether a word is said that differs from ``key`` in its ending."""
        if any(stem in self._joined for stem in _stems(key, MAX_ENDING)):
            return True
        first = bisect_left(self._words, key)
        is_longer = any(
            word.startswith(key) and len(word) <= len(key) + MAX_ENDING
            for word in islice(self._words, first, first + MAX_NEAR)
        )
        return (is_longer and len(key) >= MIN_STEM) or any(
            stem in self._stems for stem in _stems(key, MAX_ENDINGS) if len(stem) > MIN_STEM
        )

    def _is_in_katakana(self, key: str) -> bool:
        return key.isascii() and any(sounds_like(key, said) for said in self.katakana)

    def _has_close(self, key: str) -> bool:
        """Whether a word or two are said that are spelt nearly as ``key``."""
        if len(key) < MIN_CLOSE or any(map(str.isdigit, key)):
            return False
        candidates = {
            word
            for edge in _edges(key)
            for word in self._by_edge.get(edge, ())
            if abs(len(word) - len(key)) < 3
        }
        return bool(get_close_matches(key, candidates, n=1, cutoff=CLOSENESS))


def _joins(words: Sequence[str]) -> Iterable[str]:
    """Up to ``MAX_JOINED`` words that follow each other, without what is between them."""
    for at in range(len(words)):
        yield from accumulate(words[at : at + MAX_JOINED])


def _edges(word: str) -> tuple[str, str]:
    return f"{word[:2]}-", f"-{word[-3:]}"


def _in_digits(words: Sequence[str]) -> Iterable[str]:
    """``words`` with digits for numbers below 100: "m one", "esp thirty two"."""
    before = 0
    for word, following in pairwise([*words, ""]):
        number, following_number = ENGLISH.get(word), ENGLISH.get(following, 0)
        if number is None:
            yield word
        elif number >= 20 and 0 < following_number < 10:
            before = number
        else:
            yield str(before + number)
            before = 0


def _stems(word: str, longest: int) -> Iterable[str]:
    """``word`` without endings of up to ``longest`` letters."""
    for ending in range(1, longest + 1):
        if len(word) - ending >= MIN_STEM:
            yield word[:-ending]

"""A title for each section from its own words: the two phrases that tell it most from the others.

A placeholder for whoever edits the list, so it carries a mark. On talks whose authors named their
chapters, it shares a word with the author's title in the share that docs/captions.md names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from math import log, sqrt

from chapters.split.function_words import FUNCTION_WORDS
from chapters.split.terms import STEM, terms
from chapters.split.units import Talk

MARK = "✎ "
"""In front of a title that somebody should edit. A sign, since titles are in any language."""
MIN_STEM = 4
"""Letters of a word that may be the beginning of another form of it."""
MAX_WORDS = 3
"""Of a phrase."""
MAX_PHRASES = 2
SEPARATOR = " / "
MAX_BEGINNING = 40
"""Characters of a title that is the beginning of what is said, for want of a better one."""

_WORD = re.compile(
    "[\u30a1-\u30ffー\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々]{2,}|[\uac00-\ud7a3]{2,}"
    r"|[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
    r"[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}"
)
"""A word that may stand in a title: a run of Kanji and Katakana, or three letters or more."""
_BETWEEN = ("", " ", "-")
"""What may stand between two words of a phrase."""

MIN_RARITY = 0.9
"""A word of a title stands in less than 40 % of the talk's half minutes (e to the -0.9)."""

Phrase = tuple[str, ...]
"""The stems of one word or of several that follow each other."""


def marked(title: str) -> str:
    """``title`` with the mark of a placeholder, once."""
    return title if title.startswith(MARK) else MARK + title


def names(title: str, text: str) -> bool:
    """Whether a word of ``title`` that names something is said in ``text``, in whatever form."""
    said = set(terms(text))
    words = [word for word in re.split(r"[\W_]+", title.lower()) if word not in FUNCTION_WORDS]
    return any(
        term in said or any(_is_form(term, other) for other in said)
        for word in words
        for term in terms(word)
    )


def _is_form(term: str, other: str) -> bool:
    """Whether one is the other with an ending: "frog", "frogs"."""
    shorter, longer = sorted((term, other), key=len)
    return len(shorter) >= MIN_STEM and longer.startswith(shorter)


def titles(talk: Talk, starts: Sequence[float]) -> list[str]:
    """A title for each section, all different; ``starts`` in seconds, ascending, the first at 0."""
    common = {term for term, rarity in talk.rarity.items() if rarity < MIN_RARITY}
    texts = _texts(talk, starts)
    phrases = [list(_phrases(text, common)) for text in texts]
    spread = Counter(stem for found in phrases for stem in {s for stems, _ in found for s in stems})
    rarity = {stem: sqrt(log((len(texts) + 1) / count)) for stem, count in spread.items()}
    taken: set[str] = set()
    named = []
    for number, (text, found) in enumerate(zip(texts, phrases, strict=True), 1):
        candidates = (_telling(found, rarity), _beginning(text), f"Chapter {number}")
        title = next(t for t in candidates if t and t.lower() not in taken)
        taken.add(title.lower())
        named.append(marked(title))
    return named


def _texts(talk: Talk, starts: Sequence[float]) -> list[str]:
    """What is said in each section."""
    cuts = [0, *(bisect_left(talk.starts, start) for start in starts[1:]), len(talk.units)]
    return [" ".join(unit.text for unit in talk.units[a:b]) for a, b in pairwise(cuts)]


def _phrases(text: str, common: Collection[str]) -> Iterator[tuple[Phrase, str]]:
    """Every phrase of up to three words in ``text``: its stems, and how it is written.

    No word of it is one of ``common``, or names nothing in its language.
    """
    words = list(_WORD.finditer(text))
    stems = [_stem(word[0], common) for word in words]
    for first in range(len(words)):
        for last in range(first, min(first + MAX_WORDS, len(words))):
            between = text[words[last - 1].end() : words[last].start()] if last > first else ""
            if not stems[last] or between not in _BETWEEN:
                break
            yield tuple(stems[first : last + 1]), text[words[first].start() : words[last].end()]


def _stem(word: str, common: Collection[str]) -> str:
    """What counts as the same word; '' for one that belongs in no title."""
    lower = word.lower()
    names_nothing = lower.partition("'")[0] in FUNCTION_WORDS or any(
        t in common for t in terms(lower)
    )
    return "" if names_nothing else lower[:STEM]


def _telling(found: Sequence[tuple[Phrase, str]], rarity: Mapping[str, float]) -> str:
    """The most telling phrases of a section, each as it is written most often; '' without any."""
    counts = Counter(phrase for phrase, _ in found)

    def weight(phrase: Phrase) -> float:
        # Words that follow each other once are no term, but twice they are more than one word is.
        times = counts[phrase] if len(phrase) == 1 else 1.5 * (counts[phrase] - 1)
        return times * sum(rarity[stem] for stem in phrase) if times else 0.0

    chosen: list[Phrase] = []
    for phrase in nlargest(MAX_PHRASES * MAX_WORDS**2, counts, key=weight):
        if len(chosen) < MAX_PHRASES and not any(set(phrase) & set(other) for other in chosen):
            chosen.append(phrase)
    title = SEPARATOR.join(
        Counter(form for phrase, form in found if phrase == one).most_common(1)[0][0]
        for one in chosen
    )
    return title[:1].upper() + title[1:]


def _beginning(text: str) -> str:
    """The first words of ``text``."""
    if len(text) <= MAX_BEGINNING:
        return text
    cut = text[:MAX_BEGINNING]
    return f"{cut.rpartition(' ')[0] or cut} …"

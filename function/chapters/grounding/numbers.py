"""Numbers: the values that captions say, and those of a text that they do not.

Digits and words are the same value: "25", "twenty-five", "二十五". What captions leave open is read
every way that makes sense: "nineteen ninety eight" is 19, 98, 90, 8 and 1998.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from chapters.grounding.number_words import (
    ENGLISH,
    FRACTIONS,
    KANJI,
    KANJI_MYRIADS,
    KANJI_SCALES,
    SAID,
    SCALES,
)

MAX_RUN = 8
"""Words of one number at most."""
MAX_COUNT = 5000
"""Numbers in a text that are read together; a table of numbers is not read for longer."""

_KANJI = "〇一二三四五六七八九十百千万億兆"
_TOKEN = re.compile(rf"\d+(?:[.,:]\d+)*|[{_KANJI}]+|[^\W\d_{_KANJI}]+")
_LINKS = frozenset(("and", "a", "und", "et", "y", "e"))
"""Words inside of a number: "two hundred and ten"."""
_POINTS = frozenset(("point", "dot", "komma", "coma", "virgule"))

_DIGITS = re.compile(r"(?<![A-Za-z\d_.])(?<!\d,)\d+(?:[.,:]\d+)*")
_WORDS = "|".join(sorted((*ENGLISH, "hundred", "thousand", "million", "billion"), key=len)[::-1])
_ENGLISH = re.compile(rf"\b(?:{_WORDS})(?:(?:-|\s+(?:and\s+)?)(?:{_WORDS}))*\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"[{_KANJI}]{{2,}}|[二三四五六七八九十](?=[つ個人回年月日時秒円本枚度倍匹杯台番章歳週]|分(?!に))"
)
_LISTING = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:ways?|steps?|parts?|reasons?|things?|kinds?|types?|points?|ideas?|options?"
    r"|methods?|stages?|sections?|examples?|questions?|rules?|tips?|phases?)\b"
    r"|\s*(?:つ|個|種類|点|段階)?の(?:\w{0,4})(?:方法|ポイント|理由|部分|手順|段階|要素|種類|点|例|ステップ|コツ)"
    r"|\s*(?:つ|個|種類|段階|ステップ|点)に?(?:分|あ)",
    re.IGNORECASE,
)
"""What follows a number that counts what the text itself lists."""
_NUMBERED = re.compile(
    r"(?:\b(?:steps?|parts?|stages?|phases?|options?|tips?|rules?|figure|the|these|those|all)"
    r"|ステップ|手順|パート|第|この|その)\s*$",
    re.IGNORECASE,
)
"""What stands before a number that the text gave, or that points back to what it named."""
MAX_LISTED = 10

Item = Fraction | str
"""A number, or how it goes on: a scale, "point" or "half"."""


def values(text: str) -> frozenset[Fraction]:
    """Every value that ``text`` may say."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = {value for name, more in FRACTIONS.items() if name in plain for value in more}
    run: list[Item] = []
    count = 0
    for match in _TOKEN.finditer(plain):
        token = match[0]
        if token[0].isdigit():
            found |= _readings(token)
        if (item := _item(token)) is not None:
            run.append(item)
            count += 1
        elif token not in _LINKS:
            found |= _in_run(run)
            run.clear()
        if count > MAX_COUNT and run:  # numbers and nothing else: each by itself
            found |= _in_run(run)
            run.clear()
    return frozenset(found | _in_run(run))


def unsaid_numbers(prose: str, said: frozenset[Fraction]) -> list[str]:
    """The numbers of ``prose`` whose value is none of ``said``, as they are written."""
    claims = [
        match
        for pattern, is_said in (
            (_DIGITS, _are_digits_said),
            (_ENGLISH, _are_words_said),
            (_COUNTED, _is_kanji_said),
        )
        for match in pattern.finditer(prose)
        if not is_said(match, said) and not _is_the_texts_own(match)
    ]
    return [match[0] for match in sorted(claims, key=lambda match: match.start())]


def _are_digits_said(match: re.Match[str], said: frozenset[Fraction]) -> bool:
    readings, parts = _readings(match[0]), re.split("[.,:]", match[0])
    follows = match.string[match.end() :].lstrip().casefold()
    if follows.startswith(("%", "percent", "パーセント")):
        readings |= {value / 100 for value in readings}
    for name, scale in SCALES.items():
        if follows.startswith(name):
            readings |= {value * scale for value in readings}
    if follows.startswith("s"):  # the 1990s
        readings |= {value % 100 for value in readings}
    if len(parts) > 2 or ":" in match[0]:
        joined = Fraction("".join(parts))
        return joined in said or all(Fraction(part) in said for part in parts)
    return bool(readings & (said | {Fraction(1)}))


def _are_words_said(match: re.Match[str], said: frozenset[Fraction]) -> bool:
    items = [item for word in re.findall("[a-z]+", match[0].casefold()) if (item := _item(word))]
    value = _combined(items)
    return value in said if value is not None else all(i in said for i in items)


def _is_kanji_said(match: re.Match[str], said: frozenset[Fraction]) -> bool:
    return _kanji(match[0]) in said


def _is_the_texts_own(match: re.Match[str]) -> bool:
    """Whether a small number counts what the text lists, or numbers it."""
    small = {str(number) for number in range(MAX_LISTED + 1)}
    words = {word for word, value in ENGLISH.items() if value <= MAX_LISTED}
    if match[0].casefold() in {"one", "zero"}:
        return True
    if match[0].casefold() not in small | words | set(_KANJI[:11]):
        return False
    return bool(
        _LISTING.match(match.string, match.end()) or _NUMBERED.search(match.string[: match.start()])
    )


def _readings(digits: str) -> set[Fraction]:
    """What digits with signs between them may mean: "1,500" is 1500, or 1.5 in German."""
    parts = re.split("[.,:]", digits)
    if len(parts) == 1:
        return {Fraction(digits)}
    found = set() if len(parts) > 2 or ":" in digits else {Fraction(".".join(parts))}
    if all(len(part) == 3 for part in parts[1:]) and ":" not in digits:
        found.add(Fraction("".join(parts)))
    return found


def _item(word: str) -> Item | None:
    """What ``word`` is in a number; None: nothing."""
    if word[0].isdigit():
        return max(_readings(word), default=None)
    if word in SAID:
        return Fraction(SAID[word])
    if word in SCALES:
        return word
    if word in _POINTS:
        return "point"
    if word == "half":
        return word
    return _kanji(word) if word[0] in _KANJI else None


def _in_run(run: Sequence[Item]) -> set[Fraction]:
    """Every value in numbers and signs that follow each other."""
    found = set()
    for first in range(len(run)):
        for last in range(first + 1, min(first + MAX_RUN, len(run)) + 1):
            if last == len(run) or run[last] not in SCALES:  # "sixteen hundred" is not 16
                found |= set(_ways(run[first:last]))
    return found


def _ways(items: Sequence[Item]) -> Iterator[Fraction]:
    """The values of all of ``items`` together."""
    if (whole := _combined(items)) is not None:
        yield whole
    if "point" in items:
        yield from _with_point(items)
        return
    digits = [item for item in items if isinstance(item, Fraction)]
    if len(digits) < len(items) or any(value.denominator > 1 for value in digits):
        return
    if len(items) > 1 and all(value < 10 for value in digits):
        yield Fraction("".join(map(str, digits)))
    if len(items) == 2:
        yield from _decimal(items[:1], items[1:])  # a version: "three eleven"
    yield from _pairs(items)


def _pairs(items: Sequence[Item]) -> Iterator[Fraction]:
    """What two numbers below 100 say together: a year, "nineteen ninety", a time, "nine thirty"."""
    for at in range(1, len(items)):
        before, after = _combined(items[:at]), _combined(items[at:])
        if before and after and before < 100 > after and (before > 9 or after > 9):
            yield 100 * before + after


def _with_point(items: Sequence[Item]) -> Iterator[Fraction]:
    """The values of ``items``, with a point in them and perhaps a scale at their end."""
    if isinstance(items[-1], str) and items[-1] in SCALES:
        yield from (value * SCALES[items[-1]] for value in _ways(items[:-1]))
        return
    at = items.index("point")
    yield from _decimal(items[:at], items[at + 1 :])


def _decimal(before: Sequence[Item], after: Sequence[Item]) -> Iterator[Fraction]:
    """The number with a point between ``before`` and ``after``."""
    whole = _combined(before) if before else Fraction(0)
    numbers = [item for item in after if isinstance(item, Fraction) and item.denominator == 1]
    if whole is None or whole.denominator > 1 or not numbers or len(numbers) < len(after):
        return
    yield Fraction(f"{whole}.{''.join(map(str, numbers))}")
    if (together := _combined(numbers)) is not None:
        yield Fraction(f"{whole}.{together}")


def _combined(items: Sequence[Item]) -> Fraction | None:
    """The one number that ``items`` say, by the grammar of English; None: they say several."""
    total = current = Fraction(0)
    for before, item in pairwise([None, *items]):
        if item == "half":
            current += Fraction(1, 2)
        elif item == "point":
            return None
        elif isinstance(item, str):
            scale = SCALES[item]
            if scale == 100:
                current = max(current, Fraction(1)) * scale
            else:
                total, current = total + max(current, Fraction(1)) * scale, Fraction(0)
        elif item is not None and (before is None or _continues(current, item)):
            current += item
        else:
            return None
    return total + current


def _continues(number: Fraction, item: Fraction) -> bool:
    """Whether ``item`` goes on with ``number``: twenty, five; two hundred, ten."""
    return number % 100 == 0 or (item < 10 <= number % 100 and number % 10 == 0)


def _kanji(text: str) -> Fraction | None:
    """The value of a run of numerals; None if it is none."""
    if all(sign in KANJI for sign in text):
        return Fraction("".join(str(KANJI[sign]) for sign in text))
    total = section = digit = 0
    for sign in text:
        if sign in KANJI:
            digit = KANJI[sign]
        elif sign in KANJI_SCALES:
            section, digit = section + (digit or 1) * KANJI_SCALES[sign], 0
        else:
            total, section, digit = total + (section + digit or 1) * KANJI_MYRIADS[sign], 0, 0
    return Fraction(total + section + digit)

"""The marks of one line: what stands around its stamp without belonging to the title."""

from __future__ import annotations

from chapters.extract.characters import (
    BLANK,
    BULLETS,
    VARIANT,
    WORD,
    separators_in,
    stripped,
)
from chapters.extract.lines import Line
from chapters.extract.timestamps import lazy_pattern

_CLOSER = dict(
    zip("([{<【「『〔〈《（［｛〖⟨⟦⟪❨❪⦅*_~`|-", ")]}>】」』〕〉》）］｝〗⟩⟧⟫❩❫⦆*_~`|-", strict=True)
)
"""What closes what opens right before a stamp."""
_OPENER = {closer: opener for opener, closer in _CLOSER.items() if opener != closer}
_BRACKETS = "([{<【「『〔〈《（［｛〖⟨⟦⟪❨❪⦅|"
"""Openers that may have space behind them."""
_OPEN_RANGE = " -–—−~〜～"
_BEFORE_STAMP = "⏱⏰🕐@"
"""Signs that stand for "at"."""
EDGE = 9
"""Characters at the edge of a title among which all kinds of marks there are found."""
_BARS = "|｜"
"""Walls of a table, which no title opens or ends with."""
_NEVER_GLUED = "<./\\,、;_-＿"
"""Separators that a title may open with: ``.NET``, ``-5 degrees``."""
_CLOSING = ")]}】」』》〉>）］⟩⟧⟫`_"

_TARGET = (
    r"[\])]{0,2}\((?:[a-z.]{2,12}:|\#|/)(?:[^()\s]|\([^()\s]*\))*\)|[ ]?<(?:https?:)?/[^>\s]*>"
)
"""Where a link around the stamp leads, as Markdown and reStructuredText write it."""
_QUOTATION = r"«[^»«]{1,200}»|»[^\s»«][^»«]{0,200}«"
"""What is quoted in guillemets, which point outwards or inwards."""
_END = r"^(?:the[ ])?(?:end|ende|fin|final|fine|fim|slut|конец|終わり|最後|끝|结束)[)\]】]?\s*"
END_OF_RANGE = rf"(?i:{_END})[-–—:|▸►▶»→>]\s*(?=\S)"
"""The end of a last range: "9:00 - end | The moral", behind its stamp and hyphen."""


def after(text: str, entry: Line) -> str:
    """The title behind the stamp."""
    rest = stripped(text[entry.until : entry.end])
    if entry.at > entry.begin:
        rest = _unwrapped(text[entry.begin : entry.at], rest)
    if rest[1:2] == " " and rest[0] in "-–—|:" and rest[2].isalnum():
        rest = rest[2:]  # "0:00 - Intro", and nothing else to look for
    elif rest and not rest[0].isalnum():
        if rest[0] in "])( <" and (target := lazy_pattern(_TARGET).match(rest)):
            rest = _unwrapped(text[entry.begin : entry.at], rest[target.end() :].lstrip(BLANK))
        rest = _without_leading(rest, glued=rest[:1] == text[entry.until : entry.until + 1])
    return _without_links(rest) if "http" in rest or "www." in rest else rest


def _without_leading(rest: str, *, glued: bool) -> str:
    """``rest`` without what separates it from the stamp before it; ``glued`` if no blank does."""
    marks = separators_in(rest[:EDGE], but="~" if "~~" in rest else "")  # "~~" strikes words out
    if glued:
        rest = rest.lstrip(_CLOSING)
    bare = rest.lstrip(marks + BLANK + VARIANT)
    leading = rest[: len(rest) - len(bare)]
    quotation = lazy_pattern(_QUOTATION).search(rest) if "«" in rest else None
    if quotation and quotation.start() < len(leading):
        return rest[quotation.start() :]
    held = leading[len(leading.rstrip(marks + VARIANT)) :].lstrip(VARIANT)
    return bare if not (bare and held) or _is_glued(held, bare) else held + bare


def _is_glued(held: str, title: str) -> bool:
    """Whether the separators ``held`` are glued to the ``title`` behind them, but no part of it."""
    if held == "-" and not title[0].isdigit():
        return True
    return set(held).isdisjoint(_NEVER_GLUED + "–—−~〜～" * title[0].isdigit())


def _unwrapped(leading: str, rest: str) -> str:
    """``rest`` without the marks that close what opens at the end of ``leading``."""
    opened = leading.rstrip(BLANK)
    while opened and opened[-1] in _CLOSER:
        closer = _CLOSER[opened[-1]]
        opened = opened[:-1]
        if rest.lstrip(_OPEN_RANGE).startswith(closer):  # "(8:40) Ship", "(8:40 – ) Ship"
            rest = rest.lstrip(_OPEN_RANGE)[1:].lstrip(BLANK)
        elif rest.endswith(closer) and rest.count(closer) > rest.count(_OPENER.get(closer, "\n")):
            rest = rest[:-1].rstrip(BLANK)
    return rest


def before(text: str, entry: Line) -> str:
    """The title in front of the stamp, and what the line says behind it."""
    rest = stripped(text[entry.begin : entry.at])
    behind = stripped(text[entry.until : entry.end])
    if not behind and rest[-1:].isalnum() and rest[:1].isalnum() and "http" not in rest:
        return rest
    if behind and behind == _CLOSER.get(rest[:1]) and rest.count(behind) < rest.count(rest[0]):
        rest, behind = rest[1:].lstrip(BLANK), ""  # "(The harbour 1:20)"
    if rest[-1:] in _BRACKETS:
        behind = behind.lstrip(_OPEN_RANGE)  # "The harbour (1:20 – )"
    while behind[:1] == _CLOSER.get(rest[-1:]):
        rest, behind = rest[:-1].rstrip(BLANK), behind[1:].lstrip(BLANK)
    is_linked = rest.endswith("](")  # "[Name](https://youtu.be/ID?t=75) 1:15"
    rest = rest[:-1] if is_linked else _without_trailing(rest)
    rest = without_bullets(rest.lstrip(_BARS + BLANK))
    if rest[:1] == "[" and rest[-1:] == "]" and "/" in text[entry.at : entry.until]:
        rest = rest[1:-1].strip(BLANK)
    if WORD.search(behind):
        rest += " " + behind
    return _without_links(rest) if "http" in rest or "www." in rest else rest


def _without_trailing(rest: str) -> str:
    """``rest`` without the marks that lead to the stamp: a separator, dots for the eye; a ``»``
    that closes a quotation stays, and so does a single full stop."""
    marks = separators_in(rest[-EDGE:], but=".…。‼!?")
    bare = rest.rstrip(BLANK + VARIANT + _BEFORE_STAMP + marks)
    mark = rest[len(bare) : len(bare) + 1]
    if mark == "»" and bare.count("«") > bare.count("»"):
        bare += mark
    dotless = bare.rstrip(".…" + BLANK)
    leader = bare[len(dotless) :]
    return dotless if len(leader) > 1 else bare


def without_bullets(title: str) -> str:
    """``title`` without bullets in front, which have a blank behind them."""
    if title[:1].isalnum():
        return title
    bare = title.lstrip(BULLETS + VARIANT)
    return bare.lstrip(BLANK) if bare[:1] in BLANK else title


def _without_links(title: str) -> str:
    """``title`` without links at its end, unless it is nothing else."""
    words = title.split(" ")
    count = len(words)
    while count > 1 and words[count - 1].lstrip("([<").startswith(("http://", "https://", "www.")):
        count -= 1
    rest = " ".join(words[:count])
    if words[-1].rstrip("_.,;").endswith(")") and rest.count("(") > rest.count(")"):
        rest = rest[: rest.rindex("(")] or rest  # "Name (slides: https://...)"
    return rest.rstrip(BLANK + "-–—|:→")

"""The marks of one line: what stands around its stamp without belonging to the title."""

from __future__ import annotations

import re
from functools import cache

from chapters.extract.lines import INVISIBLE, WORD, Line

BLANK = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u2800\u3000" + INVISIBLE
)
VARIANT = "\ufe0e\ufe0f"
"""Variation selectors: text or emoji."""
_CLOSER = dict(
    zip("([{<【「『〔〈《（［｛〖⟨⟦⟪❨❪⦅*_~`|-", ")]}>】」』〕〉》）］｝〗⟩⟧⟫❩❫⦆*_~`|-", strict=True)
)
"""What closes what opens right before a stamp."""
_OPENER = {closer: opener for opener, closer in _CLOSER.items() if opener != closer}
_BRACKETS = "([{<【「『〔〈《（［｛〖⟨⟦⟪❨❪⦅|"
"""Openers that may have space behind them."""
BULLETS = "-–—−*+•●○◦‣▪▫■□◆◇★☆►▶▷▸➤➜→✔✅☑✓·・⁃❖✦♦>»"
_OPEN_RANGE = " -–—−~〜～"
_BEHIND_TITLE = BLANK + VARIANT + "-–—−―|｜¦•·・:：»›→➜➡⇒►▶=＝~〜～＞>@,、;⏱⏰🕐/⟶←⇐◀◄<"
"""What may stand between a title and the stamp behind it."""


@cache
def _leading() -> re.Pattern[str]:
    """What may stand between a stamp and the title behind it."""
    space = rf"[\s\u2800{INVISIBLE}]"
    marks = "-–—−―‐|｜¦•·・:：»›→➜➡⇒⟶►▶▷▸=＝~〜～>＞/／\\\\,、;_＿⏩─"
    return re.compile(
        rf"""
        (?: {space}++
          | (?: [{marks}]{{1,4}} | \.++ | …++ ) [{VARIANT}]? {space}
          | (?: (?! ~~ ) [-–—−―|｜¦•:：»›→➜➡⇒►▶▸~〜～・] ){{1,3}} [{VARIANT}]?
            (?= [^\W\d_] | ["“«(\[【「『¿¡] | ~~ )
          | [|｜¦•:：»›→➜➡⇒►▶▸・]{{1,3}} (?= \d )
        )*+""",
        re.VERBOSE,
    )


@cache
def _turned() -> re.Pattern[str]:
    """A quotation in guillemets that point inwards."""
    return re.compile(r"»[^\s»«][^»«]{0,200}«")


@cache
def _glued() -> re.Pattern[str]:
    """Glued to the stamp: closing marks, and any separator before a word or a digit."""
    closing = r")\]}】」』》〉>）］⟩⟧⟫"
    return re.compile(rf"[{closing}`_]+(?=\s|$)|[{closing}．.:：;,|/=~〜～–—-]+(?=[^\W_])")


@cache
def _target() -> re.Pattern[str]:
    """Where a link around the stamp leads, as Markdown, reStructuredText and HTML write it."""
    return re.compile(r"[\])]{0,2}\((?:https?:)?//?[^)\s]*\)|[ ]?<(?:https?:)?/[^>\s]*>|</a>")


_END = r"^(?:the )?(?:end|ende|fin|final|fine|fim|slut|конец|終わり|最後|끝|结束)[)\]】]?\s*"


@cache
def to_the_end() -> re.Pattern[str]:
    """The end of a last range: "9:00 - end | The moral", behind its stamp and hyphen."""
    return re.compile(rf"{_END}[-–—:|▸►▶»→>]\s*(?=\S)", re.IGNORECASE)


@cache
def glued_end() -> re.Pattern[str]:
    """The same behind a hyphen that is glued to its stamp: "9:00–end The moral"."""
    return re.compile(rf"{_END}(?<=\s)(?=\S)", re.IGNORECASE)


@cache
def earlier_end() -> re.Pattern[str]:
    """The end of a range if it lies before its start: "4:20 - 3:10 | The first attempt"."""
    return re.compile(r"^\d{1,3}(?::\d\d){1,2}[)\]】]?\s*(?:[-–—:|▸►▶»→>]\s*)?(?=\S)")


_DASHES = "-–—|:"
_BARS = "|｜"
"""Walls of a table, which no title opens or ends with."""


def behind_plain_stamp(rest: str) -> str | None:
    """The title in ``rest``, all that stands behind a stamp, if ``after`` would take nothing off it
    but a dash and blanks; None if there is more to look at."""
    rest = stripped(rest)
    if rest[1:2] == " " and rest[0] in _DASHES:
        rest = rest[2:]
    return rest if rest[:1].isalnum() and "http" not in rest and "www." not in rest else None


def after(text: str, entry: Line) -> str:
    """The title behind the stamp."""
    rest = stripped(text[entry.until : entry.end])
    if entry.at > entry.begin:
        rest = _unwrapped(text[entry.begin : entry.at], rest)
    if rest[1:2] == " " and rest[0] in _DASHES and rest[2].isalnum():
        rest = rest[2:]  # "0:00 - Intro", and nothing else to look for
    elif rest and not rest[0].isalnum():
        target = _target().match(rest) if rest[0] in "])( <" else None
        if target:
            rest = _unwrapped(text[entry.begin : entry.at], rest[target.end() :].lstrip(BLANK))
        if rest[:1] == text[entry.until]:
            glued = _glued().match(rest)
            rest = rest[glued.end() :] if glued else rest
        leading = None if rest[:1] == "»" and _turned().match(rest) else _leading().match(rest)
        rest = rest[leading.end() :] if leading else rest
        if rest[-1:] in _BARS:
            rest = rest.rstrip(_BARS + BLANK)
    return _without_links(rest) if "http" in rest or "www." in rest else rest


def stripped(text: str) -> str:
    """``text`` without blanks around it, the invisible ones included."""
    return text.strip() if text.isascii() else text.strip(BLANK)


def _unwrapped(leading: str, rest: str) -> str:
    """``rest`` without the marks that close what opens at the end of ``leading``."""
    opened = leading.rstrip(BLANK)
    spaced = len(opened) < len(leading)
    while opened and opened[-1] in _CLOSER and (opened[-1] in _BRACKETS or not spaced):
        closer = _CLOSER[opened[-1]]
        opened = opened[:-1]
        if closer == "|":  # a row of a table
            rest = rest.strip("|" + BLANK)
        elif rest.startswith(closer):
            rest = rest[1:].lstrip(BLANK)
        elif rest.lstrip(_OPEN_RANGE).startswith(closer):  # "(8:40 – ) Ship"
            rest = rest.lstrip(_OPEN_RANGE)[1:].lstrip(BLANK)
        elif rest.endswith(closer) and not _is_opened(rest, closer):
            rest = rest[:-1].rstrip(BLANK)
    return rest


def _is_opened(rest: str, closer: str) -> bool:
    """Whether the bracket that ``closer`` closes at the end of ``rest`` opens in it."""
    opener = _OPENER.get(closer)
    return opener is not None and rest.count(opener) >= rest.count(closer)


def before(text: str, entry: Line) -> str:
    """The title in front of the stamp, and what the line says behind it."""
    rest = stripped(text[entry.begin : entry.at])
    behind = stripped(text[entry.until : entry.end]) if entry.until < entry.end else ""
    if not behind and rest[-1:].isalnum() and rest[:1].isalnum() and "http" not in rest:
        return rest
    if behind and behind == _CLOSER.get(rest[:1]) and rest.count(behind) < rest.count(rest[0]):
        rest, behind = rest[1:].lstrip(BLANK), ""  # "(The harbour 1:20)"
    if rest[-1:] in _BRACKETS:
        behind = behind.lstrip(_OPEN_RANGE)  # "The harbour (1:20 – )"
    while rest and behind[:1] == _CLOSER.get(rest[-1], "none"):
        rest, behind = rest[:-1].rstrip(BLANK), behind[1:].lstrip(BLANK)
    if rest.endswith("]("):
        rest = rest[:-1]  # "[Name](https://youtu.be/ID?t=75) 1:15"
    elif not rest[-1:].isalnum():
        rest = _without_leader(_without_pointer(rest))
    rest = without_bullets(rest.lstrip(_BARS + BLANK))
    if rest[:1] == "[" and rest[-1:] == "]" and "/" in text[entry.at : entry.until]:
        rest = rest[1:-1].strip(BLANK)
    if behind and WORD.search(behind):
        rest += " " + behind
    return _without_links(rest) if "http" in rest or "www." in rest else rest


def _without_pointer(rest: str) -> str:
    """``rest`` without the marks that lead to the stamp; a ``»`` that closes a quotation stays."""
    bare = rest.rstrip(_BEHIND_TITLE)
    mark = rest[len(bare) : len(bare) + 1]
    return bare + mark if mark == "»" and bare.count("«") > bare.count("»") else bare


def without_bullets(title: str) -> str:
    """``title`` without bullets in front, which have a blank behind them."""
    if title[:1].isalnum():
        return title
    bare = title.lstrip(BULLETS + VARIANT)
    return bare.lstrip(BLANK) if bare[:1] in BLANK else title


def _without_leader(rest: str) -> str:
    """``rest`` without dots that lead the eye to the stamp."""
    bare = rest.rstrip(".…" + BLANK)
    leader = rest[len(bare) :]
    return bare if leader[:1] in BLANK or len(leader) > 3 or leader.count("…") > 1 else rest


def _without_links(title: str) -> str:
    """``title`` without links at its end, unless it is nothing else."""
    words = title.split(" ")
    count = len(words)
    while count > 1 and words[count - 1].lstrip("([<").startswith(("http://", "https://", "www.")):
        count -= 1
    if count == len(words):
        return title
    rest = _unopened(" ".join(words[:count]), words[-1].rstrip("_.,;")[-1:])
    return rest.rstrip(BLANK + "-–—|:→")


def _unopened(rest: str, closer: str) -> str:
    """``rest`` without what ``closer``, the end of a link behind it, has been opened by."""
    if closer == "`" and rest.count("`") % 2:  # "`Name <https://...>`__" in reStructuredText
        return "".join(rest.rpartition("`")[::2]).lstrip(BLANK)
    if closer == ")" and rest.count("(") > rest.count(")"):  # "Name (slides: https://...)"
        return rest[: rest.rindex("(")] or rest
    return rest

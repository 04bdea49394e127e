"""Cleaning."""

from __future__ import annotations

import re

from chapters.extract.lines import NUMBERING, WORD
from chapters.extract.lists import Candidate, Entry

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SPACE = " \t\r\n\u3000\xa0\u2009\u202f" + INVISIBLE
PAIRS = dict(zip("([{【「『〔〈《<（［*_~`|", ")]}】」』〕〉》>）］*_~`|", strict=True))
_AFTER = re.compile(
    rf"[\s{INVISIBLE}]*(?:(?:[-–—−|•·・»›→➜➡⇒►▶=＝~〜～:：＞>]+|\.(?!\.)|/)[\s{INVISIBLE}]+|[-–—−|:：»→➜・~〜]+(?=\w))*"
)
_LINK = re.compile(r"[\s]*(?:\]?\((?:https?:)?/[^)\s]*\)|<(?:https?:)?/[^>\s]*>`?_{0,2}|</a>)")
_URL = re.compile(r"\s*[(\[<]?\bhttps?://\S+[)\]>]?\s*$")
_BULLET = re.compile(
    r"[\s\u200b]*(?:[-–—*+•●○◦‣▪▫■□◆◇►▶▷➤➜→✔✅☑✓·・⁃]\ufe0f?[\s\u200b]*)+(?=[^\s])"
)
_BEFORE_END = re.compile(r"[\s]*(?:[-–—−|•·・»›→➜➡⇒►▶=＝~〜～:：＞>@⏱,;.…]\ufe0f?[\s]*)+$")


def titles(candidate: Candidate) -> list[str]:
    text, place = candidate.text, candidate.place
    found = []
    for entry in candidate.entries:
        before = text[entry.begin : entry.stamp.begin]
        after = text[entry.stamp.end : entry.end]
        if entry.line.place == "alone" and place == "alone":
            found.append("")
        elif place == "first" or entry.line.place == "first":
            found.append(first(before, after))
        elif place == "last":
            found.append(last(before, after))
        else:
            found.append(last(before, "") + " " + first("", after))
    if place == "last":
        numbers = [NUMBER.match(title) for title in found]
        if all(numbers):
            found = [title[m.end() :] for title, m in zip(found, numbers)]
    return found


NUMBER = re.compile(r"[\[(#]*(?:\d{1,3}|[①-⑳])(?:\ufe0f?\u20e3)?(?:[.):|\]\s-]+)(?=\S)")


def first(before: str, after: str) -> str:
    m = _LINK.match(after.lstrip("])"))
    wrap = []
    tail = before.rstrip(SPACE)
    while tail and tail[-1] in PAIRS:
        wrap.append(PAIRS[tail[-1]])
        tail = tail[:-1].rstrip(SPACE)
    link = _LINK.match(after)
    if link:
        after = after[link.end() :]
    rest = after.lstrip(SPACE)
    for closer in wrap:
        if rest.startswith(closer):
            rest = rest[1:].lstrip(SPACE)
        elif rest.rstrip(SPACE).endswith(closer):
            rest = rest.rstrip(SPACE)[:-1]
    rest = rest[_AFTER.match(rest).end() :] if rest and not rest[0].isalnum() else rest
    return _URL.sub("", rest).strip(SPACE)


def last(before: str, after: str) -> str:
    rest = before.rstrip(SPACE)
    opened = False
    while rest and rest[-1] in PAIRS:
        closer = PAIRS[rest[-1]]
        a = after.lstrip(SPACE)
        if not a.startswith(closer):
            break
        after = a[1:]
        rest = rest[:-1].rstrip(SPACE)
    rest = _BEFORE_END.sub("", rest)
    b = _BULLET.match(rest)
    if b:
        rest = rest[b.end() :]
    after = after.strip(SPACE)
    if after and WORD.search(after):
        rest += " " + after
    return rest.strip(SPACE)

"""Verses: ``John 3:16`` looks like a timestamp."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Around, Phrases, PreparedText, Subject
from chapters.extract.timestamps import lazy_pattern

_BOOKS = Phrases(
    """
    genesis exodus leviticus numbers deuteronomy judges kings chronicles nehemiah psalm psalms
    proverbs ecclesiastes isaiah jeremiah lamentations ezekiel hosea habakkuk zechariah malachi
    acts romans corinthians galatians ephesians philippians colossians thessalonians philemon
    hebrews revelation rom cor gal eph phil heb rev gen psa prov isa jer salmo salmos romanos
    gênesis génesis hebreos hebreus apocalipse apocalipsis römer mose offenbarung psaume psaumes
    romains genèse hébreux romani salmi бытие псалом псалтирь иоанна матфея марка луки римлянам
    quran surah ayah سورة إنجيل यूहन्ना 創世記
    """
)
_NAMES = Phrases(
    """
    joshua ruth samuel ezra esther job daniel joel amos micah matthew mark luke john timothy titus
    james peter jude matt mateus mateo marcos lucas joão juan tiago santiago johannes matthäus
    markus lukas jean matthieu giovanni matteo luca मत्ती
    """
)
"""Books that are also names of people."""
_SCRIPTURE = r"\b(?i:bible|gospel|scriptures?|psalms?|testament)\b"
"""What makes a book of a name."""


class _Scripture(Subject):
    def occurs_in(self, lines: PreparedText) -> bool:
        """Whether one of ``lines`` may name a book."""
        return _BOOKS.match(lines) or _NAMES.match(lines) or super().occurs_in(lines)

    def in_line(self, line: Around) -> float:
        """1 behind the name of a book, half behind one that is a person's too."""
        if 0 < len(line.before) < 4:
            if line.before[-1] in _BOOKS.words:
                return 1
            if line.before[-1] in _NAMES.words:
                return 0.5
        return super().in_line(line)


SCRIPTURE = _Scripture(
    heading=Phrases(
        parts="""
        verses | scripture | bible references | versículo | versets | места писания | 聖書箇所 |
        성경 구절 | 经文
        """
    ),
    line=Phrases(
        parts="""
        창세기 | 요한복음 | 시편 | 詩篇 | ヨハネ | 诗篇
        """
    ),
)


def ends_with_a_book(heading: PreparedText, text: str) -> bool:
    """Whether ``heading``, a line of ``text``, ends with the name of a book of scripture."""
    last = heading.words[-1] if heading.words else ""
    return last in _BOOKS.words or (
        last in _NAMES.words and lazy_pattern(_SCRIPTURE).search(text) is not None
    )

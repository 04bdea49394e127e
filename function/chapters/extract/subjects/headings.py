"""Headings: which line is one, and the words of those that announce chapters."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Phrases, PreparedText, Subject, prepared
from chapters.extract.timestamps import lazy_pattern

CHAPTERS = Subject(
    heading=Phrases(
        """
        timestamp timestamps stamps timecode timecodes chapter chapters content contents outline
        timeline index topics covered section sections tracklist tracklisting setlist track toc
        segments capítulos capitulos índice indice minutagem marcas momentos conteúdo contenido
        contenidos temas tempos kapitel kapitelmarken zeitmarken zeitstempel inhalt
        inhaltsverzeichnis chapitres chapitrage sommaire horodatage minutage capitoli sommario
        таймкоды таймкод содержание оглавление главы зміст розділи таймкоди الفصول فصول فهرست فهرس
        المحتويات محتويات פרקים תוכן חותמות अध्याय विषय सूची bölümler hoofdstukken tijdstempels
        inhoud kapitoly fejezetek rozdziały κεφάλαια περιεχόμενα tracks trackliste
        """,
        parts="""
        目次 もくじ 曲目 セトリ セットリスト 셋리스트 歌单 歌單 タイムスタンプ タイムライン
        チャプター 見出し 章节 章節 时间轴 时间戳 时间线 時間軸 時間戳 目录 目錄 타임스탬프
        타임라인 목차 챕터 timestamp timecode тайм-код สารบัญ mục
        """,
    )
)
"""What a list of chapters is called."""

_ASIDE = r"\s?[(（][^()（）]{0,200}[)）]"
"""What a heading says in brackets."""
_HEAD = r"[^\W\d_]+(?:[ ][^\W\d_]+){0,2}(?=\s?[-–—:：])"
"""A word or three that a heading opens with, before a dash or a colon."""


def headline(piece: PreparedText) -> PreparedText | None:
    """What a line announces if it is a heading; None if it is a sentence."""
    line = piece.text
    if "(" in line or "（" in line:
        line = lazy_pattern(_ASIDE).sub("", line)
        piece = prepared(line)
    closed = line.rstrip().endswith((":", "：", "】", "]", "◇", "-", "="))
    if len(piece.words) > (9 if closed else 4):
        # "Errata - thanks to all who wrote!", but no long sentence with a colon
        head = len(line) <= 80 and lazy_pattern(_HEAD).match(line)
        return prepared(head[0]) if head else None
    return piece


def leads_on(line: str) -> bool:
    """Whether ``line`` ends like one that announces what is below it."""
    return line.rstrip(" .").endswith((":", "：", ")", "）"))

"""Credits: music and who made it, with the places where it is heard."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Phrases, Subject

CREDITS = Subject(
    heading=Phrases(
        """
        music song songs soundtrack soundtracks credits credit bgm ost musik música musica musique
        lieder canciones chansons canzoni piosenki muzyka muziek müzik muzik музыка песни треки
        موسيقى موسیقی أغاني מוזיקה שירים संगीत गाने
        """,
        parts="""
        音楽 使用曲 楽曲 音源 음악 배경음 음원 音乐 音樂 配乐 เพลง
        """,
    ),
    line=Phrases(
        parts="""
        provided by | licensed | licence | license | creative commons | free download |
        promoted by | music by | used with permission | 提供 | ライセンス | 라이선스 | 授权 |
        лиценз
        """
    ),
)

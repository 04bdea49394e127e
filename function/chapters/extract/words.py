"""Words that tell what a group of lines is about, in the languages descriptions come in."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Topic = Literal["chapters", "corrections", "credits", "times"]

_STEMS: dict[Topic, str] = {
    "chapters": r"""timestamps? | time\s?stamps? | time\s?codes? | chapters? | contents | outline | timeline | index
        | topics | agenda | in\sthis\s(?:video|episode) | topics | sections? | tracklist | track\slist | setlist
        | 目次 | もくじ | タイムスタンプ | チャプター | 章节 | 章節 | 时间轴 | 時間軸 | 时间戳 | 타임스탬프 | 목차 | 챕터 | 타임라인
        | cap[ií]tulos | índice | minutagem | marcas\sde\stiempo | momentos | kapitel | zeitmarken | inhalt | chapitres | sommaire
        | capitoli | indice | таймкоды | тайм-?коды | содержание | главы | таймкоди | зміст | розділи | фصول | فهرست | الفصول | المحتويات
        | בתוכן | פרקים | तालिका | अध्याय | समय | rozdziały | bölümler | zaman\sdamgaları | hoofdstukken | inhoud""",
    "corrections": r"""corrections? | corrigenda | errat(?:a|um|as)? | errors? | mistakes? | typos?
        | correç(?:ão|ões) | correcci[oó]n(?:es)? | erros? | errores | correzion[ei] | errori | fehler | korrektur(?:en)? | berichtigung(?:en)?
        | corrections? | erreurs? | 訂正 | 間違い | 誤り | 修正 | 更正 | 勘误 | 勘誤 | 정정 | 수정 | 오류 | 오타
        | исправлени[яе] | ошибк[аи] | поправк[аи] | виправлення | تصحيح(?:ات)? | اصلاح(?:ات|یه)? | תיקונים | תיקון | सुधार | शुद्धि
        | düzeltme(?:ler)? | correcties | koreksi | oprav[ay] | sửa\slỗi | đính\schính | javítás(?:ok)? | διορθώσεις | корекции | แก้ไข""",
    "credits": r"""music | songs? | soundtrack | credits? | bgm | musik | música | musique | musica | музыка | 音楽 | 使用曲 | 楽曲 | 曲目 | 음악 | 배경음악
        | موسيقى | موسیقی | מוזיקה | संगीत""",
    "times": r"""opening\shours | hours | schedule | programme? | timetable | open | öffnungszeiten | horarios? | horaires | orari
        | 営業時間 | 放送 | 時間割 | スケジュール | 영업시간 | 일정 | 营业时间 | 日程 | расписание | часы\sработы""",
}


@cache
def _pattern() -> re.Pattern[str]:
    """One alternative a topic; compiled when a description first needs it."""
    return re.compile(
        "|".join(rf"(?P<{name}>(?<!\w)(?:{stems})(?!\w))" for name, stems in _STEMS.items()),
        re.VERBOSE | re.IGNORECASE,
    )


def topic(between: str) -> Topic | None:
    """What a heading in ``between`` announces: the last short line that names a topic."""
    for line in reversed(between.splitlines()):
        if line and len(line) <= 60:
            match = _pattern().search(line)
            if match:
                return match.lastgroup  # type: ignore[return-value]
    return None

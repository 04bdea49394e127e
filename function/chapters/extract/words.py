"""Words that tell what lines are about, in the languages descriptions come in.

Only asked when the figures alone do not decide. Whole words are looked up in sets, so a longer
list costs no time; parts of words serve scripts that put no space between words, and languages
that bend them. Everything is compared casefolded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Topic = Literal["corrections", "credits", "times", "chapters"]
"""What a heading announces."""
Subject = Literal["clock", "corrections", "lengths", "verses"]
"""What a line with a timestamp can speak of."""

_HEADING_WORDS: dict[Topic, str] = {
    "corrections": """
        correction corrections corrigenda corrigendum erratum errata errors error mistakes
        mistake typo typos correção correções correcao erro erros errores corrección
        correcciones correzione correzioni errore errori fehler korrektur korrekturen
        berichtigung berichtigungen erreur erreurs rectificatif erratas oprava opravy błędy
        korekta poprawki correcties fouten ralat koreksi pagwawasto hibák javítások rättelser
        korjaukset corecturi errore تصحيح تصحيحات أخطاء اصلاحات اصلاحیه תיקונים תיקון תיקוני
        טעויות सुधार त्रुटि शुद्धि""",
    "credits": """
        music song songs soundtrack soundtracks credits credit bgm ost musik música musica
        musique lieder canciones chansons canzoni piosenki muzyka muziek müzik muzik музыка
        песни треки موسيقى موسیقی أغاني מוזיקה שירים संगीत गाने""",
    "times": """
        hours schedule schedules timetable program programme programm broadcast broadcasts airs
        prize prizes draw draws winners zones timezone öffnungszeiten sendezeiten zeitplan
        ablauf horario horarios horário horários horaires orari orario расписание график
        программа مواعيد ساعات שעות godziny openingstijden saatleri jadwal lịch programa""",
    "chapters": """
        timestamp timestamps stamps timecode timecodes chapter chapters content contents outline
        timeline index topics covered section sections tracklist tracklisting setlist track toc
        segments capítulos capitulos índice indice minutagem marcas momentos conteúdo contenido
        contenidos temas tempos kapitel kapitelmarken zeitmarken zeitstempel inhalt
        inhaltsverzeichnis chapitres chapitrage sommaire horodatage minutage capitoli sommario
        таймкоды таймкод содержание оглавление главы зміст розділи таймкоди الفصول فصول فهرست
        فهرس المحتويات محتويات פרקים תוכן חותמות अध्याय विषय सूची bölümler hoofdstukken
        tijdstempels inhoud kapitoly fejezetek rozdziały κεφάλαια περιεχόμενα""",
}
_HEADING_PARTS: dict[Topic, str] = {
    "corrections": """
        訂正 間違い 誤り 修正 お詫び 更正 勘误 勘誤 更正 정정 수정사항 오류 오타 исправлен ошибк
        поправк опечатк виправлен помилк düzelt đính javít διορθ корекц แก้ไข correc korrig
        errat""",
    "credits": "音楽 使用曲 楽曲 曲目 音源 음악 배경음 음원 音乐 音樂 配乐 เพลง",
    "times": """
        営業時間 放送 時間割 スケジュール 配信予定 開催 タイムテーブル 영업시간 일정 편성
        营业时间 營業時間 日程 节目 節目""",
    "chapters": """
        目次 もくじ タイムスタンプ タイムライン チャプター 見出し 章节 章節 时间轴 时间戳 时间线
        時間軸 時間戳 目录 目錄 타임스탬프 타임라인 목차 챕터 timestamp timecode тайм-код สารบัญ
        mục""",
}
_LINE_WORDS: dict[Subject, str] = {
    "clock": """
        am pm a.m p.m uhr o'clock hrs noon midnight monday tuesday wednesday thursday friday
        saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue
        tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag
        sonntag lunes martes miércoles jueves viernes sábado sábados domingo domingos segunda
        terça quarta quinta sexta lundi mardi mercredi jeudi vendredi samedi dimanche lunedì
        martedì mercoledì giovedì venerdì sabato domenica пн вт ср чт пт сб вс понедельник
        вторник среда четверг пятница суббота воскресенье est edt cst cdt mst mdt pst pdt gmt
        utc cet cest eet jst kst ist bst aest aedt msk мск hkt sgt brt wib ص م مساء صباحا الأحد
        الاثنين السبت الجمعة शाम सुबह बजे""",
    "corrections": """
        should shouldn't meant typo typos mistake mistakenly incorrect incorrectly wrong oops
        correction corrected misspoke misspelled erratum erro errado errada deveria correto debe
        debería incorrecto falsch sollte heißen fehler devrait erreur sbagliato dovrebbe errore
        должно ошибка опечатка правильно неверно""",
    "lengths": """
        min mins minute minutes minuten minutos hr hrs hour hours std sec secs seconds rep reps
        rest lap laps km total мин""",
    "verses": """
        genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles
        ezra nehemiah esther psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations
        ezekiel daniel hosea joel amos micah habakkuk zechariah malachi matthew mark luke john
        acts romans corinthians galatians ephesians philippians colossians thessalonians timothy
        titus philemon hebrews james peter jude revelation matt rom cor gal eph phil heb rev gen
        psa prov isa jer salmo salmos mateus mateo marcos lucas joão juan romanos gênesis
        génesis hebreos hebreus tiago santiago apocalipse apocalipsis johannes matthäus markus
        lukas römer mose offenbarung jean matthieu psaume psaumes romains genèse hébreux
        giovanni matteo luca romani salmi бытие псалом псалтирь иоанна матфея марка луки
        римлянам quran surah ayah سورة إنجيل मत्ती यूहन्ना""",
}
_LINE_PARTS: dict[Subject, str] = {
    "clock": """
        月曜 火曜 水曜 木曜 金曜 土曜 日曜 （月 （火 （水 （木 （金 （土 （日 (月) (火) (水)
        (木) (金) (土) (日) 午前 午後 平日 祝日 요일 오전 오후 星期 周一 周二 周三 周四 周五
        周六 周日 週一 週二 週三 週四 週五 週六 週日 上午 下午 時から 時まで 開場 開演""",
    "corrections": "正しくは 誤り 誤字 間違い 間違え 訂正 应该是 應該是 有误 잘못 아니라 오타",
    "lengths": "分間 분간 分钟",
    "verses": """
        창세기 요한복음 시편 로마서 마태복음 詩篇 ヨハネ マタイ ローマ人 创世记 創世記 约翰福音
        約翰福音 诗篇 马太""",
}

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)?")


@cache
def _topics() -> tuple[tuple[Topic, frozenset[str], tuple[str, ...]], ...]:
    return tuple(
        (name, frozenset(words.split()), tuple(_HEADING_PARTS[name].split()))
        for name, words in _HEADING_WORDS.items()
    )


@cache
def _subjects() -> tuple[tuple[Subject, frozenset[str], tuple[str, ...]], ...]:
    return tuple(
        (name, frozenset(words.split()), tuple(_LINE_PARTS[name].split()))
        for name, words in _LINE_WORDS.items()
    )


def topic(heading: str) -> Topic | None:
    """What ``heading``, one line, announces; None if it is too long for a heading."""
    if not 2 <= len(heading) <= 80:
        return None
    folded = heading.casefold()
    words = _WORD.findall(folded)
    for name, known, parts in _topics():
        if not known.isdisjoint(words) or any(part in folded for part in parts):
            return name
    return None


def subjects(line: str) -> set[Subject]:
    """What ``line`` speaks of, judged by its first 300 characters."""
    folded = line[:300].casefold()
    words = _WORD.findall(folded)
    wide = not folded.isascii()
    return {
        name
        for name, known, parts in _subjects()
        if not known.isdisjoint(words) or (wide and any(part in folded for part in parts))
    }

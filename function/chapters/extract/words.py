"""Words that tell what lines are about, in the languages descriptions come in.

Only asked when the figures alone do not decide. Whole words are looked up in sets, so a longer
list costs no time; ``_PARTS`` are looked for inside, for scripts that put no space between words
and for languages that bend their words. Everything is compared casefolded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Topic = Literal["corrections", "credits", "times", "chapters"]

_HEADINGS: dict[Topic, str] = {
    "corrections": """
        correction corrections corrigenda corrigendum erratum errata errors error mistakes mistake typo typos fixes
        correção correções correcao erro erros errores corrección correcciones fe correzione correzioni errore errori
        fehler korrektur korrekturen berichtigung berichtigungen erreur erreurs correctif rectificatif errate erratas
        oprava opravy błędy korekta poprawki correcties correctie fout ralat koreksi pagwawasto hibák javítások
        تصحيح تصحيحات أخطاء اصلاحات اصلاحیه תיקונים תיקון תיקוני טעויות सुधार त्रुटि शुद्धि corecturi corectări""",
    "credits": """
        music song songs soundtrack credits credit bgm ost musik música musica musique lieder canciones chansons
        музыка треки موسيقى موسیقی أغاني מוזיקה שירים संगीत gems muzyka muziek müzik muzik""",
    "times": """
        hours schedule schedules timetable program programme broadcast broadcasts airs prize prizes draw draws
        winners zones timezone öffnungszeiten sendezeiten horario horarios horário horários horaires orari orario
        расписание график مواعيد ساعات שעות समय-सारणी godziny openingstijden saatleri""",
    "chapters": """
        timestamp timestamps stamps timecode timecodes chapter chapters content contents outline timeline index topics
        covered section sections tracklist tracklisting setlist playlist track toc overview segments
        capítulos capitulos índice indice minutagem marcas momentos conteúdo contenido contenidos temas tiempos tempos
        kapitel kapitelmarken zeitmarken zeitstempel inhalt inhaltsverzeichnis chapitres chapitrage sommaire
        horodatage minutage capitoli sommario таймкоды таймкод тайм содержание оглавление главы зміст розділи таймкоди
        الفصول فصول فهرست المحتويات محتويات פרקים תוכן חותמות अध्याय विषय टाइमस्टैम्प bölümler zaman
        hoofdstukken tijdstempels inhoud kapitoly fejezetek rozdziały κεφάλαια περιεχόμενα съдържание bab""",
}
_PARTS: dict[Topic, str] = {
    "corrections": """
        訂正 間違い 誤り 修正 お詫び 更正 勘误 勘誤 정정 수정 오류 오타 исправлен ошибк поправк опечатк виправлен помилк
        düzelt sửa đính javít διορθ корекц แก้ไข correc korrig errat""",
    "credits": "音楽 使用曲 楽曲 曲目 音源 음악 배경음 音乐 音樂 เพลง",
    "times": "営業時間 放送 時間割 スケジュール 配信予定 開催 영업시간 일정 편성 营业时间 營業時間 日程 节目 節目 ",
    "chapters": """
        目次 もくじ タイムスタンプ タイムテーブル タイムライン チャプター 見出し 章节 章節 时间轴 时间戳 时间线 時間軸 時間戳
        目录 目錄 타임스탬프 타임라인 목차 챕터 timestamp timecode สารบัญ เวลา зміст""",
}
_CLOCK = """
    am pm a.m p.m uhr o'clock hrs noon midnight
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag
    lunes martes miércoles jueves viernes sábado sábados domingo domingos segunda terça quarta quinta sexta
    lundi mardi mercredi jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica
    пн вт ср чт пт сб вс понедельник вторник среда четверг пятница суббота воскресенье
    est edt cst cdt mst mdt pst pdt gmt utc cet cest eet jst kst ist bst aest aedt msk мск hkt sgt brt wib
    ص م مساء صباحا الأحد الاثنين السبت الجمعة शाम सुबह बजे"""
_CLOCK_PARTS = """
    月曜 火曜 水曜 木曜 金曜 土曜 日曜 （月 （火 （水 （木 （金 （土 （日 (月) (火) (水) (木) (金) (土) (日) 午前 午後 平日 祝日
    요일 오전 오후 星期 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 上午 下午 時から 時まで 開場 開演"""
_MENDING = """
    should shouldn't meant typo typos mistake mistakenly incorrect incorrectly wrong oops correction corrected
    misspoke misspelled erratum erro errado deveria correto debe debería incorrecto falsch sollte heißen fehler
    devrait erreur sbagliato dovrebbe errore должно ошибка опечатка правильно неверно"""
_MENDING_PARTS = "正しくは 誤り 誤字 間違い 間違え 訂正 应该是 應該是 有误 잘못 아니라"
_LENGTHS = "min mins minute minutes minuten minutos hr hrs hour hours sec secs seconds rep reps rest lap laps km k mi"
_BOOKS = """
    genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job
    psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos micah habakkuk
    zechariah malachi matthew mark luke john acts romans corinthians galatians ephesians philippians colossians
    thessalonians timothy titus philemon hebrews james peter jude revelation
    matt rom cor gal eph phil heb rev gen ps psa prov isa jer salmo salmos mateus mateo marcos lucas joão juan romanos
    gênesis génesis hebreos hebreus tiago santiago apocalipse johannes matthäus markus lukas römer mose offenbarung
    jean matthieu psaume psaumes romains genèse hébreux giovanni matteo luca romani salmi бытие псалом иоанна матфея
    марка луки римлянам quran surah ayah سورة إنجيل मत्ती यूहन्ना"""
_BOOKS_PARTS = "창세기 요한복음 시편 로마서 마태복음 詩篇 ヨハネ マタイ ローマ人 创世记 創世記 约翰福音 約翰福音 诗篇 马太"

Vocabulary = tuple[frozenset[str], tuple[str, ...]]
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)?")


@cache
def vocabulary(name: str) -> Vocabulary:
    """Whole words, and parts of words, on one subject."""
    known = {
        "clock": (_CLOCK, _CLOCK_PARTS),
        "corrections": (_MENDING, _MENDING_PARTS),
        "lengths": (_LENGTHS, ""),
        "verses": (_BOOKS, _BOOKS_PARTS),
    }
    words, parts = known[name]
    return frozenset(words.split()), tuple(parts.split())


@cache
def _topics() -> tuple[tuple[Topic, frozenset[str], tuple[str, ...]], ...]:
    return tuple(
        (name, frozenset(words.split()), tuple(_PARTS[name].split()))
        for name, words in _HEADINGS.items()
    )


def topic(heading: str) -> Topic | None:
    """What ``heading``, one line, announces."""
    if not 2 < len(heading) <= 80:
        return None
    folded = heading.casefold()
    words = _WORD.findall(folded)
    for name, known, parts in _topics():
        if not known.isdisjoint(words) or any(part in folded for part in parts):
            return name
    return None


def speaks_of(name: str, line: str) -> bool:
    """Whether ``line`` holds a word of that vocabulary."""
    words, parts = vocabulary(name)
    folded = line[:300].casefold()
    if not words.isdisjoint(_WORD.findall(folded)):
        return True
    return not folded.isascii() and any(part in folded for part in parts)

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
Subject = Literal["amounts", "clock", "corrections", "lengths", "total", "verses"]
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
        fahrplan abfahrt departures timetables dienstregeling horaires tidplan aikataulu rozvrh
        ablauf horario horarios horário horários horaires orari orario расписание график
        программа розклад графік мовлення مواعيد ساعات שעות godziny openingstijden saatleri
        jadwal lịch programa""",
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
        目次 もくじ セトリ セットリスト 셋리스트 歌单 歌單 タイムスタンプ タイムライン
        チャプター 見出し 章节 章節 时间轴 时间戳 时间线
        時間軸 時間戳 目录 目錄 타임스탬프 타임라인 목차 챕터 timestamp timecode тайм-код สารบัญ
        mục""",
}
_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays montag dienstag mittwoch donnerstag freitag samstag sonntag montags
    dienstags mittwochs donnerstags freitags samstags sonntags lunes martes miércoles jueves
    viernes sábado sábados domingo domingos feira lundi mardi mercredi jeudi vendredi samedi
    dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник вторник среда
    четверг пятница суббота воскресенье maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
    daily everyday täglich dagelijks diario diariamente quotidiennement ежедневно щодня codziennie
    fajr dhuhr dhuhur zuhr zohr asr maghrib isha subuh dzuhur ashar maghrib isya imsak öğle ikindi
    akşam yatsı الفجر الظهر العصر المغرب العشاء фаджр зухр магриб"""
"""Days of the week and prayers of the day, anywhere in a line."""
_BEFORE_CLOCK = """
    mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lun mar mer mié jue
    vie sáb dom
    jan feb mar apr may jun jul aug sep sept oct nov dec jeu ven sam seg ter qua qui sex
    sab пн вт ср чт пт сб вс um às alle ora uhr सुबह शाम दोपहर रात
    صباحا مساء الساعة pst est cst gmt utc cet jst"""
"""What stands right before a time of day."""
_AFTER_CLOCK = """
    am pm AM PM a.m p.m A.M P.M Uhr uhr o'clock o’clock hrs noon EST EDT CST CDT MST MDT
    PST PDT GMT
    UTC BST CET CEST EET JST KST IST AEST AEDT MSK МСК HKT SGT BRT WIB ET PT CT ص م صباحا
    مساء बजे"""
"""What stands right behind a time of day, in upper and lower case as given."""
_CLOCK_PARTS = """
    月曜 火曜 水曜 木曜 金曜 土曜 日曜 （月 （火 （水 （木 （金 （土 （日 (月) (火) (水)
    (木) (金) (土) (日)
    午前 午後 平日 祝日 요일 오전 오후 평일 주말 星期 周一 周二 周三 周四 周五 周六 周日
    週一 週二 週三 週四 週五
    週六 週日 日の出 日の入 満潮 干潮 만조 간조 涨潮 退潮 上午 下午 時から 時まで 開場 開演"""
_CORRECTING = """
    should shouldn't meant typo typos mistake mistakenly incorrect incorrectly wrong oops
    correction
    corrected misspoke misspelled ignore erratum erro errado errada deveria correto debe debería
    incorrecto falsch sollte muss heißen fehler devrait erreur sbagliato dovrebbe errore должно
    ошибка опечатка правильно неверно"""
_CORRECTING_PARTS = "正しくは 誤り 誤字 間違い 間違え 訂正 应该是 應該是 有误 잘못 아니라 오타"
_MEASURING = "lap laps rest reps rep km m mile miles split prep tide tides"
"""Words of races, workouts and recipes."""
_TOTALS = """
    total totals length duration runtime gesamt gesamtdauer dauer laufzeit duración duração durée
    durata totale итого всего длительность 合計 総時間"""
"""Words for the length of everything together."""
_AFTER_LENGTH = """
    min mins minute minutes minuten minutos minuti minutes h hr hrs hour hours std stunden horas
    sec secs seconds мин минут 分間 분간 分钟"""
"""Units behind a length of time."""
_BOOKS = """
    genesis exodus leviticus numbers deuteronomy judges kings chronicles nehemiah psalm psalms
    proverbs ecclesiastes isaiah jeremiah lamentations ezekiel hosea habakkuk zechariah
    malachi acts
    romans corinthians galatians ephesians philippians colossians thessalonians philemon hebrews
    revelation rom cor gal eph phil heb rev gen psa prov isa jer salmo salmos romanos gênesis
    génesis hebreos hebreus apocalipse apocalipsis römer mose offenbarung psaume psaumes romains
    genèse hébreux romani salmi бытие псалом псалтирь иоанна матфея марка луки римлянам
    quran surah
    ayah سورة إنجيل यूहन्ना 創世記"""
_NAMES = """
    joshua ruth samuel ezra esther job daniel joel amos micah matthew mark luke john timothy titus
    james peter jude matt mateus mateo marcos lucas joão juan tiago santiago johannes matthäus
    markus lukas jean matthieu giovanni matteo luca मत्ती"""
"""Books of scripture that are also names of people."""
_BOOKS_PARTS = """
    창세기 요한복음 시편 로마서 마태복음 詩篇 ヨハネ マタイ ローマ人 创世记 創世記 约翰福音
    約翰福音 诗篇 马太"""


@cache
def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _word() -> re.Pattern[str]:
    """A word, with an apostrophe or a full stop inside."""
    return re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)?")


@cache
def _topics(ascii_only: bool) -> tuple[tuple[Topic, frozenset[str], tuple[str, ...]], ...]:
    """For each topic its words, and the parts of words that such a heading can hold."""
    return tuple(
        (name, frozenset(words.split()), tuple(parts))
        for name, words in _HEADING_WORDS.items()
        for parts in [[p for p in _HEADING_PARTS[name].split() if p.isascii() or not ascii_only]]
    )


def topic(heading: str) -> Topic | None:
    """What ``heading``, one line, announces; None if it is a sentence rather than a heading."""
    if not 2 <= len(heading) <= 80:
        return None
    folded = heading.casefold()
    words = _word().findall(folded)
    closed = heading.rstrip().endswith((":", "：", "】", "]", "◇", "-", "="))
    if len(words) > (9 if closed else 4):
        return None
    for name, known, parts in _topics(folded.isascii()):
        if not known.isdisjoint(words) or (parts and any(part in folded for part in parts)):
            return name
    return None


@cache
def _anywhere() -> dict[str, Subject]:
    """What a word says wherever it stands in a line."""
    known: tuple[tuple[Subject, str], ...] = (
        ("clock", _DAYS),
        ("corrections", _CORRECTING),
        ("lengths", _MEASURING),
        ("total", _TOTALS),
    )
    return {word: subject for subject, words in reversed(known) for word in words.split()}


def subjects(before: str, after: str) -> dict[Subject, float]:
    """What a line with words ``before`` and ``after`` its stamp speaks of, and how clearly (0..1).

    The first 200 characters on either side count.
    """
    before, after = before[-200:], after[:200]
    leading = _word().findall(before.casefold())
    first = _word().search(after)
    trailing = first[0] if first else ""
    anywhere = _anywhere()
    found: dict[Subject, float] = {
        anywhere[word]: 1
        for word in (*leading, *_word().findall(after.casefold()))
        if word in anywhere
    }
    if "total" in found:
        found["lengths"] = 1
    if (leading and leading[-1] in _words(_BEFORE_CLOCK)) or trailing in _words(_AFTER_CLOCK):
        found["clock"] = 1
    if before:
        found |= {subject: 1 for subject, opening in _openings() if opening.match(before)}
    if trailing in _words(_AFTER_LENGTH):
        found["lengths"] = 1
    if _amount().search(after) or _amount().search(before):
        found["amounts"] = 1
    verses = _cites(leading)
    if verses:
        found["verses"] = verses
    if not (before.isascii() and after.isascii()):
        wide = f"{before} {after}"
        if _unspaced().search(wide):
            found.update({subject: 1 for subject, parts in _WIDE if _any_of(parts).search(wide)})
    return found


@cache
def _amount() -> re.Pattern[str]:
    """What recipes weigh and measure."""
    return re.compile(
        r"\d ?(?:k?g|m?l|oz|lbs?|cups?|tbsp|tsp|grams?|gramm?|grammes"
        r"|gramos|gramas|грамм|г|мл|グラム|克|毫升|그램)(?![^\W\d_])"
    )


@cache
def _openings() -> tuple[tuple[Subject, re.Pattern[str]], ...]:
    """What a line can open with that tells all: the day of a month, as tables of tides and
    programmes do; or sets of a workout, ``8 × 50 crawl, every 1:00``."""
    return (
        ("clock", re.compile(r"\W*(?:\d{1,2}月\s?)?\d{1,2}日(?![目間])")),
        ("lengths", re.compile(r"\W*\d{1,2} ?[×x] ?\d{2,4}(?=\s)")),
    )


def _cites(leading: list[str]) -> float:
    """How clearly the words before a figure name a book of scripture."""
    if not 0 < len(leading) < 4:
        return 0
    return 1 if leading[-1] in _words(_BOOKS) else 0.5 * (leading[-1] in _words(_NAMES))


_WIDE: tuple[tuple[Subject, str], ...] = (
    ("clock", _CLOCK_PARTS),
    ("corrections", _CORRECTING_PARTS),
    ("verses", _BOOKS_PARTS),
)


@cache
def _unspaced() -> re.Pattern[str]:
    """Scripts that put no space between words."""
    return re.compile("[\u3040-\u9fff\uac00-\ud7af]")


@cache
def _any_of(parts: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(part) for part in parts.split()))

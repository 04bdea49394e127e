"""Times of day: programmes, opening hours, prayers, premieres, trains, tides; and game clocks."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Around, Phrases, Subject
from chapters.extract.timestamps import lazy_pattern

_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays montag dienstag mittwoch donnerstag freitag samstag sonntag montags
    dienstags mittwochs donnerstags freitags samstags sonntags lunes martes miércoles jueves
    viernes sábado sábados domingo domingos feira lundi mardi mercredi jeudi vendredi samedi
    dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник вторник среда
    четверг пятница суббота воскресенье понеділок вівторок середу п'ятниця субота pondělí úterý
    středa středu čtvrtek pátek poniedziałek wtorek środa środę czwartek piątek måndag tisdag
    onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai keskiviikko
    torstai perjantai lauantai sunnuntai hétfő kedd szerda csütörtök péntek szombat vasárnap
    pazartesi çarşamba perşembe cumartesi maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت daily everyday täglich dagelijks
    diario diariamente quotidiennement ежедневно щодня codziennie fajr dhuhr dhuhur zuhr zohr asr
    maghrib isha subuh dzuhur ashar maghrib isya imsak öğle ikindi akşam yatsı الفجر الظهر العصر
    المغرب العشاء фаджр зухр магриб
"""
"""Days of the week and prayers of the day."""

_SHORT_DAYS = """
    mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lun mar mer mié jue vie sáb
    dom jeu ven sam seg ter qua qui sex sab пн вт ср чт пт сб вс нд pon wt śr czw pt sob ndz
"""
"""Days as timetables shorten them; in titles most of these are other words."""

_DAY_ALONE = frozenset((_DAYS + _SHORT_DAYS).split())


class _TimesOfDay(Subject):
    def in_line(self, line: Around) -> float:
        """1 also where nothing but days stands beside the time: ``19:03 Fri, Sat``."""
        words = line.both.words
        return 1 if words and _DAY_ALONE.issuperset(words) else super().in_line(line)


TIMES_OF_DAY = _TimesOfDay(
    heading=Phrases(
        parts="""
        local time | uk time | us time | eastern time | central time | pacific time | ortszeit |
        uhrzeit | heure locale | hora local | ora locale | местному времен | московскому времен |
        現地時間 | 当地时间 | 현지 시간 | by the clock | game time | match clock | игровое время |
        spielzeit | 試合時間 | server time | your timer | timer shows | tiempo universal
        """,
        pattern=r"(?<!\w)(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|JST|KST|IST|MSK)(?!\w)",
    ),
    line=Phrases(
        _DAYS,
        parts="""
        月曜 火曜 水曜 木曜 金曜 土曜 日曜 （月 （火 （水 （木 （金 （土 （日 (月) (火) (水) (木)
        (金) (土) (日) 午前 午後 平日 祝日 요일 오전 오후 평일 주말 星期 周一 周二 周三 周四 周五
        周六 周日 週一 週二 週三 週四 週五 週六 週日 日の出 日の入 満潮 干潮 만조 간조 涨潮 退潮
        上午 下午 時から 時まで 開場 開演
        """,
        pattern=r"[0-9](?<!\d\d)(?:\d{3}-\d\d-\d\d|\d?([./])\d{1,2}\1\d{2,4})(?!\d)",
        wide=r"(?m:^)\W*(?:\d{1,2}月\s?)?\d{1,2}日(?![目間])|[着発](?=[\s、。（(]|\Z)",
    ),
    before=Phrases(
        """
        jan feb mar apr may jun jul aug sep sept oct nov dec um às alle ora uhr सुबह शाम दोपहर रात
        صباحا مساء الساعة pst est cst gmt utc cet jst
        """
        + _SHORT_DAYS
    ),
    behind=Phrases(
        """
        am pm AM PM a.m p.m A.M P.M Uhr uhr o'clock o’clock hrs noon EST EDT CST CDT MST MDT PST
        PDT GMT UTC BST CET CEST EET JST KST IST AEST AEDT MSK МСК HKT SGT BRT WIB ET PT CT ص م
        صباحا مساء बजे
        """
    ),
)
"""A clock on a wall, or that of a game. Zones in upper case: ``est`` and ``ist`` are words."""

PROGRAMME = Subject(
    heading=Phrases(
        """
        hours schedule schedules timetable program programme programm broadcast broadcasts airs
        prize prizes draw draws winners zones timezone öffnungszeiten sendezeiten zeitplan
        fahrplan abfahrt departures timetables dienstregeling horaires tidplan aikataulu rozvrh
        отправление ablauf horario horarios horário horários horaires orari orario расписание график
        программа розклад графік мовлення مواعيد ساعات שעות godziny openingstijden saatleri jadwal
        lịch programa splits отсечки tide tides gezeiten getijden getij marées marea mareas maree
        iftar i̇ftar itinerary
        """,
        parts="""
        乗り継ぎ 潮汐 潮見表 時刻表 営業時間 放送 時間割 スケジュール 配信予定 開催
        タイムテーブル 영업시간 일정 편성 营业时间 營業時間 日程 节目 節目
        """,
    )
)
"""What a programme is called; a video of an event may call its chapters so, too."""

_CLOCK = r""":\d\d (?: 頃 | ごろ | [ ]? (?: [AaPp]\.?[Mm]\b | Uhr | uhr | o['’]clock | hrs
    | EST | EDT | CST | CDT | MST | MDT | PST | PDT | GMT | UTC | BST | CET | CEST | JST | KST
    | MSK ) (?!\w) )"""


def tells_the_clock(text: str, begin: int, end: int) -> bool:
    """Whether one of the times from offset ``begin`` to ``end`` is called a time of day."""
    return lazy_pattern(_CLOCK).search(text, begin, end) is not None

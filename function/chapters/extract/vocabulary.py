"""The words that ``words`` looks for, in the languages descriptions come in.

Whole words stand in sets there, so a longer list costs no time; parts of words serve scripts that
put no space between words, and languages that bend them. All are compared casefolded but for
``AFTER_CLOCK``.
"""

from __future__ import annotations

from typing import Literal

Topic = Literal["corrections", "credits", "times", "chapters"]
"""What a heading announces."""
Subject = Literal[
    "amounts", "clock", "corrections", "elsewhere", "lengths", "paces", "total", "verses"
]
"""What a line with a timestamp can speak of."""

HEADING_WORDS: dict[Topic, str] = {
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
        jadwal lịch programa splits отсечки tide tides
        gezeiten getijden getij marées marea mareas maree iftar i̇ftar itinerary departures""",
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
HEADING_PARTS: dict[Topic, str] = {
    "corrections": """
        訂正 間違い 誤り 修正 お詫び 更正 勘误 勘誤 更正 정정 수정사항 오류 오타 исправлен ошибк
        поправк опечатк виправлен помилк düzelt đính javít διορθ корекц แก้ไข correc korrig
        errat""",
    "credits": "音楽 使用曲 楽曲 曲目 音源 음악 배경음 음원 音乐 音樂 配乐 เพลง",
    "times": """
        乗り継ぎ 潮汐 潮見表 時刻表 営業時間 放送 時間割 スケジュール 配信予定 開催 タイムテーブル
        영업시간 일정 편성
        营业时间 營業時間 日程 节目 節目""",
    "chapters": """
        目次 もくじ セトリ セットリスト 셋리스트 歌单 歌單 タイムスタンプ タイムライン
        チャプター 見出し 章节 章節 时间轴 时间戳 时间线
        時間軸 時間戳 目录 目錄 타임스탬프 타임라인 목차 챕터 timestamp timecode тайм-код สารบัญ
        mục""",
}
DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays montag dienstag mittwoch donnerstag freitag samstag sonntag montags
    dienstags mittwochs donnerstags freitags samstags sonntags lunes martes miércoles jueves
    viernes sábado sábados domingo domingos feira lundi mardi mercredi jeudi vendredi samedi
    dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник вторник среда
    четверг пятница суббота воскресенье понеділок вівторок середу п'ятниця субота
    pondělí úterý středa středu čtvrtek pátek poniedziałek wtorek środa środę czwartek piątek
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai
    tiistai keskiviikko torstai perjantai lauantai sunnuntai hétfő kedd szerda csütörtök péntek
    szombat vasárnap pazartesi çarşamba perşembe cumartesi
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
    daily everyday täglich dagelijks diario diariamente quotidiennement ежедневно щодня codziennie
    fajr dhuhr dhuhur zuhr zohr asr maghrib isha subuh dzuhur ashar maghrib isya imsak öğle ikindi
    akşam yatsı الفجر الظهر العصر المغرب العشاء фаджр зухр магриб"""
"""Days of the week and prayers of the day, anywhere in a line."""
BEFORE_CLOCK = """
    mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lun mar mer mié jue
    vie sáb dom
    jan feb mar apr may jun jul aug sep sept oct nov dec jeu ven sam seg ter qua qui sex
    sab пн вт ср чт пт сб вс um às alle ora uhr सुबह शाम दोपहर रात
    صباحا مساء الساعة pst est cst gmt utc cet jst"""
"""What stands right before a time of day."""
AFTER_CLOCK = """
    am pm AM PM a.m p.m A.M P.M Uhr uhr o'clock o’clock hrs noon EST EDT CST CDT MST MDT
    PST PDT GMT
    UTC BST CET CEST EET JST KST IST AEST AEDT MSK МСК HKT SGT BRT WIB ET PT CT ص م صباحا
    مساء बजे"""
"""What stands right behind a time of day, in upper and lower case as given."""
CLOCK_PARTS = """
    月曜 火曜 水曜 木曜 金曜 土曜 日曜 （月 （火 （水 （木 （金 （土 （日 (月) (火) (水)
    (木) (金) (土) (日)
    午前 午後 平日 祝日 요일 오전 오후 평일 주말 星期 周一 周二 周三 周四 周五 周六 周日
    週一 週二 週三 週四 週五
    週六 週日 日の出 日の入 満潮 干潮 만조 간조 涨潮 退潮 上午 下午 時から 時まで 開場 開演"""
CORRECTING = """
    should shouldn't meant typo typos mistake mistakenly incorrect incorrectly wrong oops
    correction
    corrected misspoke misspelled ignore erratum erro errado errada deveria correto debe debería
    incorrecto falsch sollte muss heißen fehler devrait erreur sbagliato dovrebbe errore должно
    ошибка опечатка правильно неверно"""
PUT_RIGHT = (
    "I say ", "I said ", "I meant ", "I mean ", "I wrote ", ", not ", "instead of ", "error in ",
    "upside down", "other way round", "other way around",
)  # fmt: skip
"""What corrects without a word for it."""
CORRECTING_PARTS = "正しくは 誤り 誤字 間違い 間違え 訂正 应该是 應該是 有误 잘못 아니라 오타"
MEASURING = "lap laps rest reps rep k km m mile miles marathon split prep tide tides"
"""Words of races, workouts and recipes."""
TOTALS = """
    total totals length duration runtime gesamt gesamtdauer dauer laufzeit duración duração durée
    durata totale итого всего длительность 合計 総時間"""
"""Words for the length of everything together."""
AFTER_LENGTH = """
    min mins minute minutes minuten minutos minuti minutes h hr hrs hour hours std stunden horas
    sec secs seconds мин минут 分間 분간 分钟"""
"""Units behind a length of time."""
BOOKS = """
    genesis exodus leviticus numbers deuteronomy judges kings chronicles nehemiah psalm psalms
    proverbs ecclesiastes isaiah jeremiah lamentations ezekiel hosea habakkuk zechariah
    malachi acts
    romans corinthians galatians ephesians philippians colossians thessalonians philemon hebrews
    revelation rom cor gal eph phil heb rev gen psa prov isa jer salmo salmos romanos gênesis
    génesis hebreos hebreus apocalipse apocalipsis römer mose offenbarung psaume psaumes romains
    genèse hébreux romani salmi бытие псалом псалтирь иоанна матфея марка луки римлянам
    quran surah
    ayah سورة إنجيل यूहन्ना 創世記"""
NAMES = """
    joshua ruth samuel ezra esther job daniel joel amos micah matthew mark luke john timothy titus
    james peter jude matt mateus mateo marcos lucas joão juan tiago santiago johannes matthäus
    markus lukas jean matthieu giovanni matteo luca मत्ती"""
"""Books of scripture that are also names of people."""
BOOKS_PARTS = """
    창세기 요한복음 시편 로마서 마태복음 詩篇 ヨハネ マタイ ローマ人 创世记 創世記 约翰福音
    約翰福音 诗篇 马太"""
ZONES = (
    "local time", "ship's time", "ship’s time", "uk time", "us time", "eastern time",
    "central time", "pacific time", "ortszeit", "uhrzeit", "heure locale", "hora local",
    "ora locale", "lokale tijd", "lokal tid", "czasu lokaln", "yerel saat", "giờ địa phương",
    "waktu setempat", "местному времен", "московскому времен", "місцевим часом",
    "київським часом", "τοπική ώρα", "بالتوقيت", "به وقت", "שעון מקומי", "שעון ישראל",
    "स्थानीय समय", "現地時間", "日本時間", "当地时间", "當地時間", "北京时间", "北京時間",
    "현지 시간", "현지시간", "한국 시간", "한국시간", "by the clock", "'s clock", "’s clock",
    "game clock", "game time", "match clock", "игровое время", "игрового времени", "spielzeit",
    "tiempo de juego", "tempo de jogo", "temps de jeu", "試合時間",
    "server time", "время московское", "московское время", "your timer", "timer shows",
    "tiempo universal", "universal time", "temps universel",
    "tempo universal", "weltzeit", "всемирному времен", "世界時", "世界时",
)  # fmt: skip
"""What a heading calls the time of day of some place, or the time of a game."""
ELSEWHERE = (
    "in his video", "in her video", "in their video", "another video", "of the original video",
    "in the original video", "im originalvideo", "do vídeo original", "del video original",
    "de la vidéo d'origine", "de la vidéo d’origine", "в оригинале", "元動画の", "別の動画",
    "원본 영상 기준", "原视频的", "原影片的",
)  # fmt: skip
"""What a heading says of times in another video."""
DENIED = (
    "not in this one", "not in this video", "not of this video", "nicht in diesem video",
    "no en este video", "no en este vídeo", "não neste vídeo", "pas dans cette vidéo",
    "non in questo video", "не в этом видео", "この動画ではなく", "この動画ではありません",
    "이 영상이 아니", "이 영상과는 상관", "不是本视频", "不是本影片", "does not fit", "do not fit",
    "don't fit", "no longer fit", "not line up", "does not match", "do not match",
    "no longer match",
)  # fmt: skip
"""The same so plainly that no list below can be this video's."""
LENGTHS = (
    "running time", "track length", "song length", "durations", "shortest", "laufzeit",
    "spieldauer", "durées", "duraciones", "durações", "durate", "длительност", "収録時間",
    "演奏時間", "曲の長さ", "재생 시간", "时长", "時長", "personal best", "pbs", "bestzeit",
    "meilleurs temps", "mejores tiempos", "melhores tempos", "личные рекорды", "自己ベスト",
    "개인 기록", "평균 기록",
)  # fmt: skip
"""What a heading calls lengths and measured times."""
COUNTED = (
    r"hh?[:.]mm", r"hours? ?[:/] ?min\w*+", r"ore ?[:/] ?min\w*+", r"heures? ?[:/] ?min\w*+",
    r"horas? ?[:/] ?min\w*+", r"stunden? ?[:/] ?min\w*+", r"std\.? ?[:/] ?min\w*+",
    r"uren ?[:/] ?min\w*+", r"timmar ?[:/] ?min\w*+", r"timer ?[:/] ?min\w*+",
    r"godzin\w* ?[:/] ?min\w*+", r"hodin\w* ?[:/] ?min\w*+", r"saat ?[:/] ?dakika",
    r"час\w* ?[:/] ?мин\w*+", r"годин\w* ?[:/] ?хв\w*+", r"時間?[:：/]分", r"小?时[:：/]分钟?",
    r"小?時[:：/]分鐘?", r"시간?[:/]분", r"hours and minutes", r"minutes (?:since|past|after)",
    r"minuten (?:seit|nach)", r"stunden und minuten (?:ab|seit|nach)", r"giờ:phút",
    r"timmar och minuter", r"minutes et secondes (?:depuis|après)",
    r"minutos y segundos (?:tras|desde)", r"minutos a contar", r"(?:race|game|match|play) clock",
)  # fmt: skip
"""How a heading says that figures are hours and minutes, or counted from another start; the words
for seconds behind it would take that back. Patterns."""
COUNTED_SIGNS = (
    "mm", "min", "clock", "мин", "хв", "dakika", "phút", "分", "분", "video", "vidéo", "vídeo",
    "видео", "動画", "视频", "影片", "영상", "fit", "match", "line up", "in this one",
)  # fmt: skip
"""One of these is part of each of them, and of each of ``DENIED``."""
VERSES = (
    "verses", "scripture", "igehely", "bible passages", "bible references", "bibelstellen",
    "versículo", "versets", "versetti", "bijbelteksten", "места писания", "聖書箇所", "引用聖句",
    "성경 구절", "성경구절", "经文", "經文",
)  # fmt: skip
"""What a heading calls verses."""
ZONE_CODES = "GMT UTC BST CET CEST EST EDT PST PDT JST KST IST MSK"
"""The same in short, in upper case only: ``est`` and ``ist`` are words."""

"""Lengths: running times of songs, laps and splits, sets of a workout, steps of a recipe."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Phrases, Subject

_TOTALS = """
    total totals length duration runtime gesamt gesamtdauer dauer laufzeit duración duração durée
    durata totale итого всего длительность 合計 総時間
"""

LENGTHS = Subject(
    heading=Phrases(
        parts="""
        running time | track length | song length | durations | shortest | laufzeit | spieldauer |
        durées | duraciones | durações | durate | длительност | 収録時間 | 演奏時間 | 재생 시간 |
        时长 | 時長 | pbs | bestzeit
        """
    ),
    line=Phrases(_TOTALS, pattern=r"(?m:^)\W*\d{1,2}[ ]?[×x][ ]?\d{2,4}(?=\s)"),
    behind=Phrases(
        """
        min mins minute minutes minuten minutos minuti minutes h hr hrs hour hours std stunden
        horas sec secs seconds мин минут 分間 분간 分钟
        """
    ),
)
"""How long something takes; ``8 × 50 crawl, every 1:00`` are sets of a workout."""

TOTAL = Phrases(_TOTALS)
"""Words for the length of everything together."""

PACES = Subject(
    line=Phrases("lap laps rest reps rep k km m mile miles marathon split prep tide tides")
)
"""Races, workouts and recipes."""

AMOUNTS = Subject(
    line=Phrases(
        pattern=r"[0-9\n](?:(?<=\d)[ ]?(?:k?g|m?l|oz|lbs?|cups?|tbsp|tsp|grams?|gramm?|grammes"
        r"|gramos|gramas|грамм|г|мл|グラム|克|毫升|그램|°[CF])(?![^\W\d_\u3040-\u9fff\uac00-\ud7af])"
        r"|(?:(?<=\n)|(?<=[.,]\d\d))\s?[€£$¥₽₹₩](?!\d))"
    )
)
"""What recipes weigh and measure, logs of the weather, and prices."""

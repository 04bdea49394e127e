"""Headings that say how the figures below are counted: hours and minutes, the clock of a race."""

from __future__ import annotations

from chapters.extract.subjects.phrases import Phrases, Subject

_FORMS = (
    "hh?[:.]mm", r"hours? ?[:/] ?min\w*+", r"ore ?[:/] ?min\w*+", r"heures? ?[:/] ?min\w*+",
    r"horas? ?[:/] ?min\w*+", r"stunden? ?[:/] ?min\w*+", r"std\.? ?[:/] ?min\w*+",
    r"uren ?[:/] ?min\w*+", r"timmar ?[:/] ?min\w*+", r"timer ?[:/] ?min\w*+",
    r"godzin\w* ?[:/] ?min\w*+", r"hodin\w* ?[:/] ?min\w*+", "saat ?[:/] ?dakika",
    r"час\w* ?[:/] ?мин\w*+", r"годин\w* ?[:/] ?хв\w*+", "時間?[:：/]分", "小?时[:：/]分钟?",
    "小?時[:：/]分鐘?", "시간?[:/]분", "hours and minutes", "minutes (?:since|past|after)",
    "minuten (?:seit|nach)", "stunden und minuten (?:ab|seit|nach)", "giờ:phút",
    "timmar och minuter", "minutes et secondes (?:depuis|après)",
    "minutos y segundos (?:tras|desde)", "minutos a contar", "(?:race|game|match|play) clock",
)  # fmt: skip
"""Patterns; the words for seconds behind one of them take it back."""

COUNTED_OTHERWISE = Subject(
    heading=Phrases(
        pattern=rf"(?i:(?<!\w)(?:{'|'.join(_FORMS).replace(' ', '[ ]')})"
        r"(?!\s?[:/.]\s?(?:s|с|秒|초)))"
    )
)

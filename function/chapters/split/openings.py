"""How people begin a new subject: words at the start of a unit, in several languages.

Two strengths. An *announcement* says that something new comes ("next", "let's"); an *opener*
begins a turn of speech ("so", "okay") and often stands before an announcement.
"""

from __future__ import annotations

import re

LENGTH = 60
"""Characters of a unit and those after it that are looked at."""

_OPENERS = (
    "so|now|ok|okay|alright|all right|well|right|but|oh|and now|and so|yeah|yes|great|sure|exactly"
    "|thanks|thank you|interesting|actually|cool|nice|perfect|no"
    "|also|nun|gut|genau|alors|donc|bon|voilà|bueno|pues|ahora|entonces|então|agora|bom|allora"
    "|dunque|bene|ну|так|итак|хорошо"
)
_ANNOUNCEMENTS = (
    "next|finally|lastly|another|last|first|second|third|let'?s|let me|before|speaking of|in this"
    "|to (?:begin|start|see|summari[sz]e|sum|wrap|recap|bring)|at this point|by the way"
    "|with (?:that|all)|moving|here'?s|as (?:to|for|you)|i (?:also )?want(?:ed)?|imagine"
    "|what about|how about|one (?:more|last|final|thing)|there is a question|you mentioned"
    "|a question|going back|coming back|today|welcome"
    "|als nächstes|zum schluss|zunächst|kommen wir|zuerst|schließlich|heute|herzlich willkommen"
    "|ensuite|enfin|d'abord|passons|pour commencer|aujourd'hui|bienvenue"
    "|a continuación|por último|primero|vamos a|pasemos|hoy|bienvenidos"
    "|em seguida|por fim|primeiro|vamos|hoje|infine|innanzitutto|passiamo|oggi"
    "|теперь|далее|наконец|сначала|давайте|сегодня"
)
_JAPANESE_OPENERS = (
    "はい|さて|では|じゃあ|それでは|ということで|というわけで|なるほど|ありがとう|えっと|あの|で、"
)
_JAPANESE_ANNOUNCEMENTS = (
    "次|続いて|続きまして|最後|まず|はじめに|初めに|今日|今回|本日|それでは|ここから|ここで|では次|じゃあ次"
    "|ところで|話は変わ|まとめ|最初|一つ目|二つ目|三つ目|1つ目|2つ目|3つ目|首先|接下来|接下來|最后|最後|今天"
    "|다음|마지막|먼저|오늘|그럼"
)

_ANNOUNCEMENT = re.compile(
    rf"(?:(?:{_OPENERS}|and)\W+){{0,4}}(?:{_ANNOUNCEMENTS})\b"
    rf"|(?:(?:{_JAPANESE_OPENERS})[、。\s]*){{0,2}}(?:{_JAPANESE_ANNOUNCEMENTS})"
)
_OPENER = re.compile(rf"(?:{_OPENERS})\b|{_JAPANESE_OPENERS}")


def is_announcement(text: str) -> bool:
    """Whether ``text``, in small letters, begins by saying that something new comes."""
    return _ANNOUNCEMENT.match(text) is not None


def is_opener(text: str) -> bool:
    """Whether ``text``, in small letters, begins with a word that opens a turn of speech."""
    return _OPENER.match(text) is not None

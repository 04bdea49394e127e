"""Words for numbers, as captions write them."""

from __future__ import annotations

from fractions import Fraction

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""

ENGLISH: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES.split())},
    **{word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)},
}
"""Words that a text may be held to."""
SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 1000, "grand": 1000, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12,
}  # fmt: skip

_OTHERS = """
de null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
de20 zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert
fr zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
fr20 vingt trente quarante cinquante soixante - - - cent
es cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
es20 veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien
pt zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze
pt20 vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem
it zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici
it20 venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento
"""


def _others() -> dict[str, int]:
    """Words of other languages: each says one number in the language that it is most heard in."""
    found: dict[str, int] = {}
    for row in _OTHERS.strip().splitlines():
        language, *words = row.split()
        first, step = (20, 10) if language.endswith("20") else (0, 1)
        for number, word in enumerate(words):
            found.setdefault(word, first + step * number)
    return found


SAID: dict[str, int] = {
    **_others(),
    **{word: value for value, word in enumerate(_ORDINALS.split(), 1)},
    **{f"{word[:-1]}ies": value for word, value in ENGLISH.items() if word in _TENS.split()},
    "thirtieth": 30, "oh": 0, "both": 2, "pair": 2, "couple": 2, "twice": 2,
    "double": 2, "triple": 3, "thrice": 3, "dozen": 12,
    **ENGLISH,
}  # fmt: skip
"""Words that captions may say a whole number with."""

FRACTIONS: dict[str, tuple[Fraction, ...]] = {
    "half": (Fraction(1, 2), Fraction(50)),
    "quarter": (Fraction(1, 4), Fraction(25)),
    "quarters": (Fraction(3, 4), Fraction(75)),
    "half an hour": (Fraction(30),),
    "quarter of an hour": (Fraction(15),),
    "半": (Fraction(1, 2), Fraction(50), Fraction(30)),
}
"""What stands for parts of a whole, and the percent or minutes that it is."""

KANJI: dict[str, int] = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
KANJI_SCALES = {"十": 10, "百": 100, "千": 1000}
KANJI_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}

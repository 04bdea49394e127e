"""Foreign names in Katakana: whether パイソン may be Python, by the consonants that both have."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

MIN_CONSONANTS = 2
CLOSENESS = 0.85
"""Of ``difflib``: "Kubernetes" has one consonant more than クバネティス."""

_TABLE = """
k カキクケコ g ガギグゲゴ s サシスセソ z ザジズゼゾヂヅ t タチツテト d ダデド n ナニヌネノン
h ハヒフヘホ b バビブベボヴ p パピプペポ m マミムメモ r ラリルレロ w ワヲ
"""
_ROWS = _TABLE.split()
_KANA = {kana: sound for sound, row in zip(_ROWS[::2], _ROWS[1::2], strict=True) for kana in row}
_LATIN = (
    (r"(?<=.)tion", "sn"), (r"(?<=[aeiou])r(?=[^aeiouy]|$)", ""), (r"th(?=[aeiouy])(?!u)", "s"),
    ("ph|f", "h"), ("sh", "s"), ("ch", "t"), ("c(?=[eiy])", "s"), ("[cq]", "k"), ("x", "ks"),
    ("l", "r"), ("v", "b"), ("j", "z"), (r"([bdgkmnprstz])\1", r"\1"), ("[^bdghkmnprstwz]", ""),
)  # fmt: skip
"""What letters become, one rule after the other: Katakana have one sound for l and r, b and v."""


def sounds_like(name: str, katakana: str) -> bool:
    """Whether ``katakana`` may be how ``name``, in small Latin letters, is said."""
    said = "".join(_KANA.get(kana, "") for kana in katakana)
    heard = name
    for pattern, sound in _LATIN:
        heard = re.sub(pattern, sound, heard)
    if min(len(heard), len(said)) < MIN_CONSONANTS:
        return False
    return heard == said or (
        len(heard) > 3 and SequenceMatcher(None, heard, said).ratio() > CLOSENESS
    )

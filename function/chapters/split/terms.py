"""Text to terms: what two passages share when they are about the same thing.

No list of stop words and no dictionary: words are cut to their first letters, which drops most
endings, and scripts without spaces are cut into pairs of characters.
"""

from __future__ import annotations

import re

STEM = 6
"""Letters of a word that count: "integral" and "integration" are one term."""
MIN_LETTERS = 3

_RUN = re.compile(
    "(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々]+)"
    "|(?P<kana>[\u30a1-\u30ffー]+)"  # Katakana: mostly nouns
    "|(?P<pairs>[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+)"  # Thai, Lao, Burmese, Khmer
    "|[\u3040-\u309f]+"  # Hiragana: mostly grammar
    "|(?P<hangul>[\uac00-\ud7a3]+)"
    r"|(?P<word>[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff]+)"
)


def terms(text: str) -> list[str]:
    """The terms of ``text`` in their order, each as often as it stands there."""
    found: list[str] = []
    for run in _RUN.finditer(text.lower()):
        characters = run[0]
        match run.lastgroup:
            case "word" if len(characters) >= MIN_LETTERS:
                found.append(characters[:STEM])
            case "kana" if len(characters) > 1:
                found.append(characters)
            case "hangul":
                found.append(characters[:2])  # particles follow
            case "han" | "pairs":
                found += _pairs(characters)
    return found


def _pairs(characters: str) -> list[str]:
    """Each character with the next one; a single one by itself."""
    return [characters[i : i + 2] for i in range(max(1, len(characters) - 1))]

"""The parts of the splitter: terms, openings, similarity, the dynamic programme."""

from __future__ import annotations

from collections import Counter
from math import sqrt

import pytest

from chapters.split import terms
from chapters.split.cohesion import similarities
from chapters.split.openings import is_announcement, is_opener
from chapters.split.programme import margins
from chapters.split.units import Talk
from split.talks import BREAD, POND, talk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An integral, the INTEGRATION of it", ["integr", "the", "integr"]),
        ("don't 42 x_y", ["don"]),
        ("機械学習をする", ["機械", "械学", "学習"]),
        ("池のカエル", ["池", "カエル"]),
        ("함수는 함수를", ["함수", "함수"]),
        ("Pythonの関数", ["python", "関数"]),
        ("ค่า", ["ค่", "่า"]),
        ("", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "next, the frogs", "okay so let's look", "and finally", "yeah, great. before we go on",
        "次に、池を", "では、まとめです", "はい、続いて", "kommen wir zu", "alors, passons à",
        "다음은",
    ],
)  # fmt: skip
def test_announcements(text: str) -> None:
    assert is_announcement(text)


@pytest.mark.parametrize("text", ["so the frogs", "okay", "さて池は", "ну вот"])
def test_openers_are_weaker(text: str) -> None:
    assert is_opener(text)
    assert not is_announcement(text)


@pytest.mark.parametrize("text", ["the next one", "sofa", "nextdoor", "frogs", "池の次の", ""])
def test_words_inside_a_sentence_begin_nothing(text: str) -> None:
    assert not is_announcement(text)
    assert not is_opener(text)


def test_similarity_is_the_cosine_of_both_sides_at_every_unit() -> None:
    made = Talk.of(talk(POND, BREAD, seconds=120), None)
    weights = {term: rarity**2 for term, rarity in made.rarity.items()}

    def cosine(i: int) -> float:
        start = made.starts[i]
        left = Counter(t for u in made.units[:i] if u.start >= start - 30 for t in u.terms)
        right = Counter(t for u in made.units[i:] if u.start < start + 30 for t in u.terms)
        product = sum(weights[t] * left[t] * right[t] for t in left)
        norms = [sum(weights[t] * n * n for t, n in side.items()) for side in (left, right)]
        return product / sqrt(norms[0] * norms[1]) if all(norms) else 0.0

    assert similarities(made, 30) == pytest.approx([cosine(i) for i in range(len(made.units))])


def test_the_programme_finds_the_change_of_subject() -> None:
    made = Talk.of(talk(POND, BREAD, seconds=300, step=5.0), None)
    found = margins(made)
    assert min(found) == 0
    change = made.starts.index(300)
    assert found[change] == 0
    assert min(found[change - 12 : change - 3] + found[change + 4 : change + 12]) > 0

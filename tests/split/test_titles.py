"""Titles from a section's own words."""

from __future__ import annotations

import pytest

from chapters.split import MARK, marked, names
from chapters.split.titles import titles
from chapters.split.units import Talk
from chapters.transcript import Cue

HASH = "So a hash function turns text into numbers. Every hash function is fast."
MINE = "Miners look for a block. Each new block pays the miners."


def named(*texts: str, seconds: int = 60) -> list[str]:
    """Titles of sections that consist of ``texts``, a sentence every four seconds."""
    cues, starts = [], []
    for number, text in enumerate(texts):
        starts.append(float(number * seconds))
        cues += [
            Cue(starts[-1] + 4 * i, None, sentence)
            for i, sentence in enumerate(text.replace("。", "。\n").split("\n"))
        ]
    return titles(Talk.of(cues, len(texts) * seconds), starts)


def test_a_title_is_what_the_section_repeats_and_others_do_not() -> None:
    first, second, *_ = named(HASH, MINE, "Frogs sit here.", "Reeds are there.")
    assert first == f"{MARK}Hash function / turns"
    assert "block" in second.lower()
    assert "miners" in second.lower()


def test_a_japanese_title_is_made_of_kanji_and_katakana() -> None:
    first, *_ = named(
        "関数を使います。関数とクラスは違います。", "池に行きます。池です。", "鯉の話", "蛙の話"
    )
    assert first.startswith(f"{MARK}関数")


def test_without_a_telling_phrase_it_is_the_beginning() -> None:
    first, second = named("so it is as it was and that was that is what it is to be", "と、です")
    assert first == f"{MARK}so it is as it was and that was that is …"
    assert second == f"{MARK}と、です"


def test_a_section_in_which_nothing_is_said_has_its_number() -> None:
    silent, spoken = titles(Talk.of([Cue(400, None, "pond")], 600), [0.0, 400.0])
    assert (silent, spoken) == (f"{MARK}Chapter 1", f"{MARK}pond")


def test_titles_are_different_even_where_nothing_is() -> None:
    assert len(set(named("pond pond", "pond pond", "pond pond"))) == 3


@pytest.mark.parametrize("title", ["Pond", f"{MARK}Pond"])
def test_a_title_is_marked_once(title: str) -> None:
    assert marked(title) == f"{MARK}Pond"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("The frogs", "a frog sits here", True),
        ("Integration", "this integral", True),
        ("池の蛙", "この蛙は", True),
        ("関数とは", "関数を使う", True),
        ("Probability", "it is probable", True),
        ("Because of everything", "because everything is baked", False),
        ("How to subscribe and win", "and this is how to bake", False),
        ("Cars", "a car", False),  # three letters begin too many other words
        ("Les grenouilles", "a frog sits here", False),
        ("---", "--- a frog", False),
        ("", "", False),
    ],
)
def test_a_title_names_a_section_if_a_word_of_it_is_said(
    title: str, text: str, expected: bool
) -> None:
    assert names(title, text) is expected

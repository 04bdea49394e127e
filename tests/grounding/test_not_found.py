"""Which names, numbers and code of a text captions do not hold: cases in ``cases/``.

A case is a line ``== why it is there``, then ``captions:``, ``prose:`` and ``not found:`` (what
is missing, with commas; nothing if all is said). Lines that begin with two blanks continue the line
above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from benchmarks.grounding import Text, texts

from chapters.grounding import not_found

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A text, and what it was made of."""

    file: str
    why: str
    captions: str
    prose: str
    missing: list[str]


def cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("*.txt")):
        for block in re.split("^== ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            why, _, rest = block.partition("\n")
            fields = dict(
                re.findall(r"^(\S[^:\n]*): ?(.*(?:\n(?:  .*|(?=\n)))*)", rest, re.MULTILINE)
            )
            captions, prose, missing = (
                fields[name].replace("\n  ", "\n").rstrip()
                for name in ("captions", "prose", "not found")
            )
            yield Case(file.stem, why, captions, prose, re.split(", +", missing) if missing else [])


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.why}" for case in CASES])
def test_what_is_not_found(case: Case) -> None:
    assert not_found(case.prose, case.captions) == case.missing


def test_there_are_cases_of_each_subject() -> None:
    assert {case.file for case in CASES} >= {"names", "numbers", "code", "japanese", "languages"}
    assert sum(bool(case.missing) for case in CASES) > len(CASES) / 4


MISSED = {"Stefan"}
"""Inventions that are not marked: a name that stands at the start of a sentence alone."""


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.name)
def test_what_is_said_is_not_marked_and_what_is_invented_is(text: Text) -> None:
    assert not_found(text.faithful(), text.captions) == []
    inventions = list(text.inventions())
    assert len(inventions) > 5
    for invention, prose in inventions:
        assert bool(not_found(prose, text.captions)) != (invention in MISSED), invention

"""Each rule of the extractor, switched off in turn: at least two texts of the corpus must change,
or the rule says here what it is for."""

from __future__ import annotations

import pytest

from chapters.extract import chapters_in, layouts, scoring
from chapters.extract.features import FEATURES
from extract.case_files import all_cases

CASES = all_cases()

EXCEPTIONS: dict[str, str] = {}
"""Rules for which one text speaks, and why that text is something that real authors write."""


def answers() -> list[object]:
    """What is found in each case, with the reasons where it is nothing."""
    found = [chapters_in(case.description, case.duration) for case in CASES]
    return [(one.chapters, [note.code for note in one.notes]) for one in found]


NORMAL = answers()


def changed() -> list[str]:
    """Names of the cases whose answer differs from the normal one."""
    return [
        case.name for case, old, new in zip(CASES, NORMAL, answers(), strict=True) if old != new
    ]


@pytest.mark.parametrize("code", [feature.code for feature in FEATURES])
def test_two_texts_need_each_feature(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for table in ("ALWAYS", "UNLESS_RISING", "UNLESS_SETTLED"):
        rest = [feature for feature in getattr(scoring, table) if feature.code != code]
        monkeypatch.setattr(scoring, table, rest)
    assert len(changed()) >= (1 if code in EXCEPTIONS else 2)


@pytest.mark.parametrize("layout", layouts.LAYOUTS, ids=lambda layout: layout.__name__)
def test_two_texts_need_each_layout(
    layout: layouts.Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = tuple(one for one in layouts.LAYOUTS if one is not layout)
    monkeypatch.setattr(layouts, "LAYOUTS", rest)
    assert len(changed()) >= (1 if layout.__name__ in EXCEPTIONS else 2)


def test_every_exception_names_a_rule() -> None:
    rules = {feature.code for feature in FEATURES} | {one.__name__ for one in layouts.LAYOUTS}
    assert set(EXCEPTIONS) <= rules

"""The expression that this product began with, kept as the mark to be better than."""

from __future__ import annotations

import re

import pytest

from chapters.domain.clock import format_padded
from chapters.extract import chapters_in
from extract.case_files import Case, all_cases

NAIVE = re.compile(r"(\d{2}:\d{2}:\d{2}) (.+)")
CASES = {case.name: case for case in all_cases()}


def naive(description: str) -> list[tuple[str, str]]:
    """What the expression finds."""
    return NAIVE.findall(description)


def ours(case: Case) -> list[tuple[str, str]]:
    """What the extractor finds, written as the expression does."""
    found = chapters_in(case.description, case.duration)
    return [(format_padded(chapter.start), chapter.title) for chapter in found.chapters]


@pytest.mark.parametrize("name", ["naive-long-clock", "list-gpt2"])
def test_on_its_own_dialect_it_is_right_and_so_are_we(name: str) -> None:
    case = CASES[name]
    assert naive(case.description) == ours(case)


def test_the_31_chapters_of_the_first_video_come_out_exactly() -> None:
    found = chapters_in(CASES["list-gpt2"].description).chapters
    assert len(found) == 31
    assert (found[30].start, found[30].title) == (
        14379,
        "summary, phew, build-nanogpt github repo",
    )


@pytest.mark.parametrize(
    "name",
    [
        "naive-short-clock",
        "clock-two-digit-minutes",
        "clock-frames",
        "stamp-last",
        "range-hyphen",
        "link-short",
        "separator-hyphen",
        "one-line-spaces",
        "lists-corrections-first",
        "not-errata-single",
        "not-errata-alone-portuguese",
    ],
)
def test_where_it_fails_we_do_not(name: str) -> None:
    case = CASES[name]
    expected = [(format_padded(start), title) for start, title in case.chapters]
    assert naive(case.description) != expected
    assert ours(case) == expected


def test_it_reads_hardly_any_list_of_the_corpus() -> None:
    lists = [case for case in CASES.values() if case.chapters]
    whole = [
        case
        for case in lists
        if naive(case.description)
        == [(format_padded(start), title) for start, title in case.chapters]
    ]
    assert len(whole) * 20 < len(lists)

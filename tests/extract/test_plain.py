"""Texts that are nearly a plain list: what makes each of them none is not overlooked."""

from __future__ import annotations

import pytest

from chapters.extract import chapters_in, explain
from chapters.extract.plain import plain_list
from chapters.extract.timestamps import find_timestamps

PLAIN = "0:00 a\n1:01 b\n2:03 c"
NEARLY = {
    "two lines": "0:00 km a\n4:13 km b",
    "words before the first stamp": "now 0:00 a\n1:01 b\n2:03 c",
    "words before another stamp": "0:00 a\nnow 1:01 b\n2:03 c",
    "not from zero": "1:01 a\n2:03 b\n9:07 c",
    "twice the same": "0:00 a\n1:01 b\n1:01 c",
    "all rounded": "0:00 a\n5:00 b\n20:00 on Sunday",
    "a blank line between": "0:00 a\n1:01 b\n\n2:03 c",
    "numbers before the stamps": "1. 0:00 a\n2. 1:01 b\n3. 2:03 c",
    "a heading that counts otherwise": "Minutes since noon:\n\n- 0:00 a\n- 1:01 b\n- 2:03 c",
    "dots": "0.00 a\n1.01 b\n2.03 c",
    "a line between": "0:00 a\n1:01 b\n1: 30 x\n2:03 c",
    "a line below": "0:00 a\n1:01 b\n2:03 c\n2: 30 d",
    "two on a line": "0:00 a\n1:01 b\n2:03 c 3:09 d",
    "units behind the stamps": "0:00 min a\n1:01 min b\n2:03 min c",
    "nothing but marks behind a stamp": "0:00 a\n1:01 •\n2:03 c",
    "a stamp without a title": "0:00 a\n1:01\n2:03 c",
}


def test_a_plain_list_is_taken_as_it_stands() -> None:
    assert plain_list(PLAIN, find_timestamps(PLAIN), None) == explain(PLAIN).extraction


@pytest.mark.parametrize("text", NEARLY.values(), ids=NEARLY)
def test_what_is_nearly_plain_is_weighed(text: str) -> None:
    assert plain_list(text, find_timestamps(text), None) is None
    assert chapters_in(text) == explain(text).extraction


@pytest.mark.parametrize(("duration", "plain"), [(None, True), (123, True), (122, False),
                                                 (368, True), (369, False)])  # fmt: skip
def test_times_that_do_not_fit_into_the_video_are_weighed(
    duration: int | None, plain: bool
) -> None:
    assert (plain_list(PLAIN, find_timestamps(PLAIN), duration) is not None) == plain
    assert chapters_in(PLAIN, duration) == explain(PLAIN, duration).extraction


@pytest.mark.parametrize(
    "text",
    [
        "0:00 a*\n1:01 b\n2:03 c\n\n*live",
        "0:00 a 🎵\n1:01 b 🎵\n2:03 c 🎵",
        "0:00 • a\n1:01 • b\n2:03 • c",
        "(0:00) a\n(1:01) b\n(2:03) c",
        "- 0:00 a\n- 1:01 - b\n• [2:03] c",
        "0:00 a\n1:01 b https://example.org\n2:03 => c",
    ],
)
def test_marks_of_a_plain_list_are_taken_off_its_titles(text: str) -> None:
    found = plain_list(text, find_timestamps(text), None)
    assert found is not None
    assert [chapter.title for chapter in found.chapters] == ["a", "b", "c"]
    assert found == explain(text).extraction

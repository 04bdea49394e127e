"""Which comment is chosen: each file in comments/ is a discussion and the expected result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from chapters.domain.video import Chapter, Comment, Discussion, Note, Video
from chapters.errors import QuotaExhausted
from chapters.sources.comments import CommentsSource

FOLDER = Path(__file__).with_name("comments")
ID = "l8pRSuU81PU"


@dataclass(frozen=True)
class Case:
    """One file: why, what is known, what is expected, then ``--- ID likes= replies= by=``."""

    video: Video
    expected: list[str]
    comments: tuple[Comment, ...]

    @classmethod
    def read(cls, file: Path) -> Case:
        head, *blocks = file.read_text("utf-8").split("--- ")
        _, seconds, expected = head.splitlines()
        length = seconds.removeprefix("seconds: ")
        duration = None if length == "unknown" else int(length)
        return cls(
            Video(id=ID, title="", channel="", description="", duration=duration),
            expected.removeprefix("expected: ").split(", "),
            tuple(comment(block) for block in blocks),
        )


def comment(block: str) -> Comment:
    header, _, text = block.partition("\n")
    id_, *rest = header.split()
    named = dict(part.split("=") for part in rest)
    return Comment(
        id=id_,
        text=text,
        likes=int(named.get("likes", 0)),
        replies=int(named.get("replies", 0)),
        by_author=named.get("by") == "author",
    )


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_the_best_list_is_chosen_or_none(file: Path) -> None:
    case = Case.read(file)
    found = CommentsSource(lambda _: Discussion(True, case.comments)).chapters(case.video)
    if not found.chapters:
        assert [note.code for note in found.notes] == case.expected
        assert (found.source, found.made_by, found.source_url) == ("none", "none", None)
        return
    made_by, id_, *listed = case.expected
    assert [f"{chapter.start} {chapter.title}" for chapter in found.chapters] == listed
    assert (found.source, found.made_by) == ("comment", made_by)
    assert found.source_url == f"https://www.youtube.com/watch?v={ID}&lc={id_}"


def test_ends_are_computed_and_chapters_have_no_line_of_the_description() -> None:
    case = Case.read(FOLDER / "viewers-list.txt")
    found = CommentsSource(lambda _: Discussion(True, case.comments)).chapters(case.video)
    assert found.chapters[-1] == Chapter(300, "The edge", 600)
    assert (found.findings, found.likely_shown_by_youtube) == ((), False)


def test_comments_that_are_switched_off_become_a_note() -> None:
    case = Case.read(FOLDER / "viewers-list.txt")
    found = CommentsSource(lambda _: Discussion(False)).chapters(case.video)
    why = "Comments are switched off for this video."
    assert found.notes == (Note("comments-off", why),)


def test_an_odd_comment_id_is_quoted_in_the_link() -> None:
    case = Case.read(FOLDER / "length-unknown.txt")
    odd = Comment('x&list=PL"', case.comments[0].text, 0, 0, by_author=False)
    found = CommentsSource(lambda _: Discussion(True, (odd,))).chapters(case.video)
    assert found.source_url == f"https://www.youtube.com/watch?v={ID}&lc=x%26list%3DPL%22"


def test_failures_are_raised() -> None:
    def refuse(_: str) -> Discussion:
        raise QuotaExhausted("Used up.")

    case = Case.read(FOLDER / "viewers-list.txt")
    with pytest.raises(QuotaExhausted):
        CommentsSource(refuse).chapters(case.video)

"""Every case of the corpus, and the corpus itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from chapters.domain.extraction import Extraction
from chapters.extract import chapters_in, explain
from extract.case_files import FOLDER, FOLDERS, Case, all_cases, read, written

CASES = all_cases()


def chapters_of(extraction: Extraction) -> tuple[tuple[int, str], ...]:
    """Start and title of each chapter."""
    return tuple((chapter.start, chapter.title) for chapter in extraction.chapters)


def parameter(case: Case) -> object:
    """``case`` as a parameter of a test; a known failure must fail."""
    reason = case.known_failure
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_the_description_gives_exactly_these_chapters_and_notes(case: Case) -> None:
    extraction = chapters_in(case.description, case.duration)
    assert chapters_of(extraction) == case.chapters
    if case.notes is not None:
        assert tuple(note.code for note in extraction.notes) == case.notes
    if not case.chapters:
        assert extraction.dialect is None
        assert len(extraction.notes) == 1, "one reason why there are no chapters"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_explanation_lines_and_line_ends_agree(case: Case) -> None:
    extraction = chapters_in(case.description, case.duration)
    explanation_agrees(case, extraction)
    lines = case.description.replace("\r\n", "\n").split("\n")
    for chapter in extraction.chapters:
        assert chapter.line is not None
        assert any(c.isdigit() or c == "O" for c in lines[chapter.line - 1])
    plain = case.description.replace("\r", "")
    for end in ("\r\n", "\r"):  # of other systems
        other = chapters_in(plain.replace("\n", end), case.duration)
        assert chapters_of(other) == chapters_of(chapters_in(plain, case.duration))


def explanation_agrees(case: Case, extraction: Extraction) -> None:
    """The explanation is about the same decision, and its points add up."""
    explanation = explain(case.description, case.duration)
    assert explanation.extraction == extraction
    chosen = [candidate for candidate in explanation.candidates if candidate.verdict == "chosen"]
    assert len(chosen) == bool(extraction.chapters)
    for candidate in chosen:
        assert candidate.starts == tuple(chapter.start for chapter in extraction.chapters)
        assert candidate.score >= 0
    for candidate in explanation.candidates:
        assert candidate.reasons
        points = sum(reason.points for reason in candidate.reasons)
        assert candidate.score == pytest.approx(points, abs=0.1)


def test_the_corpus_is_large_and_has_both_sides() -> None:
    assert len(CASES) >= 150
    assert sum(not case.chapters for case in CASES) >= 50


def test_every_case_stands_in_one_of_the_folders() -> None:
    paths = list(FOLDER.rglob("*.txt"))
    assert len(paths) == len(CASES)
    assert {path.parent for path in paths} == {FOLDER / folder for folder in FOLDERS}
    assert [name for name, count in Counter(path.stem for path in paths).items() if count > 1] == []
    known = {path.stem for path in (FOLDER / "known-failures").iterdir()}
    assert known == {case.name for case in CASES if case.known_failure}
    lookalikes = {path.stem for path in (FOLDER / "lookalikes").iterdir()}
    assert lookalikes <= {case.name for case in CASES if not case.chapters}


def test_no_description_is_there_twice() -> None:
    seen: dict[str, str] = {}
    for case in CASES:
        assert case.description not in seen, f"{case.name} repeats {seen[case.description]}"
        seen[case.description] = case.name


def test_cases_are_written_as_they_are_read(tmp_path: Path) -> None:
    for path in FOLDER.rglob("*.txt"):
        copy = tmp_path / path.name
        copy.write_text(written(read(path)), encoding="utf-8")
        assert copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), path.name
        assert read(copy) == read(path), path.name


@pytest.mark.parametrize(
    "text",
    [
        "no sections\n",
        "why\n\n=== description\n0:00 a\n",
        "\n=== description\n0:00 a\n\n=== chapters\n",
        "why\n\n=== description\n0:00 a\n\n=== chapters\nnone\n",
    ],
)
def test_a_broken_case_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="broken"):
        read(path)


def test_settings_of_a_case_survive(tmp_path: Path) -> None:
    case = replace(CASES[0], duration=7, known_failure="no reason", notes=("a", "b"))
    path = tmp_path / f"{case.name}.txt"
    path.write_text(written(case), encoding="utf-8")
    assert read(path) == case

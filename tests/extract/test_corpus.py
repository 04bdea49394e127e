"""Every case of the corpus, and the corpus itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chapters.extract import chapters_in, explain
from extract.case_files import FOLDER, Case, all_cases, read, written

CASES = all_cases()


def by_name(cases: list[Case]) -> list[object]:
    """The cases, each by its name."""
    return [pytest.param(case, id=case.name) for case in cases]


def with_known_failures(cases: list[Case]) -> list[object]:
    """The same, known failures as strict xfail."""
    return [
        pytest.param(
            case, id=case.name, marks=pytest.mark.xfail(strict=True, reason=case.known_failure)
        )
        if case.known_failure
        else pytest.param(case, id=case.name)
        for case in cases
    ]


def found(description: str, duration: int | None) -> tuple[tuple[int, str], ...]:
    """Start and title of each chapter."""
    return tuple((c.start, c.title) for c in chapters_in(description, duration).chapters)


@pytest.mark.parametrize("case", with_known_failures(CASES))
def test_the_description_gives_exactly_these_chapters(case: Case) -> None:
    assert found(case.description, case.duration) == case.chapters


@pytest.mark.parametrize("case", by_name([case for case in CASES if case.notes is not None]))
def test_the_extraction_reports_these_notes(case: Case) -> None:
    notes = chapters_in(case.description, case.duration).notes
    assert tuple(note.code for note in notes) == case.notes


@pytest.mark.parametrize("case", by_name(CASES))
def test_line_ends_of_other_systems_change_nothing(case: Case) -> None:
    plain = case.description.replace("\r", "")
    for end in ("\r\n", "\r"):
        assert found(plain.replace("\n", end), case.duration) == found(plain, case.duration)


@pytest.mark.parametrize("case", by_name(CASES))
def test_every_chapter_names_the_line_of_its_stamp(case: Case) -> None:
    lines = case.description.replace("\r\n", "\n").split("\n")
    for chapter in chapters_in(case.description, case.duration).chapters:
        assert chapter.line is not None
        assert any(character.isdigit() for character in lines[chapter.line - 1])


@pytest.mark.parametrize("case", by_name(CASES))
def test_the_explanation_tells_the_same_decision(case: Case) -> None:
    explanation = explain(case.description, case.duration)
    assert explanation.extraction == chapters_in(case.description, case.duration)
    chosen = [told for told in explanation.candidates if told.verdict == "chosen"]
    assert len(chosen) == bool(explanation.extraction.chapters)
    for told in chosen:
        assert told.starts == tuple(c.start for c in explanation.extraction.chapters)
        assert told.score >= 0
    for told in explanation.candidates:
        assert told.reasons
        assert told.score == pytest.approx(sum(r.points for r in told.reasons), abs=0.1)


@pytest.mark.parametrize(
    "case", by_name([case for case in CASES if not (case.chapters or case.known_failure)])
)
def test_without_chapters_the_first_note_says_why(case: Case) -> None:
    extraction = chapters_in(case.description, case.duration)
    assert extraction.dialect is None
    assert len(extraction.notes) == 1
    assert extraction.notes[0].message.endswith(".")


def test_the_corpus_is_large_and_has_both_sides() -> None:
    assert len(CASES) >= 150
    assert sum(not case.chapters for case in CASES) >= 50


def test_no_description_is_there_twice() -> None:
    seen: dict[str, str] = {}
    for case in CASES:
        assert case.description not in seen, f"{case.name} repeats {seen[case.description]}"
        seen[case.description] = case.name


@pytest.mark.parametrize("case", by_name(CASES))
def test_a_case_is_written_as_it_is_read(case: Case, tmp_path: Path) -> None:
    path = tmp_path / f"{case.name}.txt"
    path.write_text(written(case), encoding="utf-8")
    assert read(path) == case
    assert path.read_text(encoding="utf-8") == (FOLDER / path.name).read_text(encoding="utf-8")


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

"""The scripts around the extractor: making a case, scoring, fuzzing."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from scripts import fuzz_extract, make_case, score

from extract.case_files import read


def test_a_case_is_made_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("0:00 One\n1:00 Two\n2:00 Three\n"))
    assert make_case.main(["layouts/three-parts", "--duration", "180"], folder=tmp_path) == 0
    case = read(tmp_path / "layouts" / "three-parts.txt")
    assert case.chapters == ((0, "One"), (60, "Two"), (120, "Three"))
    assert case.duration == 180
    assert "-k three-parts" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["layouts/Three Parts", "../up", "layouts/three_parts", "three-parts", "layouts/", ""]
)
def test_a_name_of_no_use_is_refused(name: str, tmp_path: Path) -> None:
    assert make_case.main([name] if name else [], folder=tmp_path) == 2
    assert list(tmp_path.iterdir()) == []


def test_no_case_is_overwritten(tmp_path: Path) -> None:
    taken = tmp_path / "titles" / "taken.txt"
    taken.parent.mkdir()
    taken.write_text("mine", encoding="utf-8")
    assert make_case.main(["titles/taken"], folder=tmp_path) == 2
    assert taken.read_text(encoding="utf-8") == "mine"


def test_no_name_of_the_corpus_is_used_twice(tmp_path: Path) -> None:
    assert make_case.main(["titles/stamp-last"], folder=tmp_path) == 2
    assert list(tmp_path.iterdir()) == []


RECORDS = [
    {
        "id": "list",
        "description": "0:00 One\n1:00 Two\n2:00 Three",
        "duration": None,
        "chapters": [
            {"start": 0, "title": "one"},
            {"start": 60, "title": "Two"},
            {"start": 150, "title": "Four"},
        ],
    },
    {"id": "none", "description": "at 1:00", "duration": 90, "chapters": []},
]


def test_a_score_counts_seconds_titles_whole_lists_and_false_ones(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in RECORDS), encoding="utf-8")
    records = score.read(path)
    found = [score.ours(record.description, record.duration) for record in records]
    row = score.scored("ours", records, found, [1.0, 3.0])
    assert row == score.Row("ours", 2 * 2 / (2 * 2 + 1 + 1), 1.0, 0.0, 0.0, 2.0, 3.0)
    row = score.scored("right", records, [records[0].chapters, [(1, "x")]], [1.0, 1.0])
    assert (row.whole, row.false_lists) == (1.0, 1.0)


def test_a_score_of_a_missing_file_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        score.main(["no-such-file.jsonl"])
    assert "There is no file no-such-file.jsonl." in capsys.readouterr().err


def test_the_naive_expression_is_scored_too() -> None:
    assert score.naive("01:02:03 Title\n4:05 none", None) == [(3723, "Title")]


def test_random_texts_find_nothing_wrong() -> None:
    chance = random.Random(7)
    for _ in range(50):
        fuzz_extract.check(
            fuzz_extract.random_text(chance, ["0:00 One\n1:00 Two\n2:00 Three"]), 600
        )


def test_the_fuzz_run_tells_what_is_wrong() -> None:
    with pytest.raises(AssertionError, match="a line is out"):
        fuzz_extract._must(0, "a line is out")

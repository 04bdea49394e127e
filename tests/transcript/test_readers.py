"""Each file in ``cases`` has a reason, a text, and its cues and remarks, or the error.

A cue's line: start, end (``-``: unknown), speaker, ``|``, text. A remark's line: its code, and the
lines or entries that it names.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chapters.errors import InvalidTranscript
from chapters.transcript import Cue, Remark, read, read_bytes
from chapters.transcript.faults import MAX_PLACES, WHY
from chapters.transcript.readers import READERS

JAPANESE = Path(__file__).parents[2] / "web" / "text" / "ja" / "findings.js"
CASES = {path.stem: path.read_text("utf-8") for path in Path(__file__).parent.glob("cases/*.txt")}


def part(case: str, name: str) -> str:
    """The lines below ``=== name``, without the last line end."""
    _, _, rest = CASES[case].partition(f"=== {name}\n")
    return rest.partition("\n===")[0].removesuffix("\n")


def cue(line: str) -> Cue:
    times, _, text = line.partition(" | ")
    start, end, *speaker = times.split(" ")
    return Cue(float(start), None if end == "-" else float(end), text, " ".join(speaker))


@pytest.mark.parametrize("case", sorted(c for c in CASES if "=== cues" in CASES[c]))
def test_a_transcript_is_read(case: str) -> None:
    transcript = read(part(case, "text"))
    assert list(transcript.cues) == [cue(line) for line in part(case, "cues").splitlines()]
    assert f"format: {transcript.format}\n" in CASES[case]
    remarks = [" ".join(map(str, (r.code, *r.places))) for r in transcript.remarks]
    assert remarks == part(case, "remarks").splitlines()


@pytest.mark.parametrize("case", sorted(c for c in CASES if "=== refused" in CASES[c]))
def test_a_text_without_any_cue_is_refused(case: str) -> None:
    with pytest.raises(InvalidTranscript) as caught:
        read(part(case, "text"))
    assert caught.value.detail.startswith(part(case, "refused"))


def test_every_kind_and_every_fault_has_a_case() -> None:
    read_ones = [read(part(case, "text")) for case in CASES if "=== cues" in CASES[case]]
    assert {reader.name for reader in READERS} == {transcript.format for transcript in read_ones}
    assert set(WHY) == {r.code for transcript in read_ones for r in transcript.remarks}


@pytest.mark.parametrize("code", sorted(WHY))
def test_the_page_has_a_japanese_sentence_for_every_fault(code: str) -> None:
    sentences = JAPANESE.read_text("utf-8").partition("const captions = {")[2].partition("};")[0]
    assert re.search(rf'^  "?{code}"?: "', sentences, re.MULTILINE)


@pytest.mark.parametrize(
    ("remark", "message"),
    [
        (Remark("x", (7,), 1, "Bad."), "Line 7: Bad."),
        (Remark("x", (7, 9), 2, "Bad."), "Lines 7 and 9: Bad."),
        (Remark("x", (7, 9, 12), 3, "Bad.", "entry"), "Entries 7, 9 and 12: Bad."),
        (Remark("x", (7, 9), 1502, "Bad."), "Lines 7, 9 and 1,500 more: Bad."),
    ],
)
def test_a_remark_names_its_places(remark: Remark, message: str) -> None:
    assert remark.message == message


def test_a_fault_of_many_lines_is_one_remark() -> None:
    (remark,) = read("\n".join(f"00:00:01 -> 00:00:02\n{n}a\n" for n in range(999))).remarks
    assert remark.count == 999
    assert remark.places == tuple(range(1, 3 * MAX_PLACES, 3))


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(ending: str) -> None:
    text = part("webvtt-comments-styles-entities", "text")
    assert read("\ufeff" + text.replace("\n", ending)) == read(text)
    assert read_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode()) == read(text)

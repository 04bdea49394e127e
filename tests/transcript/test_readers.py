"""Each file in ``cases`` has a reason, a text, and its cues or the error.

A cue's line: start, end (``-``: unknown), speaker, ``|``, text.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from chapters.errors import InvalidTranscript
from chapters.transcript import Cue, read

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


@pytest.mark.parametrize("case", sorted(c for c in CASES if "=== refused" in CASES[c]))
def test_a_mistake_is_refused_with_its_line(case: str) -> None:
    with pytest.raises(InvalidTranscript) as caught:
        read(part(case, "text"))
    assert caught.value.detail.startswith(part(case, "refused"))


@pytest.mark.parametrize("case", ["webvtt-voices", "webvtt-repeated-words-stay", "srt-ordinary"])
def test_an_independent_reader_finds_the_same_times(case: str, tmp_path: Path) -> None:
    file = tmp_path / "captions"
    file.write_text(part(case, "text") + "\n", "utf-8")
    reader = webvtt.from_srt if case.startswith("srt") else webvtt.read
    theirs = [(c.start_in_seconds, c.end_in_seconds) for c in reader(str(file)).captions]
    assert [(int(c.start), int(c.end or 0)) for c in read(part(case, "text")).cues] == theirs


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(ending: str) -> None:
    text = part("webvtt-comments-styles-entities", "text")
    assert read("\ufeff" + text.replace("\n", ending)) == read(text)


LINES = st.sampled_from(
    ["WEBVTT", "", " ", "1", "0:01", "0:02 words", "00:01.000 --> 00:02.000", "-->", "<v A>b",
     "0:00:01.000,0:00:02.000", "<00:00:01.000><c> x</c>", "&amp;", "9999:99:99,999", "０:０１ x"]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=12), max_size=12).map("\n".join))
def test_any_text_is_a_transcript_or_refused(text: str) -> None:
    try:
        transcript = read(text)
    except InvalidTranscript:
        return
    assert transcript.cues
    assert all(c.text and "\n" not in c.text for c in transcript.cues)
    assert all(c.end is None or c.end >= c.start for c in transcript.cues)

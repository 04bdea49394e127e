"""Whatever comes, the answer is a transcript or an error of ours, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapters.errors import InvalidTranscript, UnsupportedMediaType
from chapters.transcript import Transcript, read, read_bytes
from transcript.test_readers import CASES, part

PIECES = st.sampled_from([
    "WEBVTT", "\n", "\n\n", " ", "1\n", "0:01", "0:02 words\n", "00:01.000 --> 00:02.000\n",
    "-->", "<v A>b", "0:00:01.000,0:00:02.000\n", "<00:00:01.000><c> x</c>", "&amp;", "&nbsp;",
    "&", "9999:99:99,999", "０:０１ x", "Name  0:00\n", "[0:01 - 0:02] ", '{"events": [', "[[",
    "]", "}", '{"start": 1, "text": "a"},', '{"tStartMs": -1, "segs": [{}]}', '{"start": NaN}',
    "[" * 2000, '{"start": 1e999, "text": "a", "duration": true}', "<tt>",
    "<tt><body><div begin='1h'>", "<p begin='1s'>x</p>", "<p begin=", "</p>",
    "<transcript><text start='1'>", "<timedtext>", "[Script Info]\n", "Format: Start\n",
    "Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,a\n", "Dialogue:", "start\tend\ttext\n",
    "1\t2\tx\n", "\ud800", "\x00", "no no ", "no no no\n", "はい。", "٣:٠٠ x"
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=14).map("".join)


def is_sound(transcript: Transcript) -> bool:
    """Whether it keeps what its types promise."""
    starts = [cue.start for cue in transcript.cues]
    return (
        bool(starts)
        and starts == sorted(starts)
        and all(start >= 0 for start in starts)
        and all(cue.end is None or cue.end >= cue.start for cue in transcript.cues)
        and all(cue.text.strip() and len(cue.text.splitlines()) == 1 for cue in transcript.cues)
        and all(remark.places and remark.message for remark in transcript.remarks)
        and all(paragraph.text for paragraph in transcript.split([0])[0])
    )


@given(TEXTS)
def test_any_text_is_a_transcript_or_refused(text: str) -> None:
    try:
        transcript = read(text)
    except InvalidTranscript:
        return
    assert is_sound(transcript)


@given(
    st.sampled_from(sorted(CASES)),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 9), TEXTS), max_size=3),
)
def test_any_damage_to_a_file_is_tolerated_or_refused(
    case: str, damages: list[tuple[int, int, str]]
) -> None:
    text = part(case, "text")
    for at, lost, put in damages:
        text = text[:at] + put + text[at + lost :]
    try:
        transcript = read(text)
    except InvalidTranscript:
        return
    assert is_sound(transcript)


@given(
    st.binary(max_size=60) | TEXTS.map(lambda text: text.encode("utf-16", "replace")),
    st.sampled_from(["", "utf-8", "utf-16", "shift_jis", "windows-1252", "hex", "idna", "x" * 99])
    | st.text(max_size=9),
)
def test_any_bytes_are_a_transcript_or_refused(data: bytes, charset: str) -> None:
    try:
        transcript = read_bytes(data, charset)
    except (InvalidTranscript, UnsupportedMediaType):
        return
    assert is_sound(transcript)


HOSTILE = [
    ("", "\n"),
    ("", "0:02 no\n"),
    ("", "Name  0:00\n"),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n", "5\n\n"),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n", "<v "),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n", "no "),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n", "池"),
    ("00:01.000 --> 00:02.000", " x:"),
    ("", "00:01.000 --> 00:02.000\nno\nno\n"),
    ("", "0" * 9 + ":"),
    ("0:01 a\n", ". "),
    ("0:01 ", "。"),
    ('{"events":[', "["),
    ('{"events":[', "0,"),
    ("<tt><body>", "<p begin="),
    ("<tt><body>", "<div>"),
    ("<tt><body><p begin='1s'>", "&"),
    ("Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,", "{\\p"),
    ("start\tend\ttext\n", "1\t"),
]


@pytest.mark.parametrize(("start", "repeated"), HOSTILE)
def test_a_text_made_to_be_slow_is_read_before_the_test_times_out(
    start: str, repeated: str
) -> None:
    text = start + repeated * (300_000 // len(repeated))
    try:
        assert is_sound(read(text))
    except InvalidTranscript:
        return

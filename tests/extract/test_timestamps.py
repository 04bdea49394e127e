"""Which texts are timestamps, and how many seconds they mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapters.domain.clock import format_for_youtube, format_padded, format_short
from chapters.extract.timestamps import find_timestamps

READ = [
    ("0:00", 0, "colon"),
    ("1:02", 62, "colon"),
    ("01:02", 62, "colon"),
    ("75:20", 4520, "colon"),
    ("100:05", 6005, "colon"),
    ("1:02:03", 3723, "colon"),
    ("01:02:03", 3723, "colon"),
    ("123:02:03", 442923, "colon"),
    ("00:01:02:23", 62, "colon"),
    ("00:01:02;23", 62, "colon"),
    ("0:01:02.999", 62, "colon"),
    ("0:01:02,999", 62, "colon"),
    ("1:02.5", 62, "colon"),
    ("1:02,500", 62, "colon"),
    ("2:75", 195, "odd"),
    ("1:60:00", 7200, "odd"),
    ("0:01:30.5", 90, "colon"),
    ("0:01:30.1234", 90, "colon"),
    ("１：０２", 62, "colon"),
    ("１:０２：０３", 3723, "colon"),
    ("١:٠٢", 62, "colon"),
    ("۱:۰۲", 62, "colon"),
    ("१:०२", 62, "colon"),
    ("1h02m03s", 3723, "units"),
    ("0h02m10s", 130, "units"),
    ("1 h 02 min 03 s", 3723, "units"),
    ("1hr 2min 3sec", 3723, "units"),
    ("2 hours 5 minutes", 7500, "units"),
    ("1H02M03S", 3723, "units"),
    ("2m10s", 130, "units"),
    ("75m20s", 4520, "units"),
    ("45s", 45, "unit"),
    ("1時間02分03秒", 3723, "units"),
    ("2分10秒", 130, "units"),
    ("45秒", 45, "unit"),
    ("1시간 2분 3초", 3723, "units"),
    ("1小时02分03秒", 3723, "units"),
    ("1小時2分3秒", 3723, "units"),
    ("2分钟10秒", 130, "units"),
    ("1ч 02м 03с", 3723, "units"),
    ("2 мин 10 сек", 130, "units"),
    ("2'10", 130, "units"),
    ("2’10”", 130, "units"),
    ("2'10''", 130, "units"),
    ("8h20", 500, "letter"),
    ("12H07", 727, "letter"),
    ("1.25", 85, "mark"),
    ("1;25", 85, "mark"),
    ("1.02.03", 3723, "mark"),
    ("1;02;03", 3723, "mark"),
    ("https://youtu.be/abcdefghijk?t=75", 75, "link"),
    ("https://youtu.be/abcdefghijk?t=75s", 75, "link"),
    ("youtu.be/abcdefghijk?t=75", 75, "link"),
    ("https://www.youtube.com/watch?v=abcdefghijk&t=1m15s", 75, "link"),
    ("https://m.youtube.com/watch?t=1h2m3s&v=abcdefghijk", 3723, "link"),
    ("https://www.youtube.com/embed/abcdefghijk?start=75", 75, "link"),
    ("/watch?v=abcdefghijk&t=184s", 184, "link"),
    ("https://youtu.be/abcdefghijk#t=75", 75, "link"),
    ("https://www.youtube.com/watch?v=abcdefghijk&time_continue=75", 75, "link"),
    ("vnd.youtube:abcdefghijk?t=75", 75, "link"),
]


@pytest.mark.parametrize(("text", "seconds", "kind"), READ, ids=[text for text, _, _ in READ])
def test_a_timestamp_is_read_whole(text: str, seconds: int, kind: str) -> None:
    assert find_timestamps(text) == [(seconds, 0, len(text), kind)]


@pytest.mark.parametrize(("text", "seconds", "kind"), READ, ids=[text for text, _, _ in READ])
def test_a_timestamp_is_found_between_words(text: str, seconds: int, kind: str) -> None:
    assert find_timestamps(f"see {text} there") == [(seconds, 4, 4 + len(text), kind)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no digits",
        "2024",
        "1:2",
        "1:",
        ":30",
        "a1:02",
        "T10:30:00Z",
        "+05:30",
        "1234:56",
        "1:234",
        "1:02:345",
        "12:34:56:78:90",
        "1.2",
        "1.250",
        "12.34%",
        "1.25.2024",
        "192.168.10.12:80",
        "10분간",
        "5 sheep",
        "5 months",
        "8h2",
        "8h200",
        "https://youtu.be/abcdefghijk",
        "https://youtu.be/abcdefghijk?t=abc",
        "https://example.org/?t=75",
    ],
)
def test_what_is_no_timestamp_is_left_alone(text: str) -> None:
    assert [stamp for stamp in find_timestamps(text) if stamp.kind not in ("unit", "units")] == []


def test_a_link_wins_over_what_looks_like_a_timestamp_inside_it() -> None:
    text = "https://youtu.be/abcdefghijk?t=1m15s and 2:00"
    assert [kind for *_, kind in find_timestamps(text)] == ["link", "colon"]


def test_timestamps_come_in_order_without_overlaps() -> None:
    text = "1時間02分03秒 0:30 youtu.be/abcdefghijk?t=9 1.25 8h20 0h02m10s"
    found = find_timestamps(text)
    assert [seconds for seconds, *_ in found] == [3723, 30, 9, 85, 500, 130]
    ends = [0] + [end for _, _, end, _ in found]
    assert all(begin >= end for (_, begin, _, _), end in zip(found, ends, strict=False))


@settings(deadline=None)
@given(st.integers(0, 999 * 3600))
def test_whatever_the_clock_writes_is_found_again(seconds: int) -> None:
    for write in (format_for_youtube, format_padded, format_short):
        text = write(seconds)
        assert find_timestamps(text) == [(seconds, 0, len(text), "colon")]

"""What YouTube reads of a line: which timestamps, and which title a viewer sees."""

from __future__ import annotations

import pytest

from chapters.domain.youtube_reader import read_strictly, without_edge_symbols


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("0:00 A", 0), ("00:00 A", 0), ("1:15 A", 75), ("59:59 A", 3599), ("1:02:03 A", 3723),
        ("01:02:03 A", 3723), ("12:00:00 A", 43200), ("A 0:15", 15), ("(0:15) A", 15),
        ("[00:15] A", 15), ("0:15: A", 15), ("0:15, A", 15), ("0:15. A", 15), ("0:15イントロ", 15),
        ("イントロ0:15", 15), ("A ..... 0:15", 15), ("-0:15 A", 15), ("\ufeff0:15\u200b A", 15),
        ("0:15 - 1:20 A", 15), ("3. 0:15 A", 15),
        *((line, None) for line in (
            "0：15 A", "0.15 A", "0;15 A", "0m15s A", "٠:١٥ A", "０:１５ A", "0:15.500 A",
            "0:15,500 A", "00:00:15:10 A", "00:00:15;10 A", "0:75 A", "75:20 A", "1:75:20 A",
            "100:00 A", "1:2:03 A", "0:5 A", "0:15Anna", "x0:15 A", "_0:15_ A", "3.0:15 A",
            "https://youtu.be/l8pRSuU81PU?t=15 A", "2: 30 A", "A",
        )),
    ],
)  # fmt: skip
def test_which_timestamps_are_read(line: str, start: int | None) -> None:
    read = read_strictly(line)
    assert [entry.start for entry in read.values()] == ([] if start is None else [start])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("0:00 Green", "Green"),
        ("0:00 - Green", "Green"),
        ("[0:00] Green", "Green"),
        ("🎸 0:00 Green", "Green"),
        ("Green 0:00", "Green"),
        ("Green (0:00)", "Green"),
        ("1. 0:00 Green", "1..Green"),
        ("B 0:00 (live)", "B.(live)"),
        ("0:00 Green\u200b ", "Green"),
        ("0:00 🎸", "🎸"),
        ("0:00", ""),
        ("* 0:00 -", ""),
    ],
)
def test_which_title_a_viewer_sees(line: str, title: str) -> None:
    (read,) = read_strictly(line).values()
    assert (read.title, read.has_title) == (title, title != "")


def test_a_line_with_timestamps_alone_has_no_title() -> None:
    (read,) = read_strictly("0:00 - 1:15").values()
    assert (read.stamps, read.has_title) == (2, False)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    read = read_strictly(end.join(("x", "0:00 A", "", "1:00 B 2:00", "y")))
    assert [(entry.line, entry.start, entry.stamps) for entry in read.values()] == [
        (2, 0, 1),
        (4, 60, 2),
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("🎸 Guitar", "Guitar"),
        ("Costs $", "Costs"),
        ("❤️ Heart ❤️", "Heart"),
        ("A 🎻 inside", "A 🎻 inside"),
        ("Why?", "Why?"),
        ("🎸", ""),
    ],
)
def test_symbols_at_the_edges_go(title: str, shown: str) -> None:
    assert without_edge_symbols(title) == shown

"""``chapters check``: a file, stdin or a link is judged; ``--fix`` prints it mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chapters.cache.memory import NoStore
from chapters.domain.clock import format_short
from chapters.domain.video import Video
from chapters.service.lookup import Service
from chapters.service.ports import Stores
from chapters.sources.description import DescriptionSource
from support.fakes import FakeClock, FakeLimiter, FakePlaylists, FakeStore, FakeVideos
from support.terminals import Outcome, command, real_command

GOOD = "Hi\r\n0:00 A\r\n1:00 B\r\n2:00 C"
BAD = GOOD.replace("1:00", "1.00")
ID = "aaaaaaaaaaA"


class FakeProcess:
    """A process that knows one video."""

    def __init__(self, description: str) -> None:
        self.service = Service(
            videos=FakeVideos(Video(ID, "One", "Who", description, duration=125)),
            playlists=FakePlaylists(),
            stores=Stores(FakeStore(), NoStore()),
            translations=Stores(FakeStore(), NoStore()),
            description=DescriptionSource(),
            fallbacks={},
            limiter=FakeLimiter(),
            clock=FakeClock(),
        )

    @property
    def articles(self) -> object:
        raise AssertionError("a check writes no article")


def run(*arguments: str, stdin: str = "", known: str = GOOD) -> Outcome:
    process = FakeProcess(known)
    return command("check", *arguments, stdin=stdin, process=lambda _: process)  # type: ignore[arg-type,return-value]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file whose list YouTube does not show."""
    path = tmp_path / "description.txt"
    path.write_bytes(BAD.encode())
    return path


def test_a_list_that_youtube_shows_is_code_0() -> None:
    shown = run("-", stdin=GOOD)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == "YouTube probably shows this list of 3 chapters.\n"


def test_a_list_that_it_does_not_show_is_code_1_with_findings_and_changes(file: Path) -> None:
    judged = run(str(file))
    assert (judged.code, judged.err) == (1, "")
    assert judged.out.splitlines() == [
        "YouTube does not show this list of 3 chapters.",
        "line 2: error: YouTube reads 2 of the 3 timestamps as chapters. YouTube shows no chapters "
        "for fewer than 3. The other findings say why. [at-least-three]",
        "line 3: warning: YouTube reads no timestamp on this line, where 1:00 is meant. It may "
        "show the list without this chapter. Write 1:00. [not-a-timestamp-to-youtube]",
        "line 3, guess: The timestamp is written as YouTube reads it. [not-a-timestamp-to-youtube]",
        "    - 1.00 B",
        "    + 1:00 B",
    ]


def test_fix_prints_the_mended_description_alone_and_its_code(file: Path) -> None:
    fixed = run(str(file), "--fix")
    assert (fixed.code, fixed.out) == (0, GOOD)
    assert "line 3, guess" in fixed.err
    assert file.read_bytes() == BAD.encode()


def test_bytes_survive_a_real_process(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + BAD.encode() + b"\r\n\t\r\n")
    fixed = real_command("check", str(file), "--fix")
    assert fixed.code == 0
    # subprocess reads line breaks as line feeds
    assert fixed.out == "\ufeff" + GOOD.replace("\r\n", "\n") + "\n\t\n"


def test_a_link_is_looked_up_with_its_duration() -> None:
    for link in (ID, f"https://youtu.be/{ID}"):
        judged = run(link, known=GOOD)
        assert judged.code == 1
        assert "lasts 5 s" in judged.out
    assert run("https://youtu.be/bbbbbbbbbbA").code == 3
    assert run("https://example.org/").code == 2


def test_a_file_that_is_not_there_is_code_2(tmp_path: Path) -> None:
    missing = run(str(tmp_path / "none.txt"))
    assert (missing.code, missing.out) == (2, "")
    assert "There is no file" in missing.err


def test_without_a_list_the_reason_is_printed() -> None:
    nothing = run("-", stdin="Hello.")
    assert (nothing.code, nothing.out) == (1, "The text holds no timestamps.\n")


@pytest.mark.parametrize(
    ("options", "starts"),
    [
        (("--offset", "30"), [0, 30, 90, 150]),
        (("--round", "50"), [0, 50, 100]),
        (("--duration", "90"), [0, 60, 120]),
    ],
)
def test_options_change_what_fix_prints(options: tuple[str, ...], starts: list[int]) -> None:
    fixed = run("-", "--fix", *options, stdin=GOOD)
    assert [line.split()[0] for line in fixed.out.splitlines()[1:]] == list(
        map(format_short, starts)
    )


def test_a_format_is_printed_alone_mended_where_an_option_asks_for_it() -> None:
    shifted = run("-", "--format", "titles", "--offset", "-60", stdin=GOOD)
    assert (shifted.code, shifted.out) == (0, "B\nC\n")
    assert "All times are shifted" in shifted.err
    assert run("-", "--format", "titles", stdin=GOOD).out == "A\nB\nC\n"


def test_captions_are_told_by_chapter(tmp_path: Path) -> None:
    captions = tmp_path / "captions.txt"
    captions.write_text("0:00 One.\n1:30 Two.\n", "utf-8")
    judged = run("-", "--format", "json", "--transcript", str(captions), stdin=GOOD)
    assert [chapter["text"] for chapter in json.loads(judged.out)["chapters"]] == [
        *("One.", "Two.", "")
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--fix", "--format", "csv"),
        ("--artist", "Anna"),
        ("--transcript", "-"),
        ("--round", "0"),
        ("--offset", "86401"),
        ("--ranges", "all"),
    ],
)
def test_what_cannot_be_done_is_code_2_with_a_sentence(arguments: tuple[str, ...]) -> None:
    refused = run("-", *arguments, stdin=GOOD)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith(".\n")


def test_titles_can_be_printed_alone_and_lengths_added_up() -> None:
    assert run("-", "--titles", "alone", stdin=GOOD).out == "A\nB\nC\n"
    lengths = run(
        "-", "--lengths", "sum", "--fix", "--duration", "600", stdin="3:20 A\n4:10 B\n2:30 C"
    )
    assert lengths.out == "0:00 A\n3:20 B\n7:30 C"


def test_a_removed_line_and_several_new_ones_are_told() -> None:
    assert "    - A\n    + (removed)" in run("-", stdin="0:00\nA\n1:15\nB\n2:30\nC\n").out
    assert "    + 0:00 A\n    + 1:15 B" in run("-", stdin="0:00 A, 1:15 B, 2:30 C\n").out


OGM = "".join(
    f"CHAPTER{n:02}=00:{n:02}:00.500\nCHAPTER{n:02}NAME={title}\n" for n, title in enumerate("ABC")
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_marker_list_of_an_editor_is_printed_as_a_list(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "markers.txt"
    path.write_bytes(OGM.encode(encoding))
    fixed = run(str(path), "--fix")
    assert (fixed.code, fixed.out) == (0, "00:00 A\n01:00 B\n02:00 C")
    assert "The text was read as OGM chapters" in fixed.err


def test_parse_reads_marker_lists_too_and_explains_them() -> None:
    assert command("parse", stdin=OGM).out == "00:00 A\n01:00 B\n02:00 C\n"
    assert '"title": "A"' in command("parse", "--explain", stdin=OGM).out

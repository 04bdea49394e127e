"""``python -m chapters article``: what it prints, where, and with which exit code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chapters.cli.terminal import NOT_FOUND, NOTHING, TROUBLE, USAGE
from chapters.errors import UpstreamFailed
from chapters.formats.article_markdown import END
from cli.test_main import HYPHENED, A, B, C, FakeProcess, known, made_by
from support.fake_writer import FakeWriter
from support.terminals import Outcome, Screen, command, real_command

SAMPLE = "l8pRSuU81PU"


def run(*arguments: str, writer: FakeWriter | None = None, **streams: Any) -> Outcome:
    """The command on the videos that ``known`` knows; without ``writer`` there is no model."""
    process = FakeProcess(known(), made_by(writer))
    return command("article", *arguments, process=lambda _: process, **streams)


def test_without_a_model_it_prints_an_outline() -> None:
    done = run(f"https://youtu.be/{A}")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith('---\ntitle: "One"\n')
    assert done.out.count("\n## [") == 3
    assert done.out.endswith(END)


def test_with_a_model_it_prints_what_it_writes_in_the_language_asked_for() -> None:
    writer = FakeWriter()
    assert "What happens in Intro" in run(A, "--hl", "ja", writer=writer).out
    assert {clip.language for clip in writer.asked} == {"ja"}


def test_it_may_be_about_a_description_that_is_not_published(tmp_path: Path) -> None:
    file = tmp_path / "description.txt"
    file.write_text("0:00 Pond\n1:00 Frogs\n2:00 Edge", "utf-8")
    options = ("--title", "Soon", "--duration", "3:00", "--transcript", "-")
    done = run("--description", str(file), *options, stdin="0:00 Hello.\n")
    assert done.out.startswith('---\ntitle: "Soon"\n')
    assert "\n## Pond\n" in done.out
    assert "\n_2:00–3:00 · 1:00_\n" in done.out
    for arguments in ((), (A, "--description", str(file))):
        refused = run(*arguments)
        assert (refused.code, refused.out) == (USAGE, "")


def test_a_transcript_comes_from_a_file_or_from_stdin(tmp_path: Path) -> None:
    file = tmp_path / "captions.txt"
    file.write_text("0:00 Hello.\n", "utf-8")
    from_file = run(A, "--transcript", str(file), writer=FakeWriter())
    assert "\n\nHello.\n" in from_file.out
    assert run(A, "--transcript", "-", stdin="0:00 Hello.\n") == from_file


def test_a_model_may_write_from_a_transcript() -> None:
    writer = FakeWriter()
    done = run(A, "--transcript", "-", "--style", "summary", stdin="0:00 Hi.\n", writer=writer)
    assert done.code == 0
    assert "\n\nAbout Intro: it is told here.\n" in done.out
    assert [one.style for one in writer.read] == ["summary"]


def test_a_transcript_may_be_in_any_encoding_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "captions.txt"
    file.write_bytes("0:00 池のそば\n".encode("cp932"))
    assert "\n\n池のそば\n" in run(A, "--transcript", str(file), "--charset", "shift_jis").out
    real = real_command("article", SAMPLE, "--transcript", "-", stdin="\ufeff0:00 池のそば\n")
    assert "\n\n池のそば\n" in real.out


def test_what_was_wrong_with_a_transcript_stands_on_stderr() -> None:
    done = run(A, "--transcript", "-", stdin="0:05 One.\n0:00 Two.\n")
    assert done.code == 0
    assert done.err.startswith("chapters: Line 2: This caption starts before the one above it;")
    assert "\n\nTwo. One.\n" in done.out


def test_the_layout_can_be_a_blogs() -> None:
    done = run(A, "--toc", "--heading", "plain", "--figures")
    assert "\n- [Intro](#intro)\n" in done.out
    assert "\n## Intro\n" in done.out
    assert "\n![Intro](images/01-intro.png) <!-- 0:00 -->\n" in done.out


@pytest.mark.parametrize("id_", HYPHENED)
def test_an_id_may_begin_with_hyphens(id_: str) -> None:
    assert run(id_, "--hl", "en").out == run("--hl", "en", id_).out
    assert run(id_).out.count(f"v={id_}") == run(A).out.count(f"v={A}") > 0


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        ((B,), NOTHING, "An article starts from chapters"),
        ((C,), NOT_FOUND, "no video with this ID"),
        (("nonsense",), USAGE, ""),
        ((A, "--hl", "../x"), USAGE, "hl is the tag of a language"),
        ((A, "--transcript", "-"), USAGE, "nothing with a time"),
        ((A, "--transcript", "no such file"), USAGE, "There is no file no such file."),
    ],
)
def test_without_an_article_there_is_a_reason_and_an_exit_code(
    arguments: tuple[str, ...], code: int, why: str
) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert why in done.err


def test_a_section_that_was_not_written_has_an_exit_code_too() -> None:
    writer = FakeWriter()
    writer.failures["Intro"] = UpstreamFailed("No.")
    done = run(A, writer=writer)
    assert done.code == TROUBLE
    assert "> This chapter was not written. No." in done.out
    assert done.out.endswith(END)


def test_a_file_that_is_no_text_is_not_called_missing(tmp_path: Path) -> None:
    file = tmp_path / "captions.srt"
    file.write_bytes(b"\xfa\xfb")
    done = run(A, "--transcript", str(file))
    assert done.code == USAGE
    assert done.err.startswith("chapters: The file cannot be read as text in UTF-8.")
    folder = run(A, "--transcript", str(tmp_path))
    assert folder.code == USAGE
    assert folder.err == f"chapters: {tmp_path} cannot be read: Is a directory.\n"


def test_progress_is_drawn_on_a_terminal() -> None:
    assert run(A, err=Screen()).err.split("\r")[1:] == [
        "." * 30 + " 0 of 3",
        "#" * 10 + "." * 20 + " 1 of 3",
        "#" * 20 + "." * 10 + " 2 of 3",
        "#" * 30 + " 3 of 3\n",
    ]


def test_no_progress_is_drawn_between_the_lines_of_the_article() -> None:
    assert run(A, out=Screen(), err=Screen()).err == ""


def test_the_real_command_knows_the_samples() -> None:
    done = real_command("article", SAMPLE)
    assert done.code == 0
    assert done.out.count("\n## [") == 31

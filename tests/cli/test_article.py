"""``python -m chapters article``: what it prints, where, and with which exit code."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from chapters.cli import main as cli
from chapters.cli.terminal import NOT_FOUND, NOTHING, TROUBLE, USAGE
from chapters.config import Settings
from chapters.errors import UpstreamFailed
from chapters.formats.article_markdown import END
from chapters.service.article import Articles, Ceilings
from cli.test_main import A, B, C, known
from support.fake_writer import FakeSections, FakeWriter
from support.fakes import FakeLimiter
from support.terminals import Outcome, real_command

SAMPLE = "l8pRSuU81PU"


class Screen(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def run(
    *arguments: str,
    writer: FakeWriter | None = None,
    stdin: str = "",
    out: io.StringIO | None = None,
    err: io.StringIO | None = None,
) -> Outcome:
    """The command on the videos that test_cli.py knows; without ``writer`` there is no model."""
    out, err = out or io.StringIO(), err or io.StringIO()

    def articles(_: Settings) -> Articles:
        return Articles(
            writer=(lambda: writer) if writer else None,
            sections=FakeSections,
            limiter=FakeLimiter(),
            ceilings=Ceilings(chapters=10, minutes=200),
        )

    code = cli.main(
        ["article", *arguments],
        environment={},
        stdin=io.StringIO(stdin),
        stdout=out,
        stderr=err,
        service=known,
        articles=articles,
    )
    return Outcome(code, out.getvalue(), err.getvalue())


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


def test_a_transcript_comes_from_a_file_or_from_stdin(tmp_path: Path) -> None:
    file = tmp_path / "captions.txt"
    file.write_text("0:00 Hello.\n", "utf-8")
    from_file = run(A, "--transcript", str(file), writer=FakeWriter())
    assert "\n\nHello.\n" in from_file.out
    assert run(A, "--transcript", "-", stdin="0:00 Hello.\n") == from_file


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        ((B,), NOTHING, "An article starts from chapters"),
        ((C,), NOT_FOUND, "no video with this ID"),
        (("nonsense",), USAGE, ""),
        ((A, "--hl", "../x"), USAGE, "hl is the tag of a language"),
        ((A, "--transcript", "-"), USAGE, "nothing with a time"),
        ((A, "--transcript", "no such file"), USAGE, "no such file cannot be read"),
    ],
)
def test_what_speaks_against_an_article_has_an_exit_code(
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


def test_progress_is_shown_to_who_looks_and_not_between_the_lines_of_the_article() -> None:
    shown = run(A, err=Screen()).err.split("\r")[1:]
    assert [text.rpartition(" ")[2] for text in shown] == ["0/3", "1/3", "2/3", "3/3\n"]
    assert shown[1].startswith("[##########....................]")
    assert run(A, out=Screen(), err=Screen()).err == ""


def test_the_real_command_knows_the_samples() -> None:
    done = real_command("article", SAMPLE)
    assert done.code == 0
    assert done.out.count("\n## [") == 31

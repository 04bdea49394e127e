"""The terminal command: what it prints, and the exit codes that its help promises."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from chapters.cli import main as cli
from chapters.config import Settings
from chapters.domain.video import Chapter, Chapters, Video
from chapters.errors import ChaptersError, NotConfigured, QuotaExhausted, UpstreamTimeout
from chapters.service.lookup import Service
from chapters.sources.description import DescriptionSource
from support.fakes import FakeClock, FakeFallback, FakeLimiter, FakePlaylists, FakeStore, FakeVideos
from support.gpt_2 import CHAPTERS
from support.terminals import Outcome, real_command

ROOT = Path(__file__).parents[2]
A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "ccccccccccA"
LIST = "0:00 Intro\n1:00:30 Middle\n1:30:00 End\n"


def known(_: Settings, *, failure: ChaptersError | None = None) -> Service:
    """A service that knows two videos; YouTube fails with ``failure`` when given."""
    videos = FakeVideos(
        Video(id=A, title="One", channel="Who", description=LIST, duration=6000),
        Video(id=B, title="Two", channel="Who", description="Nothing."),
    )
    videos.failure = failure
    comments = FakeFallback()
    comments.answers[B] = Chapters(
        videos.known[B],
        chapters=(Chapter(0, "Pond"), Chapter(90, "Frogs")),
        source="comment",
        made_by="viewer",
        source_url=f"https://www.youtube.com/watch?v={B}&lc=Ug1",
    )

    return Service(
        videos=videos,
        playlists=FakePlaylists(),
        store=FakeStore(),
        description=DescriptionSource(),
        fallbacks={"comments": comments},
        limiter=FakeLimiter(),
        clock=FakeClock(),
    )


def run(*arguments: str, stdin: str = "", failure: ChaptersError | None = None) -> Outcome:
    """The command on what ``known`` knows."""
    out, err = io.StringIO(), io.StringIO()
    code = cli.main(
        arguments,
        environment={},
        stdin=io.StringIO(stdin),
        stdout=out,
        stderr=err,
        service=lambda settings: known(settings, failure=failure),
    )
    return Outcome(code, out.getvalue(), err.getvalue())


def test_a_video_is_printed_as_youtube_would_accept_it() -> None:
    assert run(f"https://youtu.be/{A}") == Outcome(
        0, "00:00 Intro\n01:00:30 Middle\n01:30:00 End\n", ""
    )


def test_the_call_of_the_article_prints_every_time_in_full() -> None:
    assert run("--video_id", A).out == "00:00:00 Intro\n01:00:30 Middle\n01:30:00 End\n"


def test_a_format_can_be_chosen() -> None:
    assert json.loads(run(A, "--format", "json").out)["video"]["id"] == A
    assert run("--video_id", A, "--format", "vtt").out.startswith("WEBVTT")


def test_no_chapters_is_told_on_stderr_with_a_code_of_its_own() -> None:
    outcome = run(B)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("chapters: ")


def test_a_fallback_is_offered_then_asked_and_its_list_labelled_on_stderr() -> None:
    assert run(B).err.endswith(" Ask more with --fallback comments.\n")
    assert run(B, "--fallback", "comments") == Outcome(
        0,
        "00:00 Pond\n01:30 Frogs\n",
        "chapters: From a viewer's comment, not by the author. "
        f"https://www.youtube.com/watch?v={B}&lc=Ug1\n",
    )
    assert run(A, "--fallback", "comments,model").err == ""


def test_an_unknown_fallback_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(B, "--fallback", "guess")
    assert ended.value.code == 2
    assert "knows comments and model" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "failure", "code"),
    [
        ((), None, 2),
        (("nonsense",), None, 2),
        (("https://www.youtube.com/@someone",), None, 2),
        ((C,), None, 3),
        ((A,), QuotaExhausted("Used up."), 4),
        ((A,), UpstreamTimeout("Slow."), 4),
        ((A,), NotConfigured("No key."), 5),
    ],
)
def test_failures_have_exit_codes_and_one_sentence(
    arguments: tuple[str, ...], failure: ChaptersError | None, code: int
) -> None:
    outcome = run(*arguments, failure=failure)
    assert (outcome.code, outcome.out) == (code, "")
    assert re.fullmatch(r"chapters: .+[.]\n", outcome.err)


def test_unknown_options_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(A, "--format", "pdf")
    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_bad_settings_are_listed() -> None:
    err = io.StringIO()
    code = cli.main([A], environment={"PORT": "x", "TRUSTED_PROXY_HOPS": "y"}, stderr=err)
    assert code == 5
    assert "PORT" in err.getvalue()
    assert "TRUSTED_PROXY_HOPS" in err.getvalue()


def test_parse_reads_a_description() -> None:
    assert run("parse", stdin=LIST).out == "00:00 Intro\n01:00:30 Middle\n01:30:00 End\n"
    assert run("parse", stdin="Nothing.").code == 1


def test_parse_knows_the_duration() -> None:
    outcome = run("parse", "--format", "json", "--duration", "6000", stdin=LIST)
    assert json.loads(outcome.out)["chapters"][-1]["end"] == 6000


def test_parse_explains_itself() -> None:
    explanation = json.loads(run("parse", "--explain", stdin=LIST).out)
    assert [c["verdict"] for c in explanation["candidates"]] == ["chosen"]


def test_help_names_every_exit_code_and_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--help")
    assert ended.value.code == 0
    text = capsys.readouterr().out
    for code in range(6):
        assert re.search(rf"^  {code}  ", text, re.MULTILINE)
    assert "YOUTUBE_API_KEY" in text
    assert "parse" in text


@pytest.mark.parametrize(("command", "codes"), [("warm", "0 2 4 5 130"), ("purge", "0 1 2 4 5")])
def test_help_of_the_other_commands_names_their_exit_codes(
    command: str, codes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(command, "--help")
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert " ".join(re.findall(r"^  ([0-9]+)  ", text, re.MULTILINE)) == codes
    assert "GOOGLE_CLOUD_PROJECT" in text


def test_ctrl_c_ends_any_command_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.COMMANDS, "purge", interrupted)
    assert run("purge", "--all") == Outcome(130, "", "chapters: Stopped.\n")


def test_the_real_command_prints_the_31_chapters_of_the_sample() -> None:
    """Without a key the sample is known; the article's own call."""
    assert real_command("--video_id", "l8pRSuU81PU") == Outcome(0, CHAPTERS, "")

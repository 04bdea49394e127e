"""The terminal command: what it prints, and the exit codes that its help promises."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass, field

import pytest

from chapters.cache.memory import NoStore
from chapters.cli import main as cli
from chapters.domain.video import Chapter, Chapters, Video
from chapters.errors import ChaptersError, NotConfigured, QuotaExhausted, UpstreamTimeout
from chapters.service.article import Articles, Ceilings
from chapters.service.drafts import Drafts
from chapters.service.lookup import Service
from chapters.service.ports import Page, Stores
from chapters.sources.description import DescriptionSource
from support.fake_writer import FakeSections, FakeWriter
from support.fakes import FakeClock, FakeFallback, FakeLimiter, FakePlaylists, FakeStore, FakeVideos
from support.gpt_2 import CHAPTERS
from support.terminals import Outcome, command, command_into_closed_pipe, real_command

A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "ccccccccccA"
HYPHENED = ("-abcdefghiA", "--_bcdefghA")
"""IDs that look like options."""
LIST = "0:00 Intro\n1:00:30 Middle\n1:30:00 End\n"


@dataclass(frozen=True)
class FakeProcess:
    """A process without YouTube."""

    service: Service
    articles: Articles
    drafts: Drafts = field(default_factory=lambda: Drafts(None))


def known(*, failure: ChaptersError | None = None) -> Service:
    """A service that knows some videos; YouTube fails with ``failure`` when given."""
    videos = FakeVideos(
        *(
            Video(id=id_, title="One", channel="Who", description=LIST, duration=6000)
            for id_ in (A, *HYPHENED)
        ),
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
        playlists=FakePlaylists(PLabcdefghijklmnop=[[A, C], [B]]),
        stores=Stores(FakeStore(), NoStore()),
        translations=Stores(FakeStore(), NoStore()),
        description=DescriptionSource(),
        fallbacks={"comments": comments},
        limiter=FakeLimiter(),
        clock=FakeClock(),
    )


def made_by(writer: FakeWriter | None) -> Articles:
    """Articles that ``writer`` writes; None: there is no model."""
    return Articles(
        writer=writer,
        sections=FakeSections(),
        limiter=FakeLimiter(),
        ceilings=Ceilings(chapters=10, minutes=200),
    )


def run(*arguments: str, stdin: str = "", failure: ChaptersError | None = None) -> Outcome:
    """The command on what ``known`` knows."""
    process = FakeProcess(known(failure=failure), made_by(None))
    return command(*arguments, stdin=stdin, process=lambda _: process)


def test_a_video_is_printed_as_youtube_would_accept_it() -> None:
    assert run(f"https://youtu.be/{A}") == Outcome(
        0, "00:00 Intro\n01:00:30 Middle\n01:30:00 End\n", ""
    )


def test_the_call_of_the_article_prints_every_time_in_full() -> None:
    assert run("--video_id", A).out == "00:00:00 Intro\n01:00:30 Middle\n01:30:00 End\n"


@pytest.mark.parametrize("arguments", [(A,), ("show", A), ("show", "--format", "text", A)])
def test_the_command_that_shows_a_video_may_be_named(arguments: tuple[str, ...]) -> None:
    assert run(*arguments) == run(f"https://youtu.be/{A}")


@pytest.mark.parametrize("id_", HYPHENED)
@pytest.mark.parametrize(
    "before",
    [
        (),
        ("show",),
        ("--video_id",),
        ("show", "--video_id"),
        ("--format", "text"),
        ("--",),
        ("show", "--"),
    ],
)
def test_an_id_may_begin_with_hyphens(before: tuple[str, ...], id_: str) -> None:
    assert run(*before, id_) == run(*(word for word in before if word != "--"), A)


def test_options_may_follow_an_id_that_begins_with_a_hyphen() -> None:
    assert json.loads(run(HYPHENED[0], "--format", "json").out)["video"]["id"] == HYPHENED[0]


def test_no_option_looks_like_an_id() -> None:
    parsers = [cli._parser()]
    for action in parsers[0]._actions:
        if isinstance(action, argparse._SubParsersAction):
            parsers += action.choices.values()
    assert len(parsers) == 1 + len(cli.COMMANDS)
    words = {word for parser in parsers for word in parser._option_string_actions}
    # argparse takes the beginning of an option for the option, as long as no other begins so.
    assert {word for word in words if cli._is_hyphened_id(word[:11])} == set()


def test_a_format_can_be_chosen() -> None:
    assert json.loads(run(A, "--format", "json").out)["video"]["id"] == A
    assert run("--video_id", A, "--format", "vtt").out.startswith("WEBVTT")


@pytest.mark.parametrize("arguments", [(A,), (A, B)])
def test_youtube_can_be_asked_again(arguments: tuple[str, ...]) -> None:
    service = known()
    process = FakeProcess(service, made_by(None))
    before = service.chapters_of([A])
    clock = service._clock
    assert isinstance(clock, FakeClock)
    clock.advance(minutes=2)
    command(*arguments, process=lambda _: process)
    assert service.chapters_of([A])[0].chapters == before[0].chapters  # type: ignore[union-attr]
    command(*arguments, "--refresh", process=lambda _: process)
    assert service.chapters_of([A])[0].chapters.video.fetched == clock.now  # type: ignore[union-attr]


def test_several_videos_are_lines_of_json_with_an_error_in_its_place() -> None:
    outcome = run(A, C, "nonsense", f"https://youtu.be/{B}")
    items = [json.loads(line) for line in outcome.out.splitlines()]
    assert [item.get("id") or item["video"]["id"] for item in items] == [A, C, "nonsense", B]
    assert [item.get("code") for item in items] == [None, "video-not-found", "invalid-video", None]
    assert (outcome.code, outcome.err) == (3, "")
    assert outcome.out.splitlines()[0] == run(A, "--format", "ndjson").out.rstrip("\n")


@pytest.mark.parametrize(("videos", "code"), [((A, B), 0), ((B, B), 1), ((A, "x"), 2)])
def test_several_videos_end_with_the_code_of_the_first_failure(
    videos: tuple[str, ...], code: int
) -> None:
    assert run(*videos).code == code


def test_a_playlist_is_printed_whole() -> None:
    outcome = run("--list", "PLabcdefghijklmnop", "--format", "csv")
    header, *rows = outcome.out.removeprefix("\ufeff").splitlines()
    assert header.startswith("video_id,video_title,start,")
    assert [row.partition(",")[0] for row in rows] == [A, A, A, C, B]
    whole = json.loads(run("--list", "PLabcdefghijklmnop", "--format", "json").out)
    assert len(whole["videos"]) == 3


def test_what_was_read_of_a_playlist_is_printed_before_what_ended_it() -> None:
    service = known()
    pages = FakePlaylists(PLabcdefghijklmnop=[[A], [B]])

    def page(playlist: str, *, token: str | None, client: str = "") -> Page:
        if token:
            raise QuotaExhausted("Used up.", retry_after=60)
        return FakePlaylists.page(pages, playlist, token=token)

    service._playlists = pages
    pages.page = page  # type: ignore[method-assign]
    process = FakeProcess(service, made_by(None))
    outcome = command("--list", "PLabcdefghijklmnop", process=lambda _: process)
    assert json.loads(outcome.out)["video"]["id"] == A
    assert (outcome.code, outcome.err) == (4, "chapters: Used up.\n")


def test_a_format_for_one_video_and_two_ways_of_asking_are_refused() -> None:
    outcome = run(A, B, "--format", "vtt")
    assert (outcome.code, outcome.out) == (2, "")
    assert "json, csv, ndjson" in outcome.err
    assert run(A, "--list", "PLabcdefghijklmnop").code == 2


def test_a_cue_sheet_may_be_given_its_artist_and_file() -> None:
    out = run(A, "--format", "cue", "--artist", "Anna", "--file", "mix.mp3").out
    assert 'PERFORMER "Anna"\nTITLE "One"\nFILE "mix.mp3" MP3\n' in out
    parsed = run("parse", "--format", "cue", "--artist", "Anna", stdin=LIST).out
    assert 'PERFORMER "Anna"' in parsed
    assert run(A, B, "--artist", "Anna").code == 2


def test_why_there_are_no_chapters_is_on_stderr_and_has_an_exit_code() -> None:
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
    assert run(B, "--fallback", "comments", "--fallback", "model").code == 0
    assert run(B, "--fallback", "model", "--fallback", "comments").code == 0


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
    outcome = command(A, environment={"PORT": "x", "TRUSTED_PROXY_HOPS": "y"})
    assert outcome.code == 5
    assert "PORT" in outcome.err
    assert "TRUSTED_PROXY_HOPS" in outcome.err


def test_parse_reads_a_description() -> None:
    assert run("parse", stdin=LIST).out == "00:00 Intro\n01:00:30 Middle\n01:30:00 End\n"
    assert run("parse", stdin="Nothing.").code == 1


def test_parse_knows_the_duration() -> None:
    outcome = run("parse", "--format", "json", "--duration", "1:40:00", stdin=LIST)
    assert json.loads(outcome.out)["chapters"][-1]["end"] == 6000


def test_parse_explains_itself() -> None:
    explanation = json.loads(run("parse", "--explain", stdin=LIST).out)
    assert [c["verdict"] for c in explanation["candidates"]] == ["chosen"]


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        ((), "0 1 2 3 4 5 130"),
        (("show",), "0 1 2 3 4 5"),
        (("parse",), "0 1 2"),
        (("article",), "0 1 2 3 4 5"),
        (("warm",), "0 2 4 5 130"),
        (("purge",), "0 1 2 4 5"),
    ],
)
def test_help_has_examples_exit_codes_and_settings(
    arguments: tuple[str, ...], codes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*arguments, "--help")
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert " ".join(re.findall(r"^ +([0-9]+)  ", text, re.MULTILINE)) == codes
    parts = ["examples:", "exit codes:", "settings (environment variables):"]
    assert [line for line in text.splitlines() if line in parts] == parts
    for example in re.findall(r"python -m chapters (?!-)([a-z]+) ", text):
        assert example in cli.COMMANDS


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_every_command(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(option)
    listed = re.findall(r"^    ([a-z]+) {3,}[a-z]", capsys.readouterr().out, re.MULTILINE)
    assert listed == list(cli.COMMANDS)


def test_help_names_the_settings_of_firestore(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("warm", "purge"):
        with pytest.raises(SystemExit):
            run(name, "--help")
        assert "GOOGLE_CLOUD_PROJECT" in capsys.readouterr().out


def test_ctrl_c_ends_any_command_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.COMMANDS["purge"], "run", interrupted)
    assert run("purge", "--all") == Outcome(130, "", "chapters: Stopped.\n")


def test_the_real_command_prints_the_31_chapters_of_the_sample() -> None:
    """Without a key the sample is known; the article's own call."""
    assert real_command("--video_id", "l8pRSuU81PU") == Outcome(0, CHAPTERS, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("l8pRSuU81PU",),
        ("l8pRSuU81PU", "--format", "json"),
        ("article", "l8pRSuU81PU"),
        ("parse", "--explain"),
        ("--help",),
        ("warm", "--help"),
        ("--version",),
    ],
)
def test_nothing_is_said_when_nobody_reads_on(arguments: tuple[str, ...]) -> None:
    """As with ``| head``; 141 is what shells report for a command that SIGPIPE ended."""
    assert command_into_closed_pipe(*arguments, stdin=LIST) == Outcome(141, "", "")


def test_a_reason_that_nobody_reads_ends_the_same_way() -> None:
    assert command_into_closed_pipe("nonsense", both=True).code == 141
    assert command_into_closed_pipe("nonsense").code == 2

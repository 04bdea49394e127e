"""A list of chapters comes by many ways: the function and the terminal, of a video, of a pasted
text, of captions. Every format and every option is the same by each of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from api.site import LIST, A, Site
from chapters.api import parameters
from chapters.api.request_body import FIELDS
from chapters.cli import article, check, parse, show, split
from chapters.cli.main import Command
from chapters.formats import FORMATS
from cli.test_main import FakeProcess, made_by
from support.terminals import command

NOT_IN_A_TERMINAL = frozenset({"download", "pageToken"})
"""A shell names files (``>``), and ``--list`` goes through all pages by itself."""


class Way(NamedTuple):
    """An address, and the command that does the same."""

    address: Set[str]
    """Names of its parameters, and of the fields of its body."""
    command: Command
    called: Mapping[str, str]
    """What the terminal calls them, where it has another word."""
    more: Set[str]
    """What only the command has: how a terminal says what a request says otherwise."""


WAYS = {
    "a video": Way(
        {*parameters.CHAPTERS.names},
        show,
        {"v": "videos"},
        {"video_id"},  # the article's own command, which prints another form
    ),
    "captions": Way(
        {*parameters.DRAFT.names, *FIELDS - {"description"}},
        split,
        {"v": "video", "transcript": "captions"},
        {"charset"},  # the type of a body declares it
    ),
    "a pasted text": Way(
        {*parameters.CHECK.names, *FIELDS},
        check,
        {"v": "source", "description": "source"},
        {"charset", "fix"},  # the JSON holds the mended text beside all else
    ),
    "an article": Way(
        {*parameters.ARTICLE.names, *FIELDS},
        article,
        {"v": "video"},
        {"charset"},
    ),
}


@pytest.fixture
def site() -> Site:
    """The function; the commands are given its service."""
    return Site()


@pytest.mark.parametrize("about", WAYS)
def test_a_command_has_the_options_of_its_address_and_no_other(about: str) -> None:
    way = WAYS[about]
    expected = {way.called.get(name, name) for name in way.address - NOT_IN_A_TERMINAL}
    assert options_of(way.command) - way.more == expected
    assert way.more <= options_of(way.command)


def test_what_is_printed_of_a_description_alone_has_the_same_options() -> None:
    output = {*parameters.OUTPUT} - NOT_IN_A_TERMINAL
    assert options_of(parse) == {*output, "duration", "title", "explain"}


def options_of(module: Command) -> set[str]:
    """Names of all arguments of a command."""
    found: dict[str, argparse.ArgumentParser] = {}
    subparsers = argparse.ArgumentParser().add_subparsers()
    subparsers._name_parser_map = found
    module.add_parser(subparsers)
    (parser,) = found.values()
    return {action.dest for action in parser._actions} - {"help"}


SHEET = {"artist": "Anna", "file": "mix.flac"}


@pytest.mark.parametrize("name", [*sorted(FORMATS), "cue with options"])
def test_a_format_is_the_same_by_every_way(site: Site, tmp_path: Path, name: str) -> None:
    fields = {"format": name} if name in FORMATS else {"format": "cue", **SHEET}
    options = [word for key, value in fields.items() for word in (f"--{key}", value)]
    file = tmp_path / "description.txt"
    file.write_text(LIST, "utf-8")

    def sent(path: str, text: str = "", **more: str) -> str:
        ask = site.client.post if path == "/check" else site.client.get
        kwargs: dict[str, Any] = {"data": text, "content_type": "text/plain"} if text else {}
        answer = ask(path, query_string={**fields, **more}, **kwargs)
        assert answer.status_code == 200
        return answer.text

    def printed(*arguments: str, stdin: str = "") -> str:
        process = FakeProcess(site.api._service, made_by(None))
        return command(*arguments, *options, stdin=stdin, process=lambda _: process).out

    of_video = [sent("/chapters", v=A), printed("show", A)]
    of_checked = [sent("/check", v=A), printed("check", A)]
    of_text = [sent("/check", LIST, duration="200"), printed("check", str(file), "--duration=200")]
    of_parsed = [printed("parse", "--duration", "200", stdin=LIST)]
    if name == "json":  # which holds the verdict where a text is checked
        assert [len(set(map(str.strip, one))) for one in (of_video, of_checked, of_text)] == [1] * 3
    else:
        assert len({text.strip() for text in (*of_video, *of_checked)}) == 1
        assert len({text.strip() for text in (*of_text, *of_parsed)}) == 1


@pytest.mark.parametrize("query", ["format=text&artist=x", "format=cue&file=%22", "file=a.wav"])
def test_options_of_a_sheet_are_refused_by_every_way(site: Site, query: str) -> None:
    answers = [
        site.get(f"/chapters?v={A}&{query}"),
        site.client.post(f"/chapters?{query}", data="0:00 Hello.", content_type="text/plain"),
        site.client.post(f"/check?{query}", data=LIST, content_type="text/plain"),
    ]
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].status_code == 400


def test_a_format_may_be_negotiated_by_every_way(site: Site) -> None:
    posted = {"data": "0:00 One.\n1:00 Two.\n2:00 Three.", "content_type": "text/plain"}
    headers = {"Accept": "text/vtt"}
    for answer in (
        site.client.get(f"/chapters?v={A}", headers=headers),
        site.client.post("/chapters", headers=headers, **posted),
        site.client.post("/check", headers=headers, **posted),
    ):
        assert answer.content_type.startswith("text/vtt")
        assert "Accept" in answer.headers["Vary"]

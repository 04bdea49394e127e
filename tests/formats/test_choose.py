"""The format for a request: by name, by what it accepts, or JSON."""

from __future__ import annotations

import pytest

from chapters.errors import InvalidRequest, NotAcceptable, UnknownFormat
from chapters.formats import FORMATS, choose

FIREFOX = [("text/html", 1), ("application/xhtml+xml", 1), ("application/xml", 0.9), ("*/*", 0.8)]
AXIOS = [("application/json", 1), ("text/plain", 1), ("*/*", 1)]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_chosen_by_its_name(name: str) -> None:
    assert choose(name).name == name


@pytest.mark.parametrize("name", FORMATS)
def test_the_name_wins_over_what_is_accepted(name: str) -> None:
    assert choose(name, [("text/html", 1)]).name == name
    assert choose(name, [("application/pdf", 1)]).name == name


@pytest.mark.parametrize("name", ["pdf", "JSON", "json ", "__class__"])
def test_the_error_for_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        choose(name)
    assert all(known in caught.value.detail for known in FORMATS)


@pytest.mark.parametrize(
    ("name", "meant"), [("markdwon", "markdown"), ("ffmeta", "ffmetadata"), ("JSONL", "")]
)
def test_the_error_for_a_misspelt_name_names_the_right_one(name: str, meant: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        choose(name)
    assert caught.value.detail.startswith(
        f"There is no such format. Did you mean {meant}?" if meant else "There is no such format. K"
    )


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ([], "json"),
        ([("*/*", 1)], "json"),
        ([("application/*", 1)], "json"),
        (AXIOS, "json"),
        ([("text/*", 1)], "text"),
        ([("text/plain", 1)], "text"),
        ([("text/markdown", 1)], "markdown"),
        ([("text/vtt", 1)], "vtt"),
        ([("application/json+chapters", 1)], "podcast"),
        ([("application/xml", 1)], "matroska"),
        ([("application/x-cue", 1)], "cue"),
        ([("text/csv", 1), ("application/json", 0.9)], "csv"),
        ([("application/json", 0.9), ("text/csv", 1)], "csv"),
        ([("text/*", 1), ("text/csv", 1)], "csv"),
        ([("*/*", 1), ("text/*", 1)], "text"),
        (FIREFOX, "html"),
        ([("text/html", 1), ("*/*", 1)], "html"),
        ([("text/html", 0.5), ("*/*", 1)], "json"),
        ([("text/html", 0.9), ("application/json", 1)], "json"),
        ([("TEXT/HTML", 1)], "html"),
        ([("text/csv;charset=utf-8", 1)], "csv"),
        ([("text/html", 1), ("text/*", 0)], "html"),
        ([("*/*", 1), ("application/json", 0)], "text"),
        ([("*/*", 1), ("application/*", 0)], "text"),
        ([("application/pdf", 1), ("*/*", 0.1)], "json"),
    ],
)
def test_what_is_accepted_decides(accept: list[tuple[str, float]], name: str) -> None:
    assert choose(None, accept).name == name


SEVERAL = ("json", "csv", "ndjson")
"""Formats that hold several videos."""


@pytest.mark.parametrize("name", FORMATS)
def test_of_several_videos_only_some_formats_can_be_asked_for(name: str) -> None:
    if name in SEVERAL:
        assert choose(name, several=True).name == name
        return
    with pytest.raises(InvalidRequest, match="holds one video") as caught:
        choose(name, several=True)
    assert ", ".join(SEVERAL) in caught.value.detail


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ([], "json"),
        (FIREFOX, "json"),
        ([("text/*", 1)], "csv"),
        ([("text/csv", 0.5), ("text/vtt", 1)], "csv"),
        ([("application/x-ndjson", 1), ("*/*", 0.1)], "ndjson"),
    ],
)
def test_what_is_accepted_decides_among_those(accept: list[tuple[str, float]], name: str) -> None:
    assert choose(None, accept, several=True).name == name


def test_accepting_none_of_those_is_refused_with_their_media_types() -> None:
    with pytest.raises(NotAcceptable, match=r"application/json, text/csv, application/x-ndjson\."):
        choose(None, [("text/html", 1)], several=True)


def test_an_empty_name_is_no_name() -> None:
    assert choose("", [("text/vtt", 1)]).name == "vtt"


@pytest.mark.parametrize(
    "accept",
    [
        [("application/pdf", 1)],
        [("*/*", 0)],
        [("application/json", 0)],
        [("image/*", 1), ("text/html", 0)],
    ],
)
def test_the_error_for_accepting_none_lists_the_media_types(
    accept: list[tuple[str, float]],
) -> None:
    with pytest.raises(NotAcceptable) as caught:
        choose(None, accept)
    assert all(chosen.media_type in caught.value.detail for chosen in FORMATS.values())


def test_names_extensions_and_media_types() -> None:
    assert {f.name: (f.extension, f.media_type) for f in FORMATS.values()} == {
        "json": ("json", "application/json"),
        "text": ("txt", "text/plain"),
        "markdown": ("md", "text/markdown"),
        "vtt": ("vtt", "text/vtt"),
        "podcast": ("podcast.json", "application/json+chapters"),
        "ffmetadata": ("ffmetadata.txt", "text/plain"),
        "matroska": ("xml", "application/xml"),
        "cue": ("cue", "application/x-cue"),
        "csv": ("csv", "text/csv"),
        "ndjson": ("ndjson", "application/x-ndjson"),
        "titles": ("titles.txt", "text/plain"),
        "mp4chaps": ("chapters.txt", "text/plain"),
        "ogm": ("ogm.txt", "text/plain"),
        "podlove": ("psc.xml", "application/xml"),
        "audacity": ("labels.txt", "text/plain"),
        "edl": ("edl", "text/plain"),
        "ffmpeg-split": ("split.sh", "application/x-sh"),
        "html": ("html", "text/html"),
    }


def test_downloads_of_different_formats_have_different_names() -> None:
    assert len({chosen.extension for chosen in FORMATS.values()}) == len(FORMATS)

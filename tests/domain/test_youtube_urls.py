"""Pasted text to IDs. Most cases are in youtube_urls.cases.txt, which explains its format."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chapters.domain import youtube_urls
from chapters.domain.youtube_urls import is_channel, parse_playlist, parse_video, watch_url
from chapters.errors import InvalidVideo, MissingVideo, NotAVideo

Case = tuple[str, str, str]
"""Name of the function, pasted text, outcome: an ID or the code of an error."""


def cases(text: str) -> list[Case]:
    """The cases in a file with the content ``text``."""
    found: list[Case] = []
    function = ""
    for line in text.splitlines():
        if line.startswith("== "):
            function = line[3:]
        elif line and not line.startswith("#"):
            pasted, outcome = line.rsplit(" => ", 1)
            found.append((function, _unescaped(pasted), outcome))
    return found


def _unescaped(text: str) -> str:
    return re.sub(
        r"\\(n|t|\\|u[0-9a-f]{4})",
        lambda m: {"n": "\n", "t": "\t", "\\": "\\"}.get(m[1]) or chr(int(m[1][1:], 16)),
        text,
    )


CASES = cases(Path(__file__).with_name("youtube_urls.cases.txt").read_text("utf-8"))


def outcome_of(function: str, pasted: str) -> str:
    try:
        found: str = getattr(youtube_urls, function)(pasted)
    except (MissingVideo, InvalidVideo, NotAVideo) as error:
        return error.code
    return found


@pytest.mark.parametrize(("function", "pasted", "outcome"), CASES)
def test_pasted_text_has_the_expected_outcome(function: str, pasted: str, outcome: str) -> None:
    assert outcome_of(function, pasted) == outcome


def test_there_are_many_cases_and_none_twice() -> None:
    assert len(CASES) > 180
    assert [case for case, count in Counter(case[:2] for case in CASES).items() if count > 1] == []


def test_cases_may_have_escapes() -> None:
    assert cases("== f\n# no\n\na\\n\\u200b\\\\ => x") == [("f", "a\n\u200b\\", "x")]


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("https://www.youtube.com/watch?list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ", "a playlist"),
        ("https://www.youtube.com/playlist", "a playlist"),
        ("https://www.youtube.com/@karpathy", "a channel"),
        ("https://www.youtube.com/channel/UCXUPKJO5MZQN11PqgIvyuvQ", "a channel"),
        ("https://www.youtube.com/c/someone", "a channel"),
        ("https://www.youtube.com/user/someone", "a channel"),
        ("@karpathy", "name of a channel"),
        ("UCXUPKJO5MZQN11PqgIvyuvQ", "ID of a channel"),
        ("PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ", "ID of a playlist"),
        ("https://www.youtube.com/clip/UgkxU2HSeGL_NvmDJ-nQJrlLwllwMDBdGZFs", "a clip"),
        ("https://www.youtube.com/embed/videoseries", "a player"),
        ("https://www.youtube.com/results?search_query=gpt", "a search"),
        ("https://www.youtube.com/hashtag/shorts", "a hashtag"),
        ("https://www.youtube.com/post/Ugkxabc", "a community post"),
        ("https://www.youtube.com/feed/history", "a feed"),
        ("https://www.youtube.com/", "a page of YouTube"),
    ],
)
def test_the_error_for_another_link_says_what_it_is_and_what_to_paste(
    pasted: str, words: str
) -> None:
    with pytest.raises(NotAVideo) as caught:
        parse_video(pasted)
    assert words in caught.value.detail
    assert "https://youtu.be/" in caught.value.detail


def test_a_truncated_link_has_an_error_of_its_own() -> None:
    with pytest.raises(InvalidVideo, match="not whole"):
        parse_video("https://youtu.be/l8pRSuU81P")
    with pytest.raises(InvalidVideo, match="neither"):
        parse_video("l8pRSuU81P")


def test_of_several_links_without_a_video_the_first_one_is_explained() -> None:
    with pytest.raises(NotAVideo, match="a channel"):
        parse_video("https://www.youtube.com/@karpathy https://www.youtube.com/feed/history")


IDS = st.from_regex(r"[A-Za-z0-9_-]{10}[048AEIMQUYcgkosw]", fullmatch=True).filter(
    lambda id_: not id_.startswith(("UC", "PL"))
)


@given(IDS)
def test_an_id_is_found_in_every_kind_of_link(id_: str) -> None:
    for link in (
        id_,
        watch_url(id_),
        watch_url(id_, start=75),
        f"https://youtu.be/{id_}?si=x",
        f"youtube.com/shorts/{id_}",
        f"see https://www.youtube.com/embed/{id_}, please",
        f"『https://m.youtube.com/watch?app=m&v={id_}』",
    ):
        assert parse_video(link) == id_


@given(st.text())
@example("https://youtu.be/\ud800")
@example("https://youtu.be/%ff%fe")
@example("https://[::1]/watch?v=l8pRSuU81PU")
def test_any_text_gives_an_id_or_one_of_our_errors(text: str) -> None:
    for function in ("parse_video", "parse_playlist"):
        assert outcome_of(function, text)


@given(st.lists(st.sampled_from(
    ["https:", "//", "youtu.be", "/", "youtube.com", "watch", "?v=", "&", "=", "#", "@", ".", "-",
     "l8pRSuU81PU", "%2F", "list=", "u=", "redirect", " ", "（", "「"]
)).map("".join))  # fmt: skip
def test_only_an_id_that_is_in_the_text_is_found(text: str) -> None:
    found = outcome_of("parse_video", text)
    assert found in {"missing-video", "invalid-video", "not-a-video", "l8pRSuU81PU"}


HOSTILE = {
    "dots": "a.",
    "schemes": "https:",
    "links": "https://youtu.be/",
    "questions": "?",
    "parameters": "https://www.youtube.com/watch?v&",
    "slashes": "/",
    "percent signs": "https://www.youtube.com/%25",
    "letters": "a",
    "redirects": "https://www.youtube.com/redirect?q=",
    "brackets": "「",
    "playlists": "PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ",
    "spaces": " \u3000",
}


@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_of_a_megabyte_is_refused(pattern: str) -> None:
    """Quadratic work would take hours, which the suite's time-out ends."""
    text = pattern * (1_000_000 // len(pattern))
    assert outcome_of("parse_video", text) in {"missing-video", "invalid-video", "not-a-video"}
    assert outcome_of("parse_playlist", text)


def test_links_are_followed_three_links_deep() -> None:
    link = "https://youtu.be/l8pRSuU81PU"
    for _ in range(3):
        link = f"https://www.youtube.com/redirect?q={link.replace('%', '%25').replace('?', '%3F')}"
    assert outcome_of("parse_video", link) == "l8pRSuU81PU"
    link = f"https://www.youtube.com/redirect?q={link.replace('%', '%25').replace('?', '%3F')}"
    assert outcome_of("parse_video", link) == "not-a-video"


def test_links_to_the_video_and_into_it() -> None:
    assert watch_url("l8pRSuU81PU") == "https://www.youtube.com/watch?v=l8pRSuU81PU"
    assert watch_url("l8pRSuU81PU", start=0) == "https://www.youtube.com/watch?v=l8pRSuU81PU&t=0s"
    assert watch_url("l8pRSuU81PU", start=75).endswith("&t=75s")


@pytest.mark.parametrize("name", ["@karpathy", "UCXUPKJO5MZQN11PqgIvyuvQ", "user/someone"])
def test_a_channel_is_told_from_a_playlist(name: str) -> None:
    assert is_channel(parse_playlist(name))
    assert not is_channel(parse_playlist("UUXUPKJO5MZQN11PqgIvyuvQ"))


def test_a_channel_that_cannot_be_looked_up_has_an_error_that_says_what_to_paste() -> None:
    with pytest.raises(InvalidVideo, match=r"cannot look up .* copy its @name"):
        parse_playlist("https://www.youtube.com/c/someone/videos")


def test_a_text_without_playlist_has_an_error_of_its_own() -> None:
    with pytest.raises(InvalidVideo, match="names no playlist"):
        parse_playlist("hello")

"""Google's real client against a stub over real HTTP: every outcome of a call."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain, repeat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import googleapiclient
import httplib2
import pytest
from googleapiclient.errors import HttpError

from chapters.domain.video import Comment, Discussion, Playlist, Translation, Video
from chapters.errors import (
    ChannelNotFound,
    ChaptersError,
    InvalidRequest,
    NotConfigured,
    PlaylistNotFound,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
    UpstreamTimeout,
    VideoNotFound,
)
from chapters.youtube.client import COMMENT_FIELDS, FIELDS, PARTS, YouTube, _deadline
from support.youtube_stub import KEY, RECORDED, YouTubeStub, comment, youtube

ID = "l8pRSuU81PU"
PATIENCE = 30.0
"""Seconds: more than any machine needs for a call that succeeds."""
NOON_PACIFIC = datetime(2026, 11, 23, 20, tzinfo=UTC)


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        yield server


def client(stub: YouTubeStub, *, read_timeout: float, deadline: float) -> YouTube:
    return YouTube(
        api_key=KEY,
        endpoint=stub.endpoint,
        read_timeout=read_timeout,
        deadline=deadline,
        clock=lambda: NOON_PACIFIC,
    )


@pytest.fixture
def videos(stub: YouTubeStub) -> YouTube:
    """A client whose time-outs no machine reaches."""
    return client(stub, read_timeout=PATIENCE, deadline=PATIENCE)


@pytest.fixture
def impatient(stub: YouTubeStub) -> YouTube:
    """A client whose calls may time out on any machine: for tests in which they must."""
    return client(stub, read_timeout=0.5, deadline=1.0)


def test_a_video_is_found(stub: YouTubeStub, videos: YouTube) -> None:
    stub.outcome = "found"
    assert videos.fetch([ID]) == {
        ID: Video(
            id=ID,
            title="A video",
            channel="A channel",
            description="0:00 Intro\n1:00 Middle\n2:30 End",
            duration=4 * 3600 + 86,
            published=datetime(2024, 6, 9, 23, 31, 44, tzinfo=UTC),
            language="en-US",
        )
    }


def test_live_upcoming_and_finished_broadcasts_are_distinguished(
    stub: YouTubeStub, videos: YouTube
) -> None:
    stub.outcome = "several"
    found = videos.fetch([ID, "live-now-04", "was-live-04", "upcoming-04"])
    kinds = {id_: (video.live, video.duration is None) for id_, video in found.items()}
    assert kinds == {
        ID: ("none", False),
        "live-now-04": ("live", True),
        "was-live-04": ("completed", False),
        "upcoming-04": ("upcoming", True),
    }
    assert (found["live-now-04"].embeddable, found["live-now-04"].made_for_kids) == (False, True)
    assert found["live-now-04"].language is None


def test_an_absent_video_is_absent(stub: YouTubeStub, videos: YouTube) -> None:
    stub.outcome = "absent"
    assert videos.fetch([ID]) == {}


def test_the_request_is_as_google_wants_it(stub: YouTubeStub, videos: YouTube) -> None:
    ids = [f"made-{number:05d}A" for number in range(50)]
    assert videos.fetch(ids).keys() == set(ids)
    (call,) = stub.calls
    assert call.path == "/youtube/v3/videos"
    assert call.ids == tuple(ids)
    assert call.parameters["part"] == PARTS
    assert call.parameters["fields"] == FIELDS
    assert {name.lower(): value for name, value in call.headers.items()}["x-goog-api-key"] == KEY
    assert KEY not in json.dumps(call.parameters)


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        ("bad-request-key", NotConfigured),
        ("key-invalid", NotConfigured),
        ("access-not-configured", NotConfigured),
        ("forbidden", NotConfigured),
        ("quota-exceeded", QuotaExhausted),
        ("daily-limit-exceeded", QuotaExhausted),
        ("rate-limited", RateLimited),
        ("resource-exhausted", RateLimited),
        ("backend-error", UpstreamFailed),
        ("unavailable", UpstreamFailed),
        ("redirect", UpstreamFailed),
        ("html", UpstreamFailed),
        ("empty", UpstreamFailed),
        ("truncated", UpstreamFailed),
        ("list", UpstreamFailed),
        ("wrong-description", UpstreamFailed),
        ("wrong-duration", UpstreamFailed),
        ("wrong-flag", UpstreamFailed),
        ("wrong-snippet", UpstreamFailed),
        ("wrong-items", UpstreamFailed),
        ("another-video", UpstreamFailed),
        ("huge-duration", UpstreamFailed),
        ("date-without-time", UpstreamFailed),
        ("too_deep", UpstreamFailed),
        ("no-text", UpstreamFailed),
        ("closed", UpstreamFailed),
        ("timeout", UpstreamTimeout),
        ("dripping", UpstreamTimeout),
    ],
)
def test_every_other_outcome_is_one_of_our_errors(  # noqa: PLR0917 - fixtures
    stub: YouTubeStub,
    videos: YouTube,
    impatient: YouTube,
    caplog: pytest.LogCaptureFixture,
    outcome: str,
    kind: type[ChaptersError],
) -> None:
    caplog.set_level(logging.INFO)  # what log.configure lets through
    stub.outcome = outcome
    with pytest.raises(kind) as caught:
        (impatient if kind is UpstreamTimeout else videos).fetch([ID])
    assert type(caught.value) is kind
    assert len(stub.calls) <= 1, "a unit each: no retry"
    assert caught.value.detail.endswith(".")
    shown = caught.value.detail + caplog.text
    for secret in (KEY, stub.endpoint, "Bad Request", "exceeded your quota", "Sign in"):
        assert secret not in shown


def test_a_connection_reset_is_a_failure(stub: YouTubeStub, videos: YouTube) -> None:
    stub.outcome = "reset"
    with pytest.raises(UpstreamFailed):
        videos.fetch([ID])


class Opening:
    """A connection that has no socket yet when it is first looked at."""

    def __init__(self, socket_: socket.socket) -> None:
        self._sockets = chain([None], repeat(socket_))

    @property
    def sock(self) -> socket.socket | None:
        return next(self._sockets)


def test_a_connection_opened_after_the_deadline_is_cut_as_well() -> None:
    ours, theirs = socket.socketpair()
    theirs.settimeout(20)
    http: Any = SimpleNamespace(connections={"a": Opening(ours)})
    with ours, theirs:
        with pytest.raises(TimeoutError), _deadline(http, 0):
            theirs.recv(1)
        assert theirs.recv(1) == b"", "the end of the stream"


@pytest.mark.parametrize(
    "raised",
    [
        HttpError(httplib2.Response({"status": "403"}), b""),
        KeyboardInterrupt(),
        SystemExit(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_late_refusal_is_one_and_whoever_ends_the_program_ends_it(raised: BaseException) -> None:
    """Name servers may take longer than the deadline, and nothing can cut that."""
    ours, theirs = socket.socketpair()
    http: Any = SimpleNamespace(connections={"a": SimpleNamespace(sock=ours)})

    def late() -> None:
        with ours, theirs, _deadline(http, 0):
            theirs.recv(1)  # returns once the deadline has passed
            raise raised

    with pytest.raises(type(raised)):
        late()


def test_nobody_listening_is_a_failure() -> None:
    videos = YouTube(api_key=KEY, endpoint="http://127.0.0.1:9")
    with pytest.raises(UpstreamFailed):
        videos.fetch([ID])


def test_a_call_that_gets_no_answer_is_not_sent_again(stub: YouTubeStub, videos: YouTube) -> None:
    videos.fetch([ID])
    stub.outcome = "closed"
    with pytest.raises(UpstreamFailed):
        videos.fetch([ID])
    assert len(stub.calls) == 2, "a unit each, as the budget counts them"


@pytest.mark.parametrize("outcome", ["reset", "closed", "truncated", "backend-error"])
def test_after_a_failure_the_same_client_works_again(
    stub: YouTubeStub, videos: YouTube, outcome: str
) -> None:
    stub.outcome = outcome
    with pytest.raises(ChaptersError):
        videos.fetch([ID])
    stub.outcome = ""
    stub.add(ID, description="0:00 a")
    assert videos.fetch([ID])[ID].description == "0:00 a"


@pytest.mark.parametrize("outcome", ["timeout", "dripping"])
def test_after_a_time_out_the_same_client_works_again(
    stub: YouTubeStub, impatient: YouTube, outcome: str
) -> None:
    stub.outcome = outcome
    with pytest.raises(UpstreamTimeout):
        impatient.fetch([ID])
    stub.outcome = ""
    stub.add(ID, description="0:00 a")
    impatient._read_timeout = impatient._deadline = PATIENCE  # this call must not time out
    assert impatient.fetch([ID])[ID].description == "0:00 a"


def test_quota_and_rate_say_when_to_come_back(stub: YouTubeStub, videos: YouTube) -> None:
    stub.outcome = "quota-exceeded"
    with pytest.raises(QuotaExhausted) as quota:
        videos.fetch([ID])
    assert quota.value.retry_after == 12 * 3600
    stub.outcome = "rate-limited"
    with pytest.raises(RateLimited) as rate:
        videos.fetch([ID])
    assert rate.value.retry_after == 60


def test_threads_never_get_another_videos_data(stub: YouTubeStub, videos: YouTube) -> None:
    wrong: list[str] = []

    def ask(thread: int) -> None:
        for number in range(25):
            id_ = f"mix{thread:03d}{number:04d}A"
            found = videos.fetch([id_])[id_]
            if found.title != f"Video {id_}" or f"First of {id_}" not in found.description:
                wrong.append(id_)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(stub.calls) == 200


def test_a_playlist_is_read_page_by_page(stub: YouTubeStub, videos: YouTube) -> None:
    ids: list[str] = []
    token = None
    for _ in range(3):
        page = videos.page("PLmade", token=token)
        ids += page.ids
        token = page.next_token
    assert token is None
    assert ids == [f"made-{number:05d}A" for number in range(120)]
    assert [call.path for call in stub.calls] == ["/youtube/v3/playlistItems"] * 3


def test_a_playlist_that_youtube_does_not_show_is_not_found(
    stub: YouTubeStub, videos: YouTube
) -> None:
    with pytest.raises(PlaylistNotFound):
        videos.page("PLother", token=None)
    stub.outcome = "playlist-not-found"
    with pytest.raises(PlaylistNotFound):
        videos.page("PLmade", token=None)
    stub.outcome = "invalid-page-token"
    with pytest.raises(InvalidRequest):
        videos.page("PLmade", token="x")


def test_translations_come_only_when_they_are_wanted(stub: YouTubeStub, videos: YouTube) -> None:
    stub.add(ID, description="0:00 a")
    stub.known[ID]["localizations"] = {
        "ja": {"title": "池", "description": "0:00 池"},
        "not a tag": {"title": "", "description": ""},
    }
    assert videos.fetch([ID])[ID].translations == ()
    found = videos.fetch([ID], translated=True)[ID]
    assert found.translations == (Translation("ja", "池", "0:00 池"),)
    plain, translated = stub.calls
    assert "localizations" not in plain.parameters["part"] + plain.parameters["fields"]
    assert "localizations" in translated.parameters["part"].split(",")
    assert translated.parameters["fields"].startswith("items(localizations,id,")


@pytest.mark.parametrize("channel", ["@maker", "user/maker", "UCmaker0123456789abcdefg"])
def test_a_channel_is_found_by_handle_name_or_id_for_one_unit(
    stub: YouTubeStub, videos: YouTube, channel: str
) -> None:
    assert videos.uploads(channel) == "PLmade"
    assert [call.path for call in stub.calls] == ["/youtube/v3/channels"]


def test_a_channel_that_youtube_does_not_show_is_not_found(
    stub: YouTubeStub, videos: YouTube
) -> None:
    stub.channels[("forHandle", "@empty")] = ""
    for channel in ("@nobody", "@empty"):
        with pytest.raises(ChannelNotFound):
            videos.uploads(channel)
    stub.outcome = "channel-not-found"
    with pytest.raises(ChannelNotFound):
        videos.uploads("@maker")


@pytest.mark.parametrize("outcome", ["html", "list", "truncated", "wrong-page", "too_deep"])
def test_a_channel_of_a_wrong_shape_is_a_failure(
    stub: YouTubeStub, videos: YouTube, outcome: str
) -> None:
    stub.outcome = outcome
    with pytest.raises(UpstreamFailed):
        videos.uploads("@maker")


def test_the_title_of_a_playlist_is_one_call_of_its_own(stub: YouTubeStub, videos: YouTube) -> None:
    stub.titles["PLmade"] = "A course"
    assert videos.playlist("PLmade") == Playlist("PLmade", "A course", "Channel of the stub")
    assert [call.path for call in stub.calls] == ["/youtube/v3/playlists"]
    with pytest.raises(PlaylistNotFound):
        videos.playlist("PLother")


@pytest.mark.parametrize("outcome", ["html", "list", "truncated", "wrong-playlist", "too_deep"])
def test_a_playlist_of_a_wrong_shape_is_a_failure(
    stub: YouTubeStub, videos: YouTube, outcome: str
) -> None:
    stub.outcome = outcome
    with pytest.raises(UpstreamFailed):
        videos.playlist("PLmade")


@pytest.mark.parametrize(
    "outcome", ["html", "list", "truncated", "wrong-page", "wrong-count", "too_deep"]
)
def test_a_page_of_a_wrong_shape_is_a_failure(
    stub: YouTubeStub, videos: YouTube, outcome: str
) -> None:
    stub.outcome = outcome
    with pytest.raises(UpstreamFailed):
        videos.page("PLmade", token=None)


def test_comments_are_read_with_likes_replies_and_author(
    stub: YouTubeStub, videos: YouTube
) -> None:
    stub.comments_outcome = "comments"
    assert videos.discussion(ID) == Discussion(
        is_open=True,
        comments=(
            Comment("UgxFirst", "0:00 Pond\n2:00 Frogs\n4:00 Edge", 7, 3, by_author=False),
            Comment("UgxSecond", "Thank you", 0, 0, by_author=True),
            Comment("UgxThird", "By an account that is gone", 0, 0, by_author=False),
        ),
    )


def test_comments_are_asked_for_as_google_wants_it_and_in_one_call(
    stub: YouTubeStub, videos: YouTube
) -> None:
    stub.comments["made-00001A"] = [comment("Hello")]
    below = videos.discussion("made-00001A")
    assert [one.text for one in below.comments] == ["Hello"]
    (call,) = stub.calls
    assert call.path == "/youtube/v3/commentThreads"
    assert call.parameters["part"] == "snippet"
    assert call.parameters["fields"] == COMMENT_FIELDS


def test_comments_that_are_switched_off_are_an_answer(stub: YouTubeStub, videos: YouTube) -> None:
    stub.comments_outcome = "comments-disabled"
    assert videos.discussion(ID) == Discussion(is_open=False)
    assert len(stub.calls) == 1


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        ("comments-video-not-found", VideoNotFound),
        ("quota-exceeded", QuotaExhausted),
        ("wrong-comments", UpstreamFailed),
        ("list", UpstreamFailed),
        ("timeout", UpstreamTimeout),
    ],
)
def test_failures_of_comments_are_one_of_our_errors(
    stub: YouTubeStub,
    videos: YouTube,
    impatient: YouTube,
    outcome: str,
    kind: type[ChaptersError],
) -> None:
    stub.comments_outcome = outcome
    with pytest.raises(kind):
        (impatient if kind is UpstreamTimeout else videos).discussion(ID)
    assert len(stub.calls) <= 1, "a unit each: no retry"


def schemas() -> dict[str, Any]:
    """What the discovery document that the client ships says of the API's objects."""
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    document = json.loads((folder / "youtube.v3.json").read_text("utf-8"))
    found: dict[str, Any] = document["schemas"]
    return found


def misfits(value: Any, schema: dict[str, Any], known: dict[str, Any], at: str) -> list[str]:
    """Where ``value`` departs from ``schema``."""
    schema = known[schema["$ref"]] if "$ref" in schema else schema
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
    if not isinstance(value, kinds[schema["type"]]):
        return [f"{at}: {type(value).__name__}, not {schema['type']}"]
    if isinstance(value, list):
        return [
            m for i, v in enumerate(value) for m in misfits(v, schema["items"], known, f"{at}{i}.")
        ]
    if isinstance(value, dict):
        named = schema["properties"]
        unknown = [f"{at}{name}: unknown" for name in value if name not in named]
        within = [
            misfit
            for name, inner in value.items()
            if name in named
            for misfit in misfits(inner, named[name], known, f"{at}{name}.")
        ]
        return unknown + within
    return [] if value in schema.get("enum", [value]) else [f"{at}: {value}"]


@pytest.mark.parametrize(
    ("outcome", "schema"),
    [
        ("found", "VideoListResponse"),
        ("several", "VideoListResponse"),
        ("absent", "VideoListResponse"),
        ("comments", "CommentThreadListResponse"),
    ],
)
def test_recorded_answers_fit_the_discovery_document(outcome: str, schema: str) -> None:
    answer = json.loads((RECORDED / f"{outcome}.200.json").read_text("utf-8"))
    known = schemas()
    assert misfits(answer, known[schema], known, "") == []


def test_a_wrong_recording_would_be_noticed() -> None:
    known = schemas()
    wrong = {"items": [{"id": 5, "snippet": {"tittle": "x", "liveBroadcastContent": "maybe"}}]}
    assert len(misfits(wrong, known["VideoListResponse"], known, "")) == 3


def test_every_recording_is_used() -> None:
    source = Path(__file__).read_text("utf-8")
    for file in RECORDED.glob("*.*.*"):
        assert f'"{file.name.split(".")[0]}"' in source, file.name

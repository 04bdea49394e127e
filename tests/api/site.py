"""The HTTP interface over fakes, for the tests of its modules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from werkzeug.test import Client, TestResponse

from chapters.api.app import HttpApp
from chapters.cache.memory import NoStore
from chapters.config import Settings
from chapters.domain.video import Video
from chapters.quota.cached_playlists import CachedPlaylists
from chapters.service.article import Articles, Ceilings
from chapters.service.drafts import Drafts
from chapters.service.lookup import Service
from chapters.service.ports import Stores
from chapters.sources.description import DescriptionSource
from chapters.sources.outlined import OutlineSource
from support.fake_writer import FakeSections, FakeWriter
from support.fakes import (
    FakeClock,
    FakeFallback,
    FakeLimiter,
    FakePlaylists,
    FakeStore,
    FakeTextModel,
    FakeVideos,
    InlineTexts,
)

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "ccccccccccA"
LIST = "0:00 Intro\n1:00 Middle, the <x>part</x>\n2:30 End\n"


class Site:
    """The application, with fakes that a test can steer."""

    def __init__(
        self, environment: Mapping[str, str] | None = None, *, writer: FakeWriter | None = None
    ) -> None:
        self.videos = FakeVideos(
            Video(id=A, title="One", channel="Who", description=LIST, duration=200),
            Video(id=B, title="Two", channel="Who", description="No list here."),
        )
        self.playlists = FakePlaylists(PLabcdefghijklmnop=[[B, C], [A]])
        self.comments = FakeFallback()
        self.limiter = FakeLimiter()
        self.clock = FakeClock()
        service = Service(
            videos=self.videos,
            playlists=CachedPlaylists(self.playlists, limiter=self.limiter),
            stores=Stores(FakeStore(), NoStore()),
            translations=Stores(FakeStore(), NoStore()),
            description=DescriptionSource(),
            fallbacks={"comments": self.comments},
            limiter=self.limiter,
            clock=self.clock,
            jitter=lambda: 0.5,
        )
        self.writer = writer or FakeWriter()
        articles = Articles(
            writer=self.writer,
            sections=FakeSections(),
            limiter=self.limiter,
            ceilings=Ceilings(chapters=10, minutes=60),
        )
        self.text_model = FakeTextModel()
        outlines = OutlineSource(self.text_model, cache=FakeSections(), limiter=self.limiter)
        self.api = HttpApp(
            Settings.of(environment or {}),
            service=service,
            articles=articles,
            texts=InlineTexts(),
            drafts=Drafts(outlines),
        )
        self.client = Client(self._from_this_machine)

    def _from_this_machine(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        return self.api({"REMOTE_ADDR": "127.0.0.1", **environ}, start_response)

    def get(self, path: str, **headers: str) -> TestResponse:
        """The answer to GET; ``headers`` are written with ``_`` for ``-``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(path, headers=named, buffered=True)


def problem(response: TestResponse) -> dict[str, Any]:
    """The problem document in ``response``; fails if it is none."""
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = json.loads(response.data)
    assert body["status"] == response.status_code
    assert set(body) <= {"type", "title", "status", "detail", "code", "retryAfter"}
    return body

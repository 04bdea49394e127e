"""What is known of a video is gone 29 days after YouTube was asked about it, and after ``purge``.

One video goes through everything that stores: descriptions, translations, both fallbacks, sections
of an article, a model's draft, rendered answers; in memory alone, and with Google's Firestore
emulator. The clock stands wherever the test puts it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from google.cloud import firestore as google

from chapters.api.body_cache import BodyCache
from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import FirestoreStore
from chapters.cache.firestore.sections import FirestoreSections
from chapters.cache.memory import MemorySections, MemoryStore, NoStore
from chapters.domain.freshness import HARD_LIMIT, of_comments, of_model
from chapters.domain.video import Chapter, Chapters, Video
from chapters.errors import UpstreamFailed
from chapters.formats import FORMATS
from chapters.service.article import Articles, Ceilings, Sections
from chapters.service.drafts import Drafts, computed
from chapters.service.lookup import Service
from chapters.service.ports import Answer, Store, Stores
from chapters.sources.cached import CachedSource, Lifetime
from chapters.sources.description import DescriptionSource
from chapters.sources.outlined import OutlineSource
from chapters.transcript import read
from support.emulator import Emulator
from support.fake_writer import FakeWriter
from support.fakes import (
    NOON,
    FakeClock,
    FakeLimiter,
    FakePlaylists,
    FakeSource,
    FakeTextModel,
    FakeVideos,
)
from support.terminals import command

ID, OTHER = "made-00000A", "made-00001A"
PROJECT = "chapters-test"
DAY = timedelta(days=1)
YEARS = NOON - timedelta(days=3000)
CAPTIONS = read("\n".join(f"{minute}:00 frogs and ponds {minute}" for minute in range(30)))


def video(id_: str = ID) -> Video:
    return Video(id_, "Frogs", "Ponds", "We left at 6:30.", duration=1800, published=YEARS)


class Finder(FakeSource):
    """A source that finds a list for every video."""

    def chapters(self, video: Video) -> Chapters:
        listed = tuple(Chapter(start, f"From {start}", start + 600) for start in (0, 600, 1200))
        return Chapters(video, listed, source="model", made_by="generated")


@dataclass
class World:
    """A service with every store, all with one clock; ``connection`` None: memory alone."""

    connection: Connection | None
    clock: FakeClock = field(default_factory=FakeClock)
    videos: FakeVideos = field(default_factory=lambda: FakeVideos(video(), video(OTHER)))
    stores: dict[str, Store] = field(default_factory=dict)

    def __post_init__(self) -> None:
        limiter = FakeLimiter()
        self.bodies = BodyCache(timer=lambda: self.clock().timestamp())
        self.sections: Sections = (
            FirestoreSections(self.connection, clock=self.clock)
            if self.connection
            else MemorySections(clock=self.clock)
        )
        self.service = Service(
            videos=self.videos,
            playlists=FakePlaylists(),
            stores=self._stores(""),
            translations=self._stores("translated"),
            description=DescriptionSource(),
            fallbacks={
                "comments": self._fallback("comments", FakeSource(), of_comments),
                "model": self._fallback("model", Finder(), of_model),
            },
            limiter=limiter,
            clock=self.clock,
            jitter=lambda: 1.0,
        )
        self.articles = Articles(
            writer=FakeWriter(),
            sections=self.sections,
            limiter=limiter,
            ceilings=Ceilings(chapters=60, minutes=120),
        )
        self.drafts = Drafts(OutlineSource(FakeTextModel(), cache=self.sections, limiter=limiter))

    def _stores(self, source: str) -> Stores:
        # Memory's own ten minutes are left out: what is tested is the longest that it may be.
        memory = MemoryStore(seconds=1e9, timer=lambda: self.clock().timestamp())
        shared: Store = NoStore()
        if self.connection:
            shared = FirestoreStore(self.connection, source=source, clock=self.clock)
        self.stores[f"{source} in memory"] = memory
        self.stores[f"{source} shared"] = shared
        return Stores(memory, shared)

    def _fallback(self, name: str, source: FakeSource, lifetime: Lifetime) -> CachedSource:
        return CachedSource(
            source,
            stores=self._stores(name),
            limiter=FakeLimiter(),
            lifetime=lifetime,
            clock=self.clock,
            jitter=lambda: 1.0,
        )

    def answer(self, id_: str = ID) -> Answer:
        self.service.chapters_of([id_], language="ja")
        (answer,) = self.service.chapters_of([id_], fallback=("comments", "model"))
        if not isinstance(answer, Answer):
            raise answer
        return answer

    def go_through_everything(self, id_: str = ID) -> Chapters:
        """The model's list, which is rendered, becomes an article, and gets a draft beside it."""
        found = self.answer(id_).chapters
        self.bodies.rendered(found, FORMATS["json"])
        self.write_about(found)
        return found

    def write_about(self, found: Chapters) -> None:
        """An article and a draft, by models."""
        assert list(self.articles.of(found).pieces())
        about = found.video, CAPTIONS
        draft = self.drafts.by_model(*about, otherwise=lambda: computed(*about))
        assert draft.made_by == "generated"

    def asked_models(self) -> int:
        """How often the models were asked, which a text in the cache makes needless."""
        writer, outliner = self.articles._writer, self.drafts._outliner
        assert isinstance(writer, FakeWriter)
        assert isinstance(outliner, OutlineSource)
        assert isinstance(outliner._model, FakeTextModel)
        return len(writer.asked) + len(outliner._model.asked)


@pytest.fixture(params=["memory", "firestore"])
def world(request: pytest.FixtureRequest) -> World:
    with_firestore = request.param == "firestore"
    return World(request.getfixturevalue("connection") if with_firestore else None)


def documents() -> dict[str, dict[str, Any]]:
    """All that stands in Firestore."""
    client: Any = google.Client(project=PROJECT)
    found = {
        f"{collection.id}/{document.id}": document.to_dict()
        for collection in client.collections()
        for document in collection.stream()
    }
    client.close()
    return found


def expiry_dates() -> set[datetime]:
    return {document["expire_at"] for document in documents().values()}


def test_29_days_after_youtube_was_asked_nothing_is_left_in_any_store(world: World) -> None:
    world.answer()  # from now on YouTube cannot be asked, so that nothing is refreshed
    world.videos.failure = UpstreamFailed("Broken.")
    world.clock.now += timedelta(days=20)
    found = world.go_through_everything()
    paid = world.asked_models()
    world.go_through_everything()
    assert world.asked_models() == paid, "all of it is cached"
    if world.connection:
        assert len(documents()) == 8, "two of the video, two fallbacks, three sections, a draft"
        assert expiry_dates() == {NOON + HARD_LIMIT}

    world.clock.now = NOON + HARD_LIMIT
    with pytest.raises(UpstreamFailed):
        world.answer()
    for name, store in world.stores.items():
        assert "memory" in name or not store.get([ID]), name
        assert all(entry.expires <= world.clock.now for entry in store.get([ID]).values())
    assert not world.bodies._bodies
    world.write_about(found)
    assert world.asked_models() == 2 * paid, "nothing is cached any more"


def test_no_cache_on_the_way_may_serve_an_answer_any_longer(world: World) -> None:
    ages = set()
    for _ in range(40):
        answer = world.answer()
        asked = answer.chapters.video.fetched
        assert asked is not None
        assert world.clock.now + timedelta(seconds=answer.fresh_for) <= asked + HARD_LIMIT
        ages.add((world.clock.now - asked).days)
        world.clock.now += DAY
    assert ages == set(range(29)), "the list of the model is as old as it may be"


def purge(host: str, *arguments: str) -> str:
    environment = {"GOOGLE_CLOUD_PROJECT": PROJECT, "FIRESTORE_EMULATOR_HOST": host}
    outcome = command("purge", "--yes", *arguments, environment=environment)
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_purge_deletes_all_that_is_stored_about_the_video(
    firestore: Emulator, connection: Connection
) -> None:
    world = World(connection)
    for id_ in (ID, OTHER):
        world.go_through_everything(id_)
    assert len(documents()) == 16
    assert purge(firestore.host, f"https://youtu.be/{ID}").startswith("videos: 8\n")
    assert {document["id"] for document in documents().values()} == {OTHER}
    assert purge(firestore.host, ID) == "Nothing to delete.\n"

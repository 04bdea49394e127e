"""Settings to Service: the only module that names every adapter.

Clients that take long to import are imported where they are first needed, so that a request that
does not need them does not wait for them (docs/operations.md has the figures).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from chapters.config import Settings
from chapters.errors import NotConfigured
from chapters.service.lookup import Service
from chapters.service.ports import Fallback, Limiter, Store, Videos
from chapters.sources.description import DescriptionSource

if TYPE_CHECKING:
    from chapters.cache.firestore.connection import Connection
    from chapters.cache.firestore.strict import StrictConnection
    from chapters.gemini.minutes_budget import Model
    from chapters.service.article import Articles, Sections
    from chapters.service.maintenance import Documents
    from chapters.service.ports import Upstream


T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """A function that calls ``make`` at its first call and returns that very thing ever after."""
    made: list[T] = []
    lock = Lock()

    def get() -> T:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return get


def service(settings: Settings) -> Service:
    """The service that ``settings`` describe."""
    from chapters.cache.memory import MemoryStore
    from chapters.quota.lazy import LazyUpstream

    if not settings.uses_firestore:
        upstream = LazyUpstream(lambda: _guarded(settings))
        return _service(settings, upstream, upstream, lambda _: MemoryStore())

    with _all_kept():
        from chapters.cache.firestore.connection import Connection
        from chapters.cache.firestore.entries import FirestoreStore
        from chapters.cache.tiered import TieredStore

    connection = Connection(
        project=settings.google_cloud_project, database=settings.firestore_database
    )

    def shelf(source: str) -> Store:
        back = FirestoreStore(connection, source=source)
        return TieredStore(front=MemoryStore(), back=back)

    upstream = LazyUpstream(lambda: _guarded_together(settings, connection))
    return _service(settings, upstream, upstream, shelf)


def _guarded(settings: Settings) -> tuple[Videos, Upstream]:
    """YouTube, with the guards of an instance that is on its own."""
    from chapters.quota.batching import BatchingVideos
    from chapters.quota.budget import LocalUsageCounter, QuotaBudget
    from chapters.quota.circuit_breaker import CircuitBreaker
    from chapters.quota.retry import Retry

    ledger = LocalUsageCounter()
    budgeted = QuotaBudget(youtube(settings), ledger=ledger, units=settings.daily_units)
    guarded = CircuitBreaker(Retry(budgeted))
    return BatchingVideos(guarded), guarded


def _guarded_together(settings: Settings, connection: Connection) -> tuple[Videos, Upstream]:
    """YouTube, with guards that all instances on one Firestore share."""
    from chapters.cache.firestore.entries import FirestoreStore
    from chapters.cache.firestore.leases import FirestoreLeases
    from chapters.cache.firestore.usage import FirestoreUsageCounter
    from chapters.quota.batching import BatchingVideos
    from chapters.quota.budget import QuotaBudget
    from chapters.quota.circuit_breaker import CircuitBreaker
    from chapters.quota.leased import Leased
    from chapters.quota.retry import Retry

    ledger = FirestoreUsageCounter(connection)
    budgeted = QuotaBudget(youtube(settings), ledger=ledger, units=settings.daily_units)
    shared = FirestoreStore(connection)
    repeating = Retry(budgeted)
    leased = Leased(repeating, leases=FirestoreLeases(connection), store=shared)
    guarded = CircuitBreaker(leased)
    return BatchingVideos(guarded), guarded


@contextmanager
def _all_kept() -> Iterator[None]:
    """Imports without the garbage collector: what they make is kept, and searching it for garbage
    again and again takes a tenth of their time. https://docs.python.org/3/library/gc.html#gc.freeze
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


@contextmanager
def documents(settings: Settings) -> Iterator[Documents]:
    """What Firestore holds, for the command that deletes it; raises NotConfigured without one."""
    from chapters.cache.firestore.maintenance import FirestoreMaintenance

    with _insistent(settings) as connection:
        yield FirestoreMaintenance(connection)


@contextmanager
def warming(settings: Settings) -> Iterator[tuple[Service, Store]]:
    """A service that fills the store, and that store: straight Firestore.

    No memory hides what Firestore holds, and no limit holds but the day's budget. Raises
    NotConfigured without a Firestore or a key.
    """
    from chapters.cache.firestore.entries import FirestoreStore
    from chapters.cache.firestore.usage import FirestoreUsageCounter
    from chapters.quota.budget import QuotaBudget
    from chapters.quota.circuit_breaker import CircuitBreaker
    from chapters.quota.retry import Retry

    if not settings.youtube_api_key:
        raise NotConfigured("Videos are looked up with a key for YouTube: set YOUTUBE_API_KEY.")
    from chapters.youtube.client import YouTube

    upstream = YouTube(api_key=settings.youtube_api_key, endpoint=settings.youtube_api_endpoint)
    with _insistent(settings) as connection, closing(upstream):
        store, ledger = FirestoreStore(connection), FirestoreUsageCounter(connection)
        budgeted = QuotaBudget(upstream, ledger=ledger, units=settings.daily_units)
        guarded = CircuitBreaker(Retry(budgeted))
        unlimited = replace(settings, misses_per_minute=0)
        yield _service(unlimited, guarded, guarded, lambda _: store), store


@contextmanager
def _insistent(settings: Settings) -> Iterator[StrictConnection]:
    """A connection for commands that are for nothing without Firestore."""
    if not settings.uses_firestore:
        raise NotConfigured(
            "This command is about Firestore, and none is set. Say whose it is: "
            "GOOGLE_CLOUD_PROJECT=... python -m chapters ..."
        )
    from chapters.cache.firestore.strict import StrictConnection

    project, database = settings.google_cloud_project, settings.firestore_database
    with closing(StrictConnection(project=project, database=database)) as connection:
        yield connection


def _service(
    settings: Settings, videos: Videos, upstream: Upstream, shelf: Callable[[str], Store]
) -> Service:
    """``shelf``: the store for what a source says, by its name; empty: the description."""
    clients = limiter(settings)
    return Service(
        videos=videos,
        playlists=upstream,
        store=shelf(""),
        description=DescriptionSource(),
        fallbacks=fallbacks(settings, upstream, shelf, clients),
        limiter=clients,
    )


def fallbacks(
    settings: Settings, upstream: Upstream, shelf: Callable[[str], Store], clients: Limiter
) -> Mapping[str, Fallback]:
    """What may be asked where the description has no list. Each is made when it is asked for."""
    from chapters.quota.lazy import LazyFallback

    def comments() -> Fallback:
        from chapters.domain.freshness import of_comments
        from chapters.sources.cached import CachedSource
        from chapters.sources.comments import CommentsSource

        source = CommentsSource(upstream.discussion)
        return CachedSource(source, store=shelf("comments"), limiter=clients, lifetime=of_comments)

    def watched() -> Fallback:
        from chapters.domain.freshness import of_model
        from chapters.sources.cached import CachedSource
        from chapters.sources.generated import ModelSource

        source = ModelSource(model(settings), max_minutes=settings.model_minutes)
        return CachedSource(source, store=shelf("model"), limiter=clients, lifetime=of_model)

    configured: dict[str, Fallback] = {}
    if settings.comments and settings.youtube_api_key:
        configured["comments"] = LazyFallback(comments)
    if settings.uses_model:
        configured["model"] = LazyFallback(watched)
    return configured


def model(settings: Settings) -> Model:
    """The model that ``settings`` name, within the day's minutes."""
    from chapters.gemini.client import Gemini
    from chapters.gemini.minutes_budget import MinutesBudget
    from chapters.quota.budget import LocalUsageCounter, UsageCounter

    ledger: UsageCounter = LocalUsageCounter()
    if settings.uses_firestore:
        from chapters.cache.firestore.connection import Connection
        from chapters.cache.firestore.usage import FirestoreUsageCounter

        connection = Connection(
            project=settings.google_cloud_project, database=settings.firestore_database
        )
        ledger = FirestoreUsageCounter(connection, name="model-minutes")
    gemini = Gemini(
        model=settings.model or "",
        api_key=settings.gemini_api_key,
        project=settings.google_cloud_project,
        location=settings.model_location,
        endpoint=settings.gemini_endpoint,
    )
    return MinutesBudget(gemini, ledger=ledger, minutes=settings.model_minutes_a_day)


def articles(settings: Settings) -> Articles:
    """Articles of chapters; outlines and transcripts alone where no model is configured."""
    from chapters.service.article import Articles, Ceilings

    return Articles(
        writer=once(lambda: model(settings)) if settings.uses_model else None,
        sections=once(lambda: sections(settings)),
        limiter=limiter(settings),
        ceilings=Ceilings(chapters=settings.article_chapters, minutes=settings.article_minutes),
    )


def sections(settings: Settings) -> Sections:
    """Where finished texts of articles are kept."""
    if not settings.uses_firestore:
        from chapters.cache.memory import MemorySections

        return MemorySections()
    from chapters.cache.firestore.connection import Connection
    from chapters.cache.firestore.sections import FirestoreSections

    return FirestoreSections(
        Connection(project=settings.google_cloud_project, database=settings.firestore_database)
    )


def youtube(settings: Settings) -> Upstream:
    """YouTube with a key, the bundled samples without."""
    if not settings.youtube_api_key:
        from chapters.samples import SampleVideos

        return SampleVideos()
    with _all_kept():
        from chapters.youtube.client import YouTube

    return YouTube(api_key=settings.youtube_api_key, endpoint=settings.youtube_api_endpoint)


def limiter(settings: Settings) -> Limiter:
    """A limit on each client's look-ups; none for the bundled samples, which cost nothing."""
    from chapters.quota.rate_limit import ClientLimiter, NoLimit

    if not settings.misses_per_minute or not settings.youtube_api_key:
        return NoLimit()
    return ClientLimiter(misses_per_minute=settings.misses_per_minute)

"""Settings to a running process: the only module that names every adapter.

Each part is built at its first use, and its module imported only then: Google's clients, and what
only a cache miss needs, take longer to import than serving a cached answer (docs/operations.md has
the figures).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from chapters.config import Settings
from chapters.errors import NotConfigured
from chapters.quota.lazy import lazy
from chapters.service.ports import Stores

if TYPE_CHECKING:
    from chapters.cache.firestore.connection import Connection
    from chapters.cache.firestore.strict import StrictConnection
    from chapters.gemini.budget import DayBudget, Model
    from chapters.quota.guarded import GuardedYouTube
    from chapters.quota.usage import UsageCounter
    from chapters.service.article import Articles, Sections
    from chapters.service.drafts import Drafts, Outliner
    from chapters.service.lookup import Service
    from chapters.service.maintenance import Documents
    from chapters.service.ports import (
        Fallback,
        Limiter,
        PlaylistPages,
        Source,
        Store,
        Upstream,
    )
    from chapters.sources.cached import Lifetime


class Process:
    """The parts of one process. ``service``, ``articles`` and ``drafts`` share all others, so that
    there is one connection to Firestore, one limit for each client, one YouTube and one model.
    """

    def __init__(self, settings: Settings, connection: Connection | None = None) -> None:
        """Builds nothing yet: ``start`` does, or the first request. ``connection``: to Firestore;
        None: one that the settings describe.
        """
        self._settings = settings
        self._connection = connection or lazy(self._build_connection)
        self._limiter = lazy(self._build_limiter)
        self._youtube = lazy(self._build_youtube)
        self._model = lazy(self._build_model)
        self._sections = lazy(self._build_sections)
        self.service = lazy(self._build_service)
        self.articles = lazy(self._build_articles)
        self.drafts = lazy(self._build_drafts)

    def start(self) -> None:
        """Connect to Firestore in the background, so that the first request need not.

        To be called in the process that serves: a thread does not survive a fork.
        """
        if self._settings.uses_firestore:
            Thread(target=self._connect, name="start", daemon=True).start()

    def _connect(self) -> None:
        # Google's client is imported here.
        self._connection.start()

    def _build_service(self) -> Service:
        from chapters.service.lookup import Service
        from chapters.sources.description import DescriptionSource

        return Service(
            videos=self._youtube,
            playlists=lazy(self._build_playlists),
            stores=self._stores(),
            translations=self._stores("translated"),
            description=DescriptionSource(),
            fallbacks=self._fallbacks(),
            limiter=self._limiter,
        )

    def _build_articles(self) -> Articles:
        """Articles; outlines and transcripts only where no model is configured."""
        from chapters.service.article import Articles, Ceilings

        settings = self._settings
        return Articles(
            writer=self._model if settings.uses_model else None,
            sections=self._sections,
            limiter=self._limiter,
            ceilings=Ceilings(chapters=settings.article_chapters, minutes=settings.article_minutes),
        )

    def _build_drafts(self) -> Drafts:
        """Drafts from captions; computed ones only where no model is configured."""
        from chapters.service.drafts import Drafts

        return Drafts(lazy(self._build_outliner) if self._settings.uses_model else None)

    def _build_outliner(self) -> Outliner:
        from chapters.sources.outlined import OutlineSource

        return OutlineSource(self._model, cache=self._sections, limiter=self._limiter)

    def _build_youtube(self) -> GuardedYouTube:
        return guarded(youtube(self._settings), self._usage(), units=self._settings.daily_units)

    def _build_playlists(self) -> PlaylistPages:
        from chapters.quota.cached_playlists import CachedPlaylists

        return CachedPlaylists(self._youtube, limiter=self._limiter)

    def _build_limiter(self) -> Limiter:
        """No limit for the bundled samples, which cost nothing."""
        settings = self._settings
        is_limited = settings.misses_per_minute or settings.misses_per_day
        if not is_limited or not settings.youtube_api_key:
            from chapters.quota.no_limit import NoLimit

            return NoLimit()
        from chapters.quota.rate_limit import ClientLimiter

        return ClientLimiter(
            misses_per_minute=settings.misses_per_minute, misses_per_day=settings.misses_per_day
        )

    def _fallbacks(self) -> Mapping[str, Fallback]:
        """The sources for videos whose description has no list, by name."""
        fallbacks: dict[str, Fallback] = {}
        if self._settings.comments and self._settings.youtube_api_key:
            fallbacks["comments"] = lazy(self._build_comments)
        if self._settings.uses_model:
            fallbacks["model"] = lazy(self._build_generated)
        return fallbacks

    def _build_comments(self) -> Fallback:
        from chapters.domain.freshness import of_comments
        from chapters.sources.comments import CommentsSource

        return self._cached("comments", CommentsSource(self._youtube.discussion), of_comments)

    def _build_generated(self) -> Fallback:
        from chapters.domain.freshness import of_model
        from chapters.sources.generated import ModelSource

        source = ModelSource(self._model, max_minutes=self._settings.model_minutes)
        return self._cached("model", source, of_model)

    def _cached(self, name: str, source: Source, lifetime: Lifetime) -> Fallback:
        from chapters.sources.cached import CachedSource

        return CachedSource(
            source, stores=self._stores(name), limiter=self._limiter, lifetime=lifetime
        )

    def _build_model(self) -> Model:
        from chapters.gemini.budget import BudgetedModel
        from chapters.gemini.client import Gemini

        settings = self._settings
        gemini = Gemini(
            model=settings.model or "",
            api_key=settings.gemini_api_key,
            project=settings.google_cloud_project,
            location=settings.model_location,
            endpoint=settings.gemini_endpoint,
        )
        return BudgetedModel(
            gemini,
            minutes=self._day_budget("minutes", settings.model_minutes_a_day),
            tokens=self._day_budget("tokens", settings.model_tokens_a_day),
        )

    def _day_budget(self, unit: str, limit: int) -> DayBudget:
        from chapters.gemini.budget import DayBudget

        return DayBudget(self._usage(f"model-{unit}"), limit=limit, unit=unit)

    def _stores(self, source: str = "") -> Stores:
        """The caches of the answers of ``source``; empty: the description."""
        from chapters.cache.memory import MAX_BYTES, MAX_BYTES_OF_OTHERS, MemoryStore, NoStore

        local = MemoryStore(max_bytes=MAX_BYTES_OF_OTHERS if source else MAX_BYTES)
        if not self._settings.uses_firestore:
            return Stores(local, NoStore())
        from chapters.cache.firestore.entries import FirestoreStore

        return Stores(local, FirestoreStore(self._connection, source=source))

    def _build_sections(self) -> Sections:
        """The cache of finished sections of articles."""
        if not self._settings.uses_firestore:
            from chapters.cache.memory import MemorySections

            return MemorySections()
        from chapters.cache.firestore.sections import FirestoreSections

        return FirestoreSections(self._connection)

    def _usage(self, name: str = "") -> UsageCounter:
        """The count of a day; ``name`` says of what, empty: units of YouTube's quota."""
        if not self._settings.uses_firestore:
            from chapters.quota.usage import LocalUsageCounter

            return LocalUsageCounter()
        from chapters.cache.firestore.usage import FirestoreUsageCounter

        return FirestoreUsageCounter(self._connection, name=name)

    def _build_connection(self) -> Connection:
        from chapters.cache.firestore.connection import Connection

        settings = self._settings
        return Connection(
            project=settings.google_cloud_project,
            database=settings.firestore_database,
            timeout=settings.firestore_timeout_ms / 1000,
        )


def youtube(settings: Settings) -> Upstream:
    """YouTube's API with a key, the bundled samples without."""
    if not settings.youtube_api_key:
        from chapters.samples import SampleVideos

        return SampleVideos()
    from chapters.youtube.client import YouTube

    return YouTube(api_key=settings.youtube_api_key, endpoint=settings.youtube_api_endpoint)


def guarded(api: Upstream, usage: UsageCounter, *, units: int) -> GuardedYouTube:
    """``api`` behind its guards: at most ``units`` of quota a day, counted in ``usage``.

    Their order matters: while the quota is exhausted nothing is counted, and a repeated call is
    counted twice, as YouTube does.
    """
    from chapters.quota.budget import QuotaBudget
    from chapters.quota.circuit_breaker import CircuitBreaker
    from chapters.quota.guarded import GuardedYouTube
    from chapters.quota.retry import Retry

    return GuardedYouTube(api, CircuitBreaker(), Retry(), QuotaBudget(usage, units))


@contextmanager
def warming(settings: Settings) -> Iterator[tuple[Service, Store]]:
    """A service that fills Firestore, and its store, for ``warm``; its only limit is the day's
    budget. Raises NotConfigured without a Firestore or a key.
    """
    if not settings.youtube_api_key:
        raise NotConfigured("Videos are looked up with a key for YouTube: set YOUTUBE_API_KEY.")
    from chapters.cache.firestore.entries import FirestoreStore

    unlimited = settings._replace(misses_per_minute=0, misses_per_day=0)
    with _strict_connection(settings) as connection:
        yield Process(unlimited, connection).service, FirestoreStore(connection)


@contextmanager
def documents(settings: Settings) -> Iterator[Documents]:
    """The documents in Firestore, for ``purge``; raises NotConfigured without a Firestore."""
    from chapters.cache.firestore.maintenance import FirestoreDocuments

    with _strict_connection(settings) as connection:
        yield FirestoreDocuments(connection)


@contextmanager
def _strict_connection(settings: Settings) -> Iterator[StrictConnection]:
    """A connection for commands that are useless without Firestore."""
    if not settings.uses_firestore:
        raise NotConfigured(
            "This command is about Firestore, and none is set. Say whose it is: "
            "GOOGLE_CLOUD_PROJECT=... python -m chapters ..."
        )
    from chapters.cache.firestore.strict import TIMEOUT, StrictConnection

    project, database = settings.google_cloud_project, settings.firestore_database
    strict = StrictConnection(project=project, database=database, timeout=TIMEOUT)
    with closing(strict) as connection:
        yield connection

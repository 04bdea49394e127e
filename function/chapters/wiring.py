"""Settings to Service: the only module that names every adapter.

Clients that take long to import are imported where they are first needed, so that a request that
does not need them does not wait for them (docs/operations.md has the figures).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from chapters.config import Settings
from chapters.service import Fallback, Limiter, Service, Store, Videos
from chapters.sources.description import DescriptionSource

if TYPE_CHECKING:
    from chapters.article import Articles, Sections
    from chapters.guards import Upstream

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
    from chapters.guards import Breaker, Budgeted, Coalescing, Late, Leased, OwnLedger
    from chapters.stores.memory import MemoryStore

    upstream = Late(lambda: youtube(settings))
    if not settings.uses_firestore:
        budgeted = Breaker(Budgeted(upstream, ledger=OwnLedger(), units=settings.daily_units))
        return _service(settings, Coalescing(budgeted), budgeted, lambda _: MemoryStore())

    from chapters.stores.connection import Connection
    from chapters.stores.firestore import FirestoreStore
    from chapters.stores.layered import LayeredStore
    from chapters.stores.leases import FirestoreLeases
    from chapters.stores.ledger import FirestoreLedger

    connection = Connection(
        project=settings.google_cloud_project, database=settings.firestore_database
    )

    def shelf(source: str) -> Store:
        back = FirestoreStore(connection, source=source)
        return LayeredStore(front=MemoryStore(), back=back)

    ledger = FirestoreLedger(connection)
    budgeted = Breaker(Budgeted(upstream, ledger=ledger, units=settings.daily_units))
    leased = Leased(budgeted, leases=FirestoreLeases(connection), store=FirestoreStore(connection))
    return _service(settings, Coalescing(leased), budgeted, shelf)


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
    from chapters.guards import LateFallback

    def comments() -> Fallback:
        from chapters.freshness import of_comments
        from chapters.sources.comments import CommentsSource
        from chapters.sources.kept import Kept

        source = CommentsSource(upstream.discussion)
        return Kept(source, store=shelf("comments"), limiter=clients, lifetime=of_comments)

    configured: dict[str, Fallback] = {}
    if settings.comments and settings.youtube_api_key:
        configured["comments"] = LateFallback(comments)
    return configured


def articles(settings: Settings) -> Articles:
    """Articles of chapters; outlines and transcripts alone where no model is configured."""
    from chapters.article import Articles, Ceilings

    return Articles(
        writer=None,
        sections=once(lambda: sections(settings)),
        limiter=limiter(settings),
        ceilings=Ceilings(chapters=settings.article_chapters, minutes=settings.article_minutes),
    )


def sections(settings: Settings) -> Sections:
    """Where finished texts of articles are kept."""
    if not settings.uses_firestore:
        from chapters.stores.sections import MemorySections

        return MemorySections()
    from chapters.stores.connection import Connection
    from chapters.stores.firestore_sections import FirestoreSections

    return FirestoreSections(
        Connection(project=settings.google_cloud_project, database=settings.firestore_database)
    )


def youtube(settings: Settings) -> Upstream:
    """YouTube with a key, the bundled samples without."""
    if not settings.youtube_api_key:
        from chapters.samples import SampleVideos

        return SampleVideos()
    from chapters.youtube import YouTube

    return YouTube(api_key=settings.youtube_api_key, endpoint=settings.youtube_api_endpoint)


def limiter(settings: Settings) -> Limiter:
    """A limit on each client's look-ups; none for the bundled samples, which cost nothing."""
    from chapters.rate_limit import ClientLimiter, NoLimit

    if not settings.misses_per_minute or not settings.youtube_api_key:
        return NoLimit()
    return ClientLimiter(misses_per_minute=settings.misses_per_minute)

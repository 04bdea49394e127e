"""Settings to Service: the only module that names every adapter.

Clients that take long to import are imported where they are first needed, so that a request that
does not need them does not wait for them (docs/operations.md has the figures).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from chapters.config import Settings
from chapters.errors import NotConfigured
from chapters.service import Limiter, Playlists, Service, Store, Videos
from chapters.sources.description import DescriptionSource

if TYPE_CHECKING:
    from chapters.guards import Upstream
    from chapters.stores.insistent import InsistentConnection
    from chapters.upkeep import Documents


def once(settings: Settings) -> Callable[[], Service]:
    """A function that builds the service at its first call and returns that one ever after."""
    built: list[Service] = []
    lock = Lock()

    def get() -> Service:
        if not built:
            with lock:
                if not built:
                    built.append(service(settings))
        return built[0]

    return get


def service(settings: Settings) -> Service:
    """The service that ``settings`` describe."""
    from chapters.guards import Breaker, Budgeted, Coalescing, Late, Leased, OwnLedger
    from chapters.stores.memory import MemoryStore

    near = MemoryStore()
    upstream = Late(lambda: youtube(settings))
    if not settings.uses_firestore:
        budgeted = Breaker(Budgeted(upstream, ledger=OwnLedger(), units=settings.daily_units))
        return _service(settings, Coalescing(budgeted), budgeted, near)

    from chapters.stores.connection import Connection
    from chapters.stores.firestore import FirestoreStore
    from chapters.stores.layered import LayeredStore
    from chapters.stores.leases import FirestoreLeases
    from chapters.stores.ledger import FirestoreLedger

    connection = Connection(
        project=settings.google_cloud_project, database=settings.firestore_database
    )
    shared = FirestoreStore(connection)
    ledger = FirestoreLedger(connection)
    budgeted = Breaker(Budgeted(upstream, ledger=ledger, units=settings.daily_units))
    leased = Leased(budgeted, leases=FirestoreLeases(connection), store=shared)
    return _service(settings, Coalescing(leased), budgeted, LayeredStore(front=near, back=shared))


@contextmanager
def documents(settings: Settings) -> Iterator[Documents]:
    """What Firestore holds, for the command that deletes it; raises NotConfigured without one."""
    from chapters.stores.documents import FirestoreDocuments

    with _insistent(settings) as connection:
        yield FirestoreDocuments(connection)


@contextmanager
def warming(settings: Settings) -> Iterator[tuple[Service, Store]]:
    """A service that fills the store, and that store: straight Firestore.

    No memory hides what Firestore holds, and no limit holds but the day's budget. Raises
    NotConfigured without a Firestore or a key.
    """
    from chapters.guards import Breaker, Budgeted
    from chapters.stores.firestore import FirestoreStore
    from chapters.stores.ledger import FirestoreLedger

    if not settings.youtube_api_key:
        raise NotConfigured("Videos are looked up with a key for YouTube: set YOUTUBE_API_KEY.")
    from chapters.youtube import YouTube

    upstream = YouTube(api_key=settings.youtube_api_key, endpoint=settings.youtube_api_endpoint)
    with _insistent(settings) as connection, closing(upstream):
        store, ledger = FirestoreStore(connection), FirestoreLedger(connection)
        budgeted = Breaker(Budgeted(upstream, ledger=ledger, units=settings.daily_units))
        unlimited = replace(settings, misses_per_minute=0)
        yield _service(unlimited, budgeted, budgeted, store), store


@contextmanager
def _insistent(settings: Settings) -> Iterator[InsistentConnection]:
    """A connection for commands that are for nothing without Firestore."""
    if not settings.uses_firestore:
        raise NotConfigured(
            "This command is about Firestore, and none is set. Say whose it is: "
            "GOOGLE_CLOUD_PROJECT=... python -m chapters ..."
        )
    from chapters.stores.insistent import InsistentConnection

    project, database = settings.google_cloud_project, settings.firestore_database
    with closing(InsistentConnection(project=project, database=database)) as connection:
        yield connection


def _service(settings: Settings, videos: Videos, playlists: Playlists, store: Store) -> Service:
    return Service(
        videos=videos,
        playlists=playlists,
        store=store,
        description=DescriptionSource(),
        fallbacks={},
        limiter=limiter(settings),
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

"""Settings to Service: the only module that names every adapter.

Clients that take long to import are imported where they are first needed, so that a request that
does not need them does not wait for them (docs/operations.md has the figures).
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Protocol

from chapters.config import Settings
from chapters.guards import Breaker, Coalescing
from chapters.service import Limiter, Playlists, Service, Store, Videos
from chapters.sources.description import DescriptionSource


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
    upstream = youtube(settings)
    return Service(
        videos=Coalescing(Breaker(upstream)),
        playlists=upstream,
        store=store(settings),
        description=DescriptionSource(),
        fallbacks={},
        limiter=limiter(settings),
    )


class Upstream(Videos, Playlists, Protocol):
    """Both that YouTube can be asked for."""


def youtube(settings: Settings) -> Upstream:
    """YouTube with a key, the bundled samples without."""
    if not settings.youtube_api_key:
        from chapters.samples import SampleVideos

        return SampleVideos()
    from chapters.youtube import YouTube

    return YouTube(api_key=settings.youtube_api_key, endpoint=settings.youtube_api_endpoint)


def store(settings: Settings) -> Store:
    """Memory, with Firestore behind it where one is configured."""
    from chapters.stores.memory import MemoryStore

    if not settings.uses_firestore:
        return MemoryStore()
    from chapters.stores.firestore import FirestoreStore
    from chapters.stores.layered import LayeredStore

    return LayeredStore(
        front=MemoryStore(),
        back=FirestoreStore(
            project=settings.google_cloud_project, database=settings.firestore_database
        ),
    )


def limiter(settings: Settings) -> Limiter:
    """A limit on each client's look-ups; none for the bundled samples, which cost nothing."""
    from chapters.rate_limit import ClientLimiter, NoLimit

    if not settings.misses_per_minute or not settings.youtube_api_key:
        return NoLimit()
    return ClientLimiter(misses_per_minute=settings.misses_per_minute)

"""The ports of the use cases (what ``lookup`` needs from outside), and the types they exchange.

Adapters in ``youtube``, ``quota``, ``cache``, ``sources`` and ``samples`` implement them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol, get_args

from chapters.domain import freshness
from chapters.domain.video import Chapters, Discussion, Playlist, Video
from chapters.errors import ChaptersError, InvalidRequest

FALLBACKS = ("comments", "model")
"""Names of the sources that a request may ask when the description has no chapters."""

DRAFTERS = ("computed", "model")
"""Who may divide captions: this app, or a model."""

Style = Literal["tutorial", "summary", "transcript"]
STYLES: tuple[Style, ...] = get_args(Style)
"""How the sections of an article are written: by a model in full or in short, or as it was said."""

MAX_VIDEOS = 50
"""IDs in one ``videos.list`` call, and so in one request to us."""


def fallback_names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names of ``FALLBACKS`` in ``texts``, each of which may hold several with commas between
    them, in their order and each once. Raises InvalidRequest for any other name.
    """
    names = [name.strip() for text in texts for name in text.split(",") if name.strip()]
    if not set(names) <= set(FALLBACKS):
        raise InvalidRequest(f"fallback knows {' and '.join(FALLBACKS)}, separated by commas.")
    return tuple(dict.fromkeys(names))


class Entry(NamedTuple):
    """What a store holds about one video ID. All times are aware, UTC."""

    id: str
    chapters: Chapters | None
    """None: YouTube shows no such video."""
    extractor: str
    """Version of the extractor that made ``chapters``."""
    fetched: datetime
    """When the source was asked; what it was told of the video may be older."""
    fresh_until: datetime
    """Until then it is served without asking again."""

    @property
    def expires(self) -> datetime:
        """From then on it is never served: YouTube's policy allows 30 days."""
        if self.chapters is None:
            return self.fetched + freshness.NOT_FOUND
        return freshness.expires(self.chapters.video, now=self.fetched)


class Videos(Protocol):
    """Looks up videos. One call costs one unit of quota, for up to 50 IDs."""

    def fetch(self, ids: Sequence[str], *, translated: bool = False) -> Mapping[str, Video]:
        """The videos that exist among ``ids`` (at most 50), by ID; the others are absent.

        ``translated``: with their translations, which can be many times as long.
        Raises QuotaExhausted, RateLimited, UpstreamFailed, UpstreamTimeout, NotConfigured.
        """


class Page(NamedTuple):
    """Up to 50 videos of a playlist, in its order."""

    ids: tuple[str, ...]
    next_token: str | None
    """Token of the next page; None: this is the last one."""
    video_count: int | None = None
    """Videos in the whole playlist; None: YouTube did not say."""
    playlist: Playlist | None = None
    """The playlist itself, on the first page that ``PlaylistPages`` gives."""


class Playlists(Protocol):
    """Looks up playlists, and those of channels. One call costs one unit of quota."""

    def playlist(self, playlist: str) -> Playlist:
        """Title and channel of the playlist with this ID.

        Raises PlaylistNotFound, and what ``Videos.fetch`` raises.
        """

    def page(self, playlist: str, *, token: str | None) -> Page:
        """The page of ``playlist`` with this ``token``; None: the first one.

        Raises PlaylistNotFound, InvalidRequest (no such page), and what ``Videos.fetch`` raises.
        """

    def uploads(self, channel: str) -> str:
        """The ID of the playlist of all that ``channel`` uploaded: a handle, an ID or ``user/NAME``
        as ``youtube_urls.parse_playlist`` returns it.

        Raises ChannelNotFound, and what ``Videos.fetch`` raises.
        """


class Upstream(Videos, Playlists, Protocol):
    """YouTube. Each call costs one unit: videos, a playlist, a page of it, a channel, comments."""

    def discussion(self, video: str) -> Discussion:
        """The top comments below ``video``. Raises what ``fetch`` raises, and VideoNotFound."""


class PlaylistPages(Protocol):
    """Pages of playlists, from memory for a few minutes."""

    def page(self, playlist: str, *, token: str | None, client: str) -> Page:
        """As ``Playlists.page``, the first page with the playlist itself; ``playlist`` may be a
        channel, for its uploads. Look-ups count against the limit of ``client``.

        Raises RateLimited, and what ``Playlists`` raises.
        """


class StoreUnavailable(Exception):
    """A store cannot be read at this moment. Requests go on without it; nobody is shown this."""


class Store(Protocol):
    """A cache of entries."""

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, by ID. Raises StoreUnavailable."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries``, replacing older ones; what cannot be stored now may come later."""


class Stores(NamedTuple):
    """The two stores of the same entries."""

    local: Store
    """This instance's, which takes no time."""
    shared: Store
    """Of all instances."""


class Source(Protocol):
    """A place where the chapters of a video may be found."""

    version: str
    """Changes whenever the same video may give another list."""

    def chapters(self, video: Video) -> Chapters:
        """The list found there; without one, no chapters and a note that says why.

        Raises a ``ChaptersError`` when the source cannot be read.
        """


class Fallback(Protocol):
    """A source for videos whose description has no list, asked only if the request names it."""

    def answer(self, video: Video, *, client: str) -> Answer:
        """What it finds for ``video``; a new question counts against the limit of ``client``.

        Raises a ``ChaptersError`` when it has no answer.
        """


class Limiter(Protocol):
    """Limits how much of the quota one client may use."""

    def admit(self, client: str, *, misses: int) -> None:
        """Let ``client`` cause ``misses`` look-ups at YouTube, or raise RateLimited."""


class Answer(NamedTuple):
    """The chapters of one video, and whether they came from the cache."""

    chapters: Chapters
    cache: Literal["hit", "miss", "stale"]
    """``stale``: YouTube could not be asked, so this is the last good answer."""
    fresh_for: int
    """Seconds until YouTube is asked again; 0 when stale."""
    failure: ChaptersError | None = None
    """Why a stale answer could not be refreshed."""
    age: int = 0
    """Seconds since YouTube was asked about the video."""


Outcome = Answer | ChaptersError

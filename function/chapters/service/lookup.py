"""Use case: the chapters of videos by ID, from the store while fresh, otherwise from YouTube.

Knows the domain and the ports only; ``wiring`` chooses the adapters.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from chapters.domain import freshness
from chapters.domain.video import Chapters, Note, Video
from chapters.errors import ChaptersError, NotConfigured, VideoNotFound
from chapters.service.ports import (
    Answer,
    Entry,
    Fallback,
    Limiter,
    Outcome,
    Page,
    Playlists,
    Source,
    Store,
    Videos,
)


class Service:
    """Answers for video IDs, from the store while that is fresh, else from YouTube.

    One for each process; safe to share between threads.
    """

    def __init__(
        self,
        *,
        videos: Videos,
        playlists: Playlists,
        store: Store,
        description: Source,
        fallbacks: Mapping[str, Fallback],
        limiter: Limiter,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """``fallbacks``: by the name that a request gives. ``jitter``: returns 0 to 1."""
        self._videos = videos
        self._playlists = playlists
        self._store = store
        self._description = description
        self._fallbacks = fallbacks
        self._limiter = limiter
        self._clock = clock
        self._jitter = jitter

    def chapters_of(
        self, ids: Sequence[str], *, client: str = "", fallback: Sequence[str] = ()
    ) -> list[Outcome]:
        """One outcome for each of ``ids`` (at most 50), in their order: an Answer, or its error.

        Look-ups at YouTube count against the limit of ``client``. ``fallback`` names the sources
        to ask, in that order, about videos whose description has no list.
        """
        now = self._clock()
        unique = list(dict.fromkeys(ids))
        stored = self._usable(self._store.get(unique), now)
        due = [id_ for id_ in unique if id_ not in stored or stored[id_].fresh_until <= now]
        fetched, failure = self._look_up(due, client, now)
        outcomes = {
            id_: self._outcome(fetched.get(id_) or stored.get(id_), id_ in fetched, failure, now)
            for id_ in unique
        }
        return [self._with_fallback(outcomes[id_], fallback, client) for id_ in ids]

    def chapters_of_one(
        self, id_: str, *, client: str = "", fallback: Sequence[str] = ()
    ) -> Chapters:
        """The chapters of one video, asked for as ``chapters_of`` does; raises its error."""
        (outcome,) = self.chapters_of([id_], client=client, fallback=fallback)
        if isinstance(outcome, ChaptersError):
            raise outcome
        return outcome.chapters

    def playlist(self, playlist: str, *, token: str | None, client: str = "") -> Page:
        """One page of a playlist. Costs one unit each time: playlists may change at any moment.

        Raises RateLimited and what ``Playlists.page`` raises.
        """
        self._limiter.admit(client, misses=1)
        return self._playlists.page(playlist, token=token)

    def _usable(self, entries: Mapping[str, Entry], now: datetime) -> dict[str, Entry]:
        """The entries that have not expired; extracted again if by another extractor version."""
        usable = {id_: entry for id_, entry in entries.items() if now < entry.expires}
        renewed = [
            replace(
                entry,
                chapters=self._description.chapters(entry.chapters.video),
                extractor=self._description.version,
            )
            for entry in usable.values()
            if entry.chapters and entry.extractor != self._description.version
        ]
        if renewed:
            self._store.put(renewed)
        return usable | {entry.id: entry for entry in renewed}

    def _look_up(
        self, ids: Sequence[str], client: str, now: datetime
    ) -> tuple[Mapping[str, Entry], ChaptersError | None]:
        """Fetch ``ids`` from YouTube and store them; no entries and the error when that fails.

        Where only some of them can be looked up, the entries of those, and the error of the others.
        """
        if not ids:
            return {}, None
        try:
            self._limiter.admit(client, misses=len(ids))
            videos = self._videos.fetch(ids)
        except NotConfigured as error:
            others = [id_ for id_ in ids if id_ not in error.videos]
            return (self._look_up(others, client, now)[0] if error.videos else {}), error
        except ChaptersError as error:
            return {}, error
        entries = {id_: self._entry(id_, videos.get(id_), now) for id_ in ids}
        self._store.put(list(entries.values()))
        return entries, None

    def _entry(self, id_: str, video: Video | None, now: datetime) -> Entry:
        fresh_for = (
            freshness.lifetime(video, now=now, jitter=self._jitter())
            if video
            else freshness.NOT_FOUND
        )
        return Entry(
            id=id_,
            chapters=self._description.chapters(video) if video else None,
            extractor=self._description.version,
            fetched=now,
            fresh_until=now + fresh_for,
            expires=now + (freshness.HARD_LIMIT if video else freshness.NOT_FOUND),
        )

    def _outcome(
        self, entry: Entry | None, is_new: bool, failure: ChaptersError | None, now: datetime
    ) -> Outcome:
        """The answer from ``entry``; ``failure`` is why YouTube could not be asked, if so."""
        if entry is None:
            return failure or _not_found()
        if entry.chapters is None:
            return _not_found()
        if entry.fresh_until <= now:
            return Answer(entry.chapters, "stale", 0, failure)
        fresh_for = int((entry.fresh_until - now).total_seconds())
        return Answer(entry.chapters, "miss" if is_new else "hit", fresh_for)

    def _with_fallback(self, outcome: Outcome, names: Sequence[str], client: str) -> Outcome:
        """``outcome``, or what the first source in ``names`` with a list adds to it.

        An answer without a list names the fallbacks that the request did not ask.
        """
        if isinstance(outcome, ChaptersError) or outcome.chapters.chapters:
            return outcome
        for name in names:
            outcome = self._ask_fallback(name, outcome, client)
            if outcome.chapters.chapters:
                return outcome
        unasked = tuple(name for name in self._fallbacks if name not in names)
        return replace(outcome, chapters=replace(outcome.chapters, fallbacks=unasked))

    def _ask_fallback(self, name: str, before: Answer, client: str) -> Answer:
        """The answer of the source ``name``; ``before`` with one more note if it cannot answer."""
        fallback = self._fallbacks.get(name)
        if fallback is None:
            message = f"This server cannot ask for {name}."
            return _with_note(before, Note(f"{name}-not-configured", message))
        try:
            asked = fallback.answer(before.chapters.video, client=client)
        except ChaptersError as error:
            # The failure may be over within seconds, so nobody should cache this answer.
            return replace(_with_note(before, Note(f"{name}-failed", error.detail)), fresh_for=0)
        notes = (*before.chapters.notes, *asked.chapters.notes)
        return Answer(
            chapters=replace(asked.chapters, notes=notes),
            cache=max(before.cache, asked.cache, key=("hit", "miss", "stale").index),
            fresh_for=min(before.fresh_for, asked.fresh_for),
            failure=before.failure or asked.failure,
        )


def _with_note(answer: Answer, note: Note) -> Answer:
    chapters = answer.chapters
    return replace(answer, chapters=replace(chapters, notes=(*chapters.notes, note)))


def _not_found() -> VideoNotFound:
    """The error for an ID that YouTube does not show."""
    return VideoNotFound(
        "YouTube shows no video with this ID: it does not exist, is private, or was deleted. "
        "Check the link; if the video is yours, make it public or unlisted."
    )

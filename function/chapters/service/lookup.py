"""The story of a request, and the ports it needs.

Knows nouns and pure text only; what implements the ports is chosen in ``wiring``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from chapters.domain import freshness
from chapters.domain.video import Note, Video
from chapters.errors import ChaptersError, VideoNotFound
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
    """Answers for video IDs, from the store while that is fresh, else from YouTube."""

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
        draw: Callable[[], float] = random.random,
    ) -> None:
        """``fallbacks``: by the name that asks for them. ``draw``: 0 to 1, for jitter."""
        self._videos = videos
        self._playlists = playlists
        self._store = store
        self._description = description
        self._fallbacks = fallbacks
        self._limiter = limiter
        self._clock = clock
        self._draw = draw

    def chapters_of(
        self, ids: Sequence[str], *, client: str = "", fallback: Sequence[str] = ()
    ) -> list[Outcome]:
        """One outcome for each of ``ids`` (at most 50), in their order: an Answer, or its error.

        ``client`` is whom a look-up at YouTube is counted for; ``fallback`` names the sources to
        ask, in that order, about videos whose description has no list.
        """
        now = self._clock()
        unique = list(dict.fromkeys(ids))
        kept = self._usable(self._store.get(unique), now)
        due = [id_ for id_ in unique if id_ not in kept or kept[id_].fresh_until <= now]
        fetched, failure = self._look_up(due, client, now)
        outcomes = {
            id_: self._outcome(fetched.get(id_) or kept.get(id_), id_ in fetched, failure, now)
            for id_ in unique
        }
        return [self._with_fallback(outcomes[id_], fallback, client) for id_ in ids]

    def playlist(self, playlist: str, *, token: str | None, client: str = "") -> Page:
        """One page of a playlist: always one unit, since nobody says when a playlist changes.

        Raises RateLimited and what ``Playlists.page`` raises.
        """
        self._limiter.admit(client, misses=1)
        return self._playlists.page(playlist, token=token)

    def _usable(self, entries: Mapping[str, Entry], now: datetime) -> dict[str, Entry]:
        """The entries young enough to serve, extracted again where the extractor has changed."""
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
        """New entries for ``ids``, kept in the store; or why there are none."""
        if not ids:
            return {}, None
        try:
            self._limiter.admit(client, misses=len(ids))
            videos = self._videos.fetch(ids)
        except ChaptersError as error:
            return {}, error
        entries = {id_: self._entry(id_, videos.get(id_), now) for id_ in ids}
        self._store.put(list(entries.values()))
        return entries, None

    def _entry(self, id_: str, video: Video | None, now: datetime) -> Entry:
        fresh_for = (
            freshness.lifetime(video, now=now, jitter=self._draw())
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
        if entry is None:
            return failure or not_found()
        if entry.chapters is None:
            return not_found()
        fresh_for = max(0, int((entry.fresh_until - now).total_seconds()))
        if is_new:
            return Answer(entry.chapters, "miss", fresh_for)
        if entry.fresh_until > now:
            return Answer(entry.chapters, "hit", fresh_for)
        return Answer(entry.chapters, "stale", 0, failure)

    def _with_fallback(self, outcome: Outcome, names: Sequence[str], client: str) -> Outcome:
        """Ask the named sources, one after the other, for what the description does not hold."""
        if isinstance(outcome, ChaptersError) or outcome.chapters.chapters:
            return outcome
        for name in names:
            outcome = self._ask(name, outcome, client)
            if outcome.chapters.chapters:
                return outcome
        left = tuple(name for name in self._fallbacks if name not in names)
        return replace(outcome, chapters=replace(outcome.chapters, fallbacks=left))

    def _ask(self, name: str, so_far: Answer, client: str) -> Answer:
        """What the source called ``name`` says; ``so_far`` with one more note if it cannot."""
        fallback = self._fallbacks.get(name)
        if fallback is None:
            why = Note(f"{name}-not-configured", f"This server cannot ask for {name}.")
            return _noted(so_far, why)
        try:
            asked = fallback.answer(so_far.chapters.video, client=client)
        except ChaptersError as error:
            # Trouble may pass within seconds: nobody is to keep this.
            return replace(_noted(so_far, Note(f"{name}-failed", error.detail)), fresh_for=0)
        notes = (*so_far.chapters.notes, *asked.chapters.notes)
        return Answer(
            chapters=replace(asked.chapters, notes=notes),
            cache=max(so_far.cache, asked.cache, key=("hit", "miss", "stale").index),
            fresh_for=min(so_far.fresh_for, asked.fresh_for),
            failure=so_far.failure or asked.failure,
        )


def _noted(answer: Answer, note: Note) -> Answer:
    found = answer.chapters
    return replace(answer, chapters=replace(found, notes=(*found.notes, note)))


def not_found() -> VideoNotFound:
    """The one answer to an ID that YouTube does not show us."""
    return VideoNotFound(
        "YouTube shows no video with this ID: it does not exist, is private, or was deleted. "
        "Check the link; if the video is yours, make it public or unlisted."
    )

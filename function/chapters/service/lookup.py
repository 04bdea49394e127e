"""Use case: the chapters of videos by ID, from the store while fresh, otherwise from YouTube.

Knows the domain and the ports only; ``wiring`` chooses the adapters.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from chapters.domain import freshness
from chapters.domain.video import Chapters, Note, Video
from chapters.errors import ChaptersError, NotConfigured
from chapters.service.batching import Batching
from chapters.service.ports import (
    Answer,
    Entry,
    Fallback,
    Limiter,
    Outcome,
    Page,
    PlaylistPages,
    Source,
    Stores,
    Videos,
)
from chapters.service.read_through import ReadThroughCache
from chapters.service.translation import in_language


class Service:
    """Answers for video IDs, from the store while that is fresh, else from YouTube.

    One for each process; safe to share between threads.
    """

    def __init__(
        self,
        *,
        videos: Videos,
        playlists: PlaylistPages,
        stores: Stores,
        translations: Stores,
        description: Source,
        fallbacks: Mapping[str, Fallback],
        limiter: Limiter,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """``translations``: stores of videos with their translations, which are long, and which few
        ask for. ``fallbacks``: by the name that a request gives. ``jitter``: returns 0 to 1.
        """
        self._videos = videos
        self._playlists = playlists
        self._description = description
        self._fallbacks = fallbacks
        self._limiter = limiter
        self._clock = clock
        self._jitter = jitter
        self._caches = {False: self._cached(stores), True: self._cached(translations)}
        """By whether it is about videos with their translations."""
        self._batches = {
            translated: Batching(partial(self._fetch, translated=translated))
            for translated in self._caches
        }

    def chapters_of(
        self,
        ids: Sequence[str],
        *,
        client: str = "",
        fallback: Sequence[str] = (),
        refresh: bool = False,
        language: str | None = None,
    ) -> list[Outcome]:
        """One outcome for each of ``ids`` (at most 50), in their order: an Answer, or its error.

        Look-ups at YouTube count against the limit of ``client``. ``fallback`` names the sources
        to ask, in that order, about videos whose description has no list. ``refresh``: YouTube is
        asked again, but not about a video that it was asked about within the last minute.
        ``language``: a tag; the author's translation into it is wanted.
        """
        translated = language is not None
        found = self._caches[translated].look_up(
            ids, self._batches[translated].of, client=client, refresh=refresh
        )
        return [self._answer(found[id_], fallback, client, language) for id_ in ids]

    def chapters_of_one(
        self,
        id_: str,
        *,
        client: str = "",
        fallback: Sequence[str] = (),
        refresh: bool = False,
        language: str | None = None,
    ) -> Chapters:
        """The chapters of one video, asked for as ``chapters_of`` does; raises its error."""
        (outcome,) = self.chapters_of(
            [id_], client=client, fallback=fallback, refresh=refresh, language=language
        )
        if isinstance(outcome, ChaptersError):
            raise outcome
        return outcome.chapters

    def playlist(self, playlist: str, *, token: str | None, client: str = "") -> Page:
        """One page of a playlist, or of a channel's uploads.

        Raises what ``PlaylistPages.page`` raises.
        """
        return self._playlists.page(playlist, token=token, client=client)

    def _cached(self, stores: Stores) -> ReadThroughCache:
        return ReadThroughCache(
            stores,
            version=self._description.version,
            renew=self._extracted_again,
            limiter=self._limiter,
            clock=self._clock,
        )

    def _answer(
        self, outcome: Outcome, names: Sequence[str], client: str, language: str | None
    ) -> Outcome:
        """``outcome`` in ``language``, with what the fallbacks ``names`` add to it."""
        if isinstance(outcome, ChaptersError):
            return outcome
        if language is None:
            return self._with_fallback(outcome, names, client)
        found = in_language(outcome.chapters, language, self._description)
        # Fallbacks are asked about the original: what they find is kept for everybody.
        original = outcome.chapters.video._replace(translations=())
        asked = outcome._replace(chapters=found._replace(video=original))
        answer = self._with_fallback(asked, names, client)
        return answer._replace(chapters=answer.chapters._replace(video=found.video))

    def _fetch(
        self, ids: Sequence[str], *, translated: bool
    ) -> Mapping[str, Entry | ChaptersError]:
        """Look up ``ids`` at YouTube and store them; one call for what several requests want.

        Where only some of them can be looked up, the error stands in place of the others.
        """
        now = self._clock()
        try:
            videos = self._videos.fetch(ids, translated=translated)
        except NotConfigured as error:
            if not error.videos:
                raise
            others = [id_ for id_ in ids if id_ not in error.videos]
            found = self._fetch(others, translated=translated) if others else {}
            return {id_: found.get(id_, error) for id_ in ids}
        dated = {id_: video._replace(fetched=now) for id_, video in videos.items()}
        entries = {id_: self._entry(id_, dated.get(id_), now) for id_ in ids}
        self._caches[translated].put(list(entries.values()))
        return entries

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
        )

    def _extracted_again(self, entry: Entry) -> Entry:
        """``entry`` by this version of the extractor, from the stored description: no quota."""
        found = entry.chapters and self._description.chapters(entry.chapters.video)
        return entry._replace(chapters=found, extractor=self._description.version)

    def _with_fallback(self, outcome: Answer, names: Sequence[str], client: str) -> Answer:
        """``outcome``, or what the first source in ``names`` with a list adds to it.

        An answer without a list names the fallbacks that the request did not ask.
        """
        if outcome.chapters.chapters:
            return outcome
        for name in names:
            outcome = self._ask_fallback(name, outcome, client)
            if outcome.chapters.chapters:
                return outcome
        unasked = tuple(name for name in self._fallbacks if name not in names)
        return outcome._replace(chapters=outcome.chapters._replace(fallbacks=unasked))

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
            return _with_note(before, Note(f"{name}-failed", error.detail))._replace(fresh_for=0)
        notes = (*before.chapters.notes, *asked.chapters.notes)
        return Answer(
            chapters=asked.chapters._replace(notes=notes),
            cache=max(before.cache, asked.cache, key=("hit", "miss", "stale").index),
            fresh_for=min(before.fresh_for, asked.fresh_for),
            failure=before.failure or asked.failure,
            age=before.age,
        )


def _with_note(answer: Answer, note: Note) -> Answer:
    chapters = answer.chapters
    return answer._replace(chapters=chapters._replace(notes=(*chapters.notes, note)))

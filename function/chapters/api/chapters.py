"""``/chapters``: the chapters of one video, of several, or of one page of a playlist."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

from flask import Request, Response

from chapters.api.body_cache import BodyCache
from chapters.api.cpu_slot import CpuSlot
from chapters.api.query import ChaptersQuery, client_of
from chapters.api.rendered import RenderedBody
from chapters.api.responses import reply
from chapters.domain.video import Playlist
from chapters.errors import ChaptersError
from chapters.formats import render_batch
from chapters.service.lookup import Service
from chapters.service.ports import Answer, Outcome

MANY = 2000
"""Chapters in one answer above which it is written in turn; fifty long lists have fewer."""


def chapters_response(
    request: Request, *, service: Service, bodies: BodyCache, slot: CpuSlot, proxy_hops: int
) -> Response:
    """The chapters that ``request`` asks for.

    Raises what ``ChaptersQuery.from_request`` raises, and the error of the one video or playlist
    that was asked for; errors of several videos stand in the response. Raises RateLimited when an
    answer with MANY chapters does not get its turn.
    """
    query = ChaptersQuery.from_request(request)
    client = client_of(request, proxy_hops=proxy_hops)
    if query.playlist:
        page = service.playlist(query.playlist, token=query.page_token, client=client)
        outcomes = service.chapters_of(page.ids, client=client, fallback=query.fallback)
        next_token, playlist = page.next_token, page.playlist
        return _batch(request, page.ids, outcomes, slot, next_token=next_token, playlist=playlist)
    ids = [video for video in query.videos if isinstance(video, str)]
    found = iter(service.chapters_of(ids, client=client, fallback=query.fallback))
    outcomes = [next(found) if isinstance(video, str) else video for video in query.videos]
    if query.is_batch:
        return _batch(request, query.requested, outcomes, slot)
    if isinstance(outcomes[0], ChaptersError):
        raise outcomes[0]
    return _one(request, query, outcomes[0], bodies)


def _one(request: Request, query: ChaptersQuery, answer: Answer, bodies: BodyCache) -> Response:
    chosen = query.format
    more = [("Cache-Status", _cache_status(answer))]
    if query.is_negotiated:
        more.append(("Vary", "Accept"))
    if query.download:
        name = f"{answer.chapters.video.id}.chapters.{chosen.extension}"
        more.append(("Content-Disposition", f'attachment; filename="{name}"'))
    body = bodies.rendered(answer.chapters, chosen)
    return reply(request, body, chosen.media_type, max_age=answer.fresh_for, more=more)


def _batch(
    request: Request,
    requested: Sequence[str],
    outcomes: Sequence[Outcome],
    slot: CpuSlot,
    *,
    next_token: str | None = None,
    playlist: Playlist | None = None,
) -> Response:
    """JSON with an item for each of ``requested``, in that order: its chapters or its error."""
    items = [
        outcome.chapters if isinstance(outcome, Answer) else (name, outcome)
        for name, outcome in zip(requested, outcomes, strict=True)
    ]
    answers = [outcome for outcome in outcomes if isinstance(outcome, Answer)]
    # An error may be gone within seconds, so a list that holds one must not be cached.
    fresh_for = min((answer.fresh_for for answer in answers), default=0)
    max_age = fresh_for if len(answers) == len(outcomes) else 0
    hits = sum(answer.cache == "hit" for answer in answers)
    status = ("Cache-Status", f'chapters; detail="{hits} of {len(outcomes)} hit"')
    is_large = sum(len(answer.chapters.chapters) for answer in answers) > MANY
    with slot.turn() if is_large else nullcontext():
        body = RenderedBody.from_text(render_batch(items, next_token, playlist))
    return reply(request, body, "application/json", max_age=max_age, more=[status])


def _cache_status(answer: Answer) -> str:
    """What our cache did, as RFC 9211 writes it."""
    if answer.cache == "hit":
        return f"chapters; hit; ttl={answer.fresh_for}"
    if answer.cache == "miss":
        return "chapters; fwd=uri-miss; stored"
    return f"chapters; hit; fwd=stale; detail={answer.failure.code if answer.failure else 'stale'}"

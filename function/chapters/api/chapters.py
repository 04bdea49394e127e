"""``/chapters``: the chapters of one video, of several, or of one page of a playlist."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Request, Response

from chapters.api import cpu_slot
from chapters.api.body_cache import BodyCache
from chapters.api.parameters import query_fields
from chapters.api.query import ChaptersQuery
from chapters.api.rendered import RenderedBody
from chapters.api.responses import reply
from chapters.errors import ChaptersError
from chapters.formats import Format, render_batch
from chapters.service.ports import Answer, Outcome, Page
from chapters.service.several import items_of, outcomes_of

if TYPE_CHECKING:
    from chapters.service.lookup import Service

MANY = 2000
"""Chapters in one answer above which it is written in turn; fifty long lists have fewer."""


def chapters_response(
    request: Request, *, client: str, service: Service, bodies: BodyCache
) -> Response:
    """The chapters that ``request`` asks for.

    Raises what ``ChaptersQuery.from_request`` raises, and the error of the one video or playlist
    that was asked for; errors of several videos stand in the response. Raises RateLimited when an
    answer with MANY chapters does not get its turn.
    """
    query = ChaptersQuery.from_request(request)
    look_up = partial(
        service.chapters_of,
        client=client,
        fallback=query.fallback,
        refresh=query.refresh,
        language=query.language,
    )
    if query.playlist:
        page = service.playlist(query.playlist, token=query.page_token, client=client)
        return _batch(request, query, page, look_up(page.ids))
    outcomes = outcomes_of(query.videos, look_up)
    if query.is_batch:
        return _batch(request, query, Page(query.requested, next_token=None), outcomes)
    if isinstance(outcomes[0], ChaptersError):
        raise outcomes[0]
    return _one(request, query, outcomes[0], bodies)


def _one(request: Request, query: ChaptersQuery, answer: Answer, bodies: BodyCache) -> Response:
    more = [
        ("Cache-Status", _cache_status(answer)),
        *query.output.headers(answer.chapters.video.id),
    ]
    if query.refresh:
        more.append(("Age", str(answer.age)))
    chosen = query.output.format
    body = bodies.rendered(answer.chapters, chosen)
    max_age = None if query.refresh else answer.fresh_for
    return reply(request, body, chosen.media_type, max_age=max_age, more=more)


def _batch(
    request: Request, query: ChaptersQuery, page: Page, outcomes: Sequence[Outcome]
) -> Response:
    """An item for each video of ``page``, in its order: the chapters or the error in ``outcomes``.

    ``page``: of a playlist, or the videos that the request names.
    """
    answers = [outcome for outcome in outcomes if isinstance(outcome, Answer)]
    # An error may be gone within seconds, so a list that holds one must not be cached.
    fresh_for = min((answer.fresh_for for answer in answers), default=0)
    max_age = None if query.refresh else fresh_for if len(answers) == len(outcomes) else 0
    hits = sum(answer.cache == "hit" for answer in answers)
    more = [
        ("Cache-Status", f'chapters; detail="{hits} of {len(outcomes)} hit"'),
        *query.output.headers(_list_name(query.playlist)),
    ]
    if page.next_token:
        more.append(("Link", f'<{_page_query(request, page.next_token)}>; rel="next"'))
    chosen = query.output.format
    is_large = sum(len(answer.chapters.chapters) for answer in answers) > MANY
    with cpu_slot.turn() if is_large else nullcontext():
        body = RenderedBody.from_text(_rendered_batch(chosen, page, outcomes))
    return reply(request, body, chosen.media_type, max_age=max_age, more=more)


def _rendered_batch(chosen: Format, page: Page, outcomes: Sequence[Outcome]) -> str:
    """``outcomes`` in the format ``chosen``; only JSON has a place for the rest of ``page``."""
    items = items_of(page.ids, outcomes)
    if chosen.render_several is None or chosen.render_several is render_batch:
        return render_batch(items, page.next_token, page.playlist)
    return chosen.render_several(items)


def _list_name(playlist: str | None) -> str:
    """The name of a file about a playlist or channel; headers hold ASCII only."""
    name = (playlist or "").replace("/", "-")
    return name if name and name.isascii() else "videos"


def _page_query(request: Request, token: str) -> str:
    """The same request for the page that ``token`` names: a reference relative to the address."""
    fields = {**query_fields(request), "pageToken": [token]}
    return f"?{urlencode(fields, doseq=True, errors='replace')}"


def _cache_status(answer: Answer) -> str:
    """What our cache did, as RFC 9211 writes it."""
    if answer.cache == "hit":
        return f"chapters; hit; ttl={answer.fresh_for}"
    if answer.cache == "miss":
        return "chapters; fwd=uri-miss; stored"
    return f"chapters; hit; fwd=stale; detail={answer.failure.code if answer.failure else 'stale'}"

"""The HTTP face: a request in, a response out. Nothing below the faces knows HTTP.

Every failure leaves from here, as ``application/problem+json``. ``openapi.yaml`` is the contract.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Request, Response

from chapters import __version__
from chapters.api import cors, log
from chapters.api.query import Query, client_of
from chapters.api.rendered import RenderedBody, body_of
from chapters.api.request_body import description_in, drain
from chapters.api.responses import problem_response, reply
from chapters.config import Settings
from chapters.errors import (
    ChaptersError,
    Internal,
    MethodNotAllowed,
    NotFound,
)
from chapters.formats import render_batch, render_verdict
from chapters.service.lookup import Service
from chapters.service.ports import Answer, Outcome

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from chapters.service.article import Articles

READ = ("GET", "HEAD", "OPTIONS")
_OPENAPI = Path(__file__).parents[1] / "openapi.yaml"


class HttpApp:
    """Answers requests. One for each process, shared by its threads."""

    def __init__(
        self,
        settings: Settings,
        *,
        service: Callable[[], Service],
        articles: Callable[[], Articles],
    ) -> None:
        """Both are called when a request needs them, so that others need not wait."""
        self._settings = settings
        self._service = service
        self._articles = articles
        self._routes: Mapping[str, tuple[tuple[str, ...], Callable[[Request], Response]]] = {
            "/": (READ, self._chapters),
            "/chapters": (READ, self._chapters),
            "/check": (("POST", "OPTIONS"), self._check),
            "/article": (("GET", "HEAD", "POST", "OPTIONS"), self._article),
            "/health": (READ, self._health),
            "/openapi.yaml": (READ, self._contract),
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The same as a WSGI application (PEP 3333)."""
        return self.respond(Request(environ))(environ, start_response)

    def respond(self, request: Request) -> Response:
        """The response to ``request``; never raises."""
        started = time.perf_counter()
        trace = self._trace(request)
        code = ""
        try:
            response = self._page(request) or self._routed(request)
        except ChaptersError as error:
            code, response = error.code, problem_response(request, error)
        except Exception as error:  # noqa: BLE001 - the last line of defence
            log.unexpected(error, trace=trace)
            code, response = Internal.code, problem_response(request, _internal())
        drain(request)
        cors.allow(request, response, origins=self._settings.allowed_origins)
        log.request(
            method=request.method,
            path=self._loggable(request.path),
            status=response.status_code,
            seconds=time.perf_counter() - started,
            cache=response.headers.get("Cache-Status", ""),
            code=code,
            trace=trace,
        )
        return response

    def _page(self, request: Request) -> Response | None:
        if self._settings.web_root is None:
            return None
        from chapters.api import static_site as page  # noqa: PLC0415 - only `make run` serves it

        has_key = bool(self._settings.youtube_api_key)
        return page.serve(request, root=self._settings.web_root, has_key=has_key)

    def _trace(self, request: Request) -> str:
        parent = request.environ.get("HTTP_TRACEPARENT", "")
        cloud = request.environ.get("HTTP_X_CLOUD_TRACE_CONTEXT", "")
        return log.trace_of(parent, cloud, project=self._settings.google_cloud_project)

    def _routed(self, request: Request) -> Response:
        path = _own_path(request.path)
        if path not in self._routes:
            raise NotFound("There is nothing here. /openapi.yaml lists every address.")
        methods, answer = self._routes[path]
        if request.method not in methods:
            raise MethodNotAllowed(f"{path} answers {', '.join(methods)} only.", allow=methods)
        if request.method == "OPTIONS":
            nothing = Response(status=204, headers={"Allow": ", ".join(methods)})
            del nothing.headers["Content-Type"]
            return nothing
        return answer(request)

    def _loggable(self, path: str) -> str:
        """``path`` if it is ours: a stranger's path can hold anything."""
        return path if _own_path(path) in self._routes else "other"

    def _chapters(self, request: Request) -> Response:
        query = Query.of(request)
        client = client_of(request, proxy_hops=self._settings.trusted_proxy_hops)
        if query.playlist:
            return self._playlist(request, query, query.playlist, client)
        ids = [video for video in query.videos if isinstance(video, str)]
        found = iter(self._service().chapters_of(ids, client=client, fallback=query.fallback))
        outcomes = [next(found) if isinstance(video, str) else video for video in query.videos]
        if query.is_batch:
            return _batch(request, query.asked, outcomes)
        if isinstance(outcomes[0], ChaptersError):
            raise outcomes[0]
        return _one(request, query, outcomes[0])

    def _playlist(self, request: Request, query: Query, playlist: str, client: str) -> Response:
        service = self._service()
        listed = service.playlist(playlist, token=query.page_token, client=client)
        outcomes = service.chapters_of(listed.ids, client=client, fallback=query.fallback)
        return _batch(request, listed.ids, outcomes, next_token=listed.next_token)

    def _check(self, request: Request) -> Response:
        from chapters.service.check import check  # noqa: PLC0415 - other requests need not wait for it

        posted = description_in(request)
        verdict = check(
            posted.description or "", duration=posted.duration, transcript=posted.transcript
        )
        body = RenderedBody.of(render_verdict(verdict))
        return reply(request, body, "application/json", max_age=None)

    def _article(self, request: Request) -> Response:
        from chapters.api import article as article_face  # noqa: PLC0415 - few requests ask for one

        return article_face.respond(
            request,
            service=self._service,
            articles=self._articles(),
            proxy_hops=self._settings.trusted_proxy_hops,
            trace=self._trace(request),
        )

    def _health(self, request: Request) -> Response:
        body = RenderedBody.of(json.dumps({"status": "ok", "version": __version__}))
        return reply(request, body, "application/json", max_age=None)

    def _contract(self, request: Request) -> Response:
        body = RenderedBody.of(_OPENAPI.read_text("utf-8"))
        return reply(request, body, "application/yaml", max_age=3600)


def _own_path(path: str) -> str:
    """Hosting passes its prefix on: ``/api/chapters`` is ``/chapters``."""
    return path.removeprefix("/api") if path.startswith("/api/") else path


def _one(request: Request, query: Query, answer: Answer) -> Response:
    chosen = query.format
    more = [("Cache-Status", _cache_status(answer))]
    if query.is_negotiated:
        more.append(("Vary", "Accept"))
    if query.download:
        name = f"{answer.chapters.video.id}.chapters.{chosen.extension}"
        more.append(("Content-Disposition", f'attachment; filename="{name}"'))
    body = body_of(answer.chapters, chosen)
    return reply(request, body, chosen.media_type, max_age=answer.fresh_for, more=more)


def _batch(
    request: Request,
    names: Sequence[str],
    outcomes: list[Outcome],
    *,
    next_token: str | None = None,
) -> Response:
    items = [
        outcome.chapters if isinstance(outcome, Answer) else (asked, outcome)
        for asked, outcome in zip(names, outcomes, strict=True)
    ]
    answers = [outcome for outcome in outcomes if isinstance(outcome, Answer)]
    # A failure may pass within seconds: a list that holds one is not for caches.
    fresh_for = min((answer.fresh_for for answer in answers), default=0)
    max_age = fresh_for if len(answers) == len(outcomes) else 0
    body = RenderedBody.of(render_batch(items, next_token))
    hits = sum(answer.cache == "hit" for answer in answers)
    status = f'chapters; detail="{hits} of {len(outcomes)} hit"'
    more = [("Cache-Status", status)]
    return reply(request, body, "application/json", max_age=max_age, more=more)


def _cache_status(answer: Answer) -> str:
    """What our cache did, in the words of RFC 9211."""
    if answer.cache == "hit":
        return f"chapters; hit; ttl={answer.fresh_for}"
    if answer.cache == "miss":
        return "chapters; fwd=uri-miss; stored"
    return f"chapters; hit; fwd=stale; detail={answer.failure.code if answer.failure else 'stale'}"


def _internal() -> Internal:
    return Internal("This should not have happened, and our log has it. Try again in a minute.")

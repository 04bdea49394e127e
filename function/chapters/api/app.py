"""The WSGI application: routes a request to its answer, turns errors into problem documents, and
writes the request's log line. ``openapi.yaml`` is the contract.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flask import Request, Response

from chapters import __version__
from chapters.api import cors, log, parameters
from chapters.api.body_cache import BodyCache
from chapters.api.chapters import chapters_response
from chapters.api.parameters import Parameters
from chapters.api.query import client_of
from chapters.api.rendered import RenderedBody
from chapters.api.responses import problem_response, reply
from chapters.config import Settings
from chapters.errors import ChaptersError, Internal, MethodNotAllowed, NotFound

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from chapters.api.text_process import Texts
    from chapters.service.article import Articles
    from chapters.service.drafts import Drafts
    from chapters.service.lookup import Service

_OPENAPI = Path(__file__).parents[1] / "openapi.yaml"


class Route(NamedTuple):
    """What a method of an address does."""

    parameters: Parameters
    """Of the query string."""
    handler: Callable[[Request], Response]


class HttpApp:
    """Answers requests. One for each process, shared by its threads."""

    def __init__(
        self,
        settings: Settings,
        *,
        service: Service,
        articles: Articles,
        texts: Texts,
        drafts: Drafts,
    ) -> None:
        """The use cases may be lazy: they are used when a request needs them."""
        self._settings = settings
        self._service = service
        self._articles = articles
        self._drafts = drafts
        self._texts = texts
        self._bodies = BodyCache()
        chapters = _read(parameters.CHAPTERS, self._chapters)
        article = Route(parameters.ARTICLE, self._article)
        self._routes: Mapping[str, Mapping[str, Route]] = {
            "/": chapters,
            "/chapters": {**chapters, "POST": Route(parameters.DRAFT, self._draft)},
            "/check": {"POST": Route(parameters.CHECK, self._check)},
            "/transcript": {"POST": Route(parameters.NONE, self._transcript)},
            "/article": dict.fromkeys(("GET", "HEAD", "POST"), article),
            "/health": _read(parameters.NONE, self._health),
            "/openapi.yaml": _read(parameters.NONE, self._openapi),
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as a WSGI application (PEP 3333)."""
        return self.respond(Request(environ))(environ, start_response)

    def respond(self, request: Request) -> Response:
        """Return the response to ``request`` and log the request; never raises."""
        started = time.perf_counter()
        response, code = self._answer(request)
        cors.add_headers(request, response, origins=self._settings.allowed_origins)
        log.request(
            method=request.method,
            path=self._loggable(request.path),
            status=response.status_code,
            seconds=time.perf_counter() - started,
            cache=response.headers.get("Cache-Status", ""),
            code=code,
            trace=self._trace(request),
        )
        return response

    def _answer(self, request: Request) -> tuple[Response, str]:
        """The response, and the code of its error: '' without one."""
        try:
            return self._static_file(request) or self._routed(request), ""
        except ChaptersError as error:
            return problem_response(request, error), error.code
        except Exception as error:  # noqa: BLE001 - whatever it is, the client gets an answer
            log.unexpected(error, trace=self._trace(request))
            internal = Internal(
                "This should not have happened, and our log has it. Try again in a minute."
            )
            return problem_response(request, internal), internal.code

    def _static_file(self, request: Request) -> Response | None:
        root = self._settings.web_root
        if root is None:
            return None
        from chapters.api.static_site import file_response  # noqa: PLC0415 - only `make run` has one

        return file_response(request, root=root, has_key=bool(self._settings.youtube_api_key))

    def _routed(self, request: Request) -> Response:
        path = _without_prefix(request.path)
        if path not in self._routes:
            raise NotFound("There is nothing here. /openapi.yaml lists every address.")
        routes = self._routes[path]
        allowed = (*routes, "OPTIONS")
        if request.method == "OPTIONS":  # before the parameters: a preflight has those to come
            return _options_response(allowed)
        if request.method not in routes:
            raise MethodNotAllowed(f"{path} answers {', '.join(allowed)} only.", allow=allowed)
        route = routes[request.method]
        parameters.accept_only(route.parameters, parameters.query_fields(request))
        return route.handler(request)

    def _chapters(self, request: Request) -> Response:
        return chapters_response(
            request, client=self._client(request), service=self._service, bodies=self._bodies
        )

    def _draft(self, request: Request) -> Response:
        # Here, for the same reason as in _check.
        from chapters.api.draft import draft_response  # noqa: PLC0415

        return draft_response(
            request,
            client=self._client(request),
            service=self._service,
            drafts=self._drafts,
            texts=self._texts,
        )

    def _check(self, request: Request) -> Response:
        # Here, since it imports the extractor: a tenth of the CPU time of every cold start.
        from chapters.api.check import check_response  # noqa: PLC0415

        return check_response(
            request, client=self._client(request), service=self._service, texts=self._texts
        )

    def _article(self, request: Request) -> Response:
        # Here, for the same reason as in _check.
        from chapters.api.article import article_response  # noqa: PLC0415

        return article_response(
            request,
            client=self._client(request),
            service=self._service,
            articles=self._articles,
            texts=self._texts,
            trace=self._trace(request),
        )

    def _transcript(self, request: Request) -> Response:
        # Here, for the same reason as in _check.
        from chapters.api.transcript import transcript_response  # noqa: PLC0415

        return transcript_response(request, texts=self._texts)

    def _health(self, request: Request) -> Response:
        body = RenderedBody.from_text(json.dumps({"status": "ok", "version": __version__}))
        return reply(request, body, "application/json", max_age=None)

    def _openapi(self, request: Request) -> Response:
        body = RenderedBody.from_text(_OPENAPI.read_text("utf-8"))
        return reply(request, body, "application/yaml", max_age=3600)

    def _client(self, request: Request) -> str:
        return client_of(request, proxy_hops=self._settings.trusted_proxy_hops)

    def _trace(self, request: Request) -> str:
        parent = request.environ.get("HTTP_TRACEPARENT", "")
        cloud = request.environ.get("HTTP_X_CLOUD_TRACE_CONTEXT", "")
        return log.trace_of(parent, cloud, project=self._settings.google_cloud_project)

    def _loggable(self, path: str) -> str:
        """``path`` if it is one of ours; any other may hold private data of the client."""
        return path if _without_prefix(path) in self._routes else "other"


def _read(parameters: Parameters, handler: Callable[[Request], Response]) -> dict[str, Route]:
    """The methods of an address that is only read."""
    return dict.fromkeys(("GET", "HEAD"), Route(parameters, handler))


def _without_prefix(path: str) -> str:
    """``/api/chapters`` as ``/chapters``: Firebase Hosting passes its prefix on."""
    return path.removeprefix("/api") if path.startswith("/api/") else path


def _options_response(methods: Iterable[str]) -> Response:
    response = Response(status=204, headers={"Allow": ", ".join(methods)})
    del response.headers["Content-Type"]
    return response

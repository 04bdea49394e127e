"""The WSGI application: routes a request to its answer, turns errors into problem documents, and
writes the request's log line. ``openapi.yaml`` is the contract.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Request, Response, current_app, has_app_context

from chapters import __version__
from chapters.api import cors, log
from chapters.api.chapters import chapters_response
from chapters.api.rendered import RenderedBody
from chapters.api.responses import problem_response, reply
from chapters.api.static_site import file_response
from chapters.config import Settings
from chapters.errors import ChaptersError, Internal, MethodNotAllowed, NotFound
from chapters.service.lookup import Service

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
        service: Service,
        articles: Articles,
    ) -> None:
        """``service`` and ``articles`` may be lazy: they are used when a request needs them."""
        self._settings = settings
        self._service = service
        self._articles = articles
        self._routes: Mapping[str, tuple[tuple[str, ...], Callable[[Request], Response]]] = {
            "/": (READ, self._chapters),
            "/chapters": (READ, self._chapters),
            "/check": (("POST", "OPTIONS"), self._check),
            "/article": (("GET", "HEAD", "POST", "OPTIONS"), self._article),
            "/health": (READ, self._health),
            "/openapi.yaml": (READ, self._openapi),
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as a WSGI application (PEP 3333)."""
        return self.respond(Request(environ))(environ, start_response)

    def respond(self, request: Request) -> Response:
        """Return the response to ``request`` and log the request; never raises."""
        started = time.perf_counter()
        response, code = self._answer(request)
        _discard_rest(request)
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
        return file_response(request, root=root, has_key=bool(self._settings.youtube_api_key))

    def _routed(self, request: Request) -> Response:
        path = _without_prefix(request.path)
        if path not in self._routes:
            raise NotFound("There is nothing here. /openapi.yaml lists every address.")
        methods, handler = self._routes[path]
        if request.method not in methods:
            raise MethodNotAllowed(f"{path} answers {', '.join(methods)} only.", allow=methods)
        if request.method == "OPTIONS":
            return _options_response(methods)
        return handler(request)

    def _chapters(self, request: Request) -> Response:
        hops = self._settings.trusted_proxy_hops
        return chapters_response(request, service=self._service, proxy_hops=hops)

    def _check(self, request: Request) -> Response:
        # Here, since it imports the extractor: a tenth of the CPU time of every cold start.
        from chapters.api.check import check_response  # noqa: PLC0415

        hops = self._settings.trusted_proxy_hops
        return check_response(request, service=self._service, proxy_hops=hops)

    def _article(self, request: Request) -> Response:
        # Here, for the same reason as in _check.
        from chapters.api.article import article_response  # noqa: PLC0415

        return article_response(
            request,
            service=self._service,
            articles=self._articles,
            proxy_hops=self._settings.trusted_proxy_hops,
            trace=self._trace(request),
        )

    def _health(self, request: Request) -> Response:
        body = RenderedBody.from_text(json.dumps({"status": "ok", "version": __version__}))
        return reply(request, body, "application/json", max_age=None)

    def _openapi(self, request: Request) -> Response:
        body = RenderedBody.from_text(_OPENAPI.read_text("utf-8"))
        return reply(request, body, "application/yaml", max_age=3600)

    def _trace(self, request: Request) -> str:
        parent = request.environ.get("HTTP_TRACEPARENT", "")
        cloud = request.environ.get("HTTP_X_CLOUD_TRACE_CONTEXT", "")
        return log.trace_of(parent, cloud, project=self._settings.google_cloud_project)

    def _loggable(self, path: str) -> str:
        """``path`` if it is one of ours; any other may hold private data of the client."""
        return path if _without_prefix(path) in self._routes else "other"


def install(app: HttpApp) -> None:
    """Pass the requests that functions-framework receives to ``app`` before Flask routes them.

    functions-framework loads ``main.py`` within the context of its Flask application; replacing
    ``wsgi_app`` there is how Flask documents middleware. Without such a context, as when a program
    imports ``main.py``, this does nothing.
    docs/decisions/2026-11-24-requests-come-to-us-first.md
    """
    if has_app_context():
        current_app.wsgi_app = app  # type: ignore[method-assign]


def _without_prefix(path: str) -> str:
    """``/api/chapters`` as ``/chapters``: Firebase Hosting passes its prefix on."""
    return path.removeprefix("/api") if path.startswith("/api/") else path


def _options_response(methods: Iterable[str]) -> Response:
    response = Response(status=204, headers={"Allow": ", ".join(methods)})
    del response.headers["Content-Type"]
    return response


def _discard_rest(request: Request) -> None:
    """Read and discard what is left of the body: a client that is still sending it would not read
    the response."""
    if "CONTENT_LENGTH" not in request.environ and "HTTP_TRANSFER_ENCODING" not in request.environ:
        return
    with suppress(Exception):  # an incomplete body raises errors that differ from server to server
        while request.stream.read(1 << 16):
            pass

"""``/article``: an article in Markdown, sent while it is written."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from flask import Request, Response

from chapters.api import log
from chapters.api.query import ArticleQuery, client_of
from chapters.api.request_body import RequestBody, parse_article_body
from chapters.api.responses import protection
from chapters.domain.video import Chapters
from chapters.errors import InvalidRequest
from chapters.formats.article_markdown import unwritten
from chapters.service.article import Article, Articles
from chapters.service.check import extract_and_judge, pasted
from chapters.service.lookup import Service


def article_response(
    request: Request,
    *,
    service: Service,
    articles: Articles,
    proxy_hops: int,
    trace: str,
) -> Response:
    """The article that ``request`` asks for, as a stream.

    ``trace`` goes into the log line of an unexpected error while it is written. An error that
    concerns the whole article is raised before the first byte is sent: a ``ChaptersError``.
    """
    query = ArticleQuery.from_request(request)
    client = client_of(request, proxy_hops=proxy_hops)
    posted = parse_article_body(request) if request.method == "POST" else RequestBody()
    article = articles.of(
        _chapters(query, posted, service, client),
        transcript=posted.transcript,
        language=query.language,
        client=client,
    )
    response = Response(
        _stream(article, trace),
        headers=protection("text/markdown"),
        content_type="text/markdown; charset=utf-8",
    )
    response.headers["Cache-Control"] = "no-store"
    if query.download:
        name = f"{query.video}.article.md" if query.video else "article.md"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _chapters(query: ArticleQuery, posted: RequestBody, service: Service, client: str) -> Chapters:
    """The chapters of the video in ``query``, or else of the posted description."""
    if query.video is None:
        if posted.description is None:
            raise InvalidRequest('Give a video as v=, or post its "description".')
        video = pasted(posted.description, duration=posted.duration, title=posted.title)
        return extract_and_judge(video)
    return service.chapters_of_one(query.video, client=client, fallback=query.fallback)


def _stream(article: Article, trace: str) -> Generator[bytes, None, None]:
    """The bytes of ``article``, as they are written. The server closes this generator when the
    client disconnects, which stops the writing."""
    with closing(article.pieces()) as pieces:
        try:
            for piece in pieces:
                if piece.text:  # an empty chunk ends a chunked body (RFC 9112, section 7.1)
                    yield piece.text.encode("utf-8", "replace")
        except Exception as error:  # noqa: BLE001 - the status line is sent: it is too late for a 500
            log.unexpected(error, trace=trace)
            yield unwritten("Something went wrong here.", article.text.label.language).encode()

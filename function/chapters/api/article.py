"""``/article``: an article in Markdown, sent while it is written."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, nullcontext

from flask import Request, Response

from chapters.api import log
from chapters.api.cpu_slot import CpuSlot
from chapters.api.query import ArticleQuery, client_of
from chapters.api.request_body import RequestBody, parse_article_body, read_body
from chapters.api.responses import protection
from chapters.domain.video import Chapters, Video
from chapters.errors import InvalidRequest
from chapters.formats.article_markdown import unwritten
from chapters.service.article import Article, Articles
from chapters.service.check import extract_and_judge
from chapters.service.lookup import Service


def article_response(
    request: Request,
    *,
    service: Service,
    articles: Articles,
    slot: CpuSlot,
    proxy_hops: int,
    trace: str,
) -> Response:
    """The article that ``request`` asks for: a stream where a model writes it, else whole.

    ``trace`` goes into the log line of an unexpected error while it is written. An error that
    concerns the whole article is raised before the first byte is sent: a ``ChaptersError``.
    """
    query = ArticleQuery.from_request(request)
    client = client_of(request, proxy_hops=proxy_hops)
    posted = _posted(request, slot) if request.method == "POST" else RequestBody()
    chapters = _of_video(query, service, client)
    with slot.turn() if request.method == "POST" else nullcontext():
        article = articles.of(
            chapters or _of_description(posted),
            transcript=posted.transcript,
            language=query.language,
            client=client,
        )
        pieces = _stream(article, trace)
        body = pieces if article.is_generated else b"".join(pieces)
    response = Response(
        body,
        headers=protection("text/markdown"),
        content_type="text/markdown; charset=utf-8",
    )
    response.headers["Cache-Control"] = "no-store"
    if query.download:
        name = f"{query.video}.article.md" if query.video else "article.md"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _posted(request: Request, slot: CpuSlot) -> RequestBody:
    data = read_body(request)
    with slot.turn():
        return parse_article_body(data, media_type=request.mimetype)


def _of_video(query: ArticleQuery, service: Service, client: str) -> Chapters | None:
    """The chapters of the video in ``query``; None if it names none."""
    if query.video is None:
        return None
    return service.chapters_of_one(query.video, client=client, fallback=query.fallback)


def _of_description(posted: RequestBody) -> Chapters:
    """The chapters of the posted description; raises InvalidRequest without one."""
    if posted.description is None:
        raise InvalidRequest('Give a video as v=, or post its "description".')
    return extract_and_judge(Video("", posted.title, "", posted.description, posted.duration))


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

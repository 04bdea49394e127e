"""``/article``: an article in Markdown, sent while it is written."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from flask import Request, Response

from chapters.api import log, posted
from chapters.api.body_reader import read_body
from chapters.api.query import ArticleQuery
from chapters.api.responses import attachment, protection
from chapters.api.text_process import Texts
from chapters.domain.video import Chapters
from chapters.formats.article_markdown import unwritten
from chapters.service.article import Article, Articles
from chapters.service.article.reasons import BROKEN
from chapters.service.lookup import Service


def article_response(
    request: Request,
    *,
    client: str,
    service: Service,
    articles: Articles,
    texts: Texts,
    trace: str,
) -> Response:
    """The article that ``request`` asks for: from a posted text whole, by a model as a stream.

    ``trace`` goes into the log line of an unexpected error while it is written. An error that
    concerns the whole article is raised before the first byte is sent: a ``ChaptersError``.
    """
    query = ArticleQuery.from_request(request)
    sent = read_body(request) if request.method == "POST" else None
    chapters: Chapters | None = None
    if query.video is not None:
        chapters = service.chapters_of_one(query.video, client=client, fallback=query.fallback)
    style, language, layout = query.style, query.language, query.layout
    article: bytes | Article | None = None
    if sent is not None:
        article = texts.run(posted.article, sent, chapters, style, language, layout)
    if isinstance(article, bytes):
        return _response(query, article)
    if article is not None:
        article = articles.rewritten(article, style=style, language=language, client=client)
    elif chapters is not None:
        article = articles.of(
            chapters, style=style, language=language, layout=layout, client=client
        )
    return _response(query, _stream(article, trace) if article else None)


def _response(query: ArticleQuery, body: bytes | Generator[bytes, None, None] | None) -> Response:
    headers = [*protection("text/markdown"), ("Cache-Control", "no-store")]
    if query.download:
        headers.append(attachment(f"{query.video}.article.md" if query.video else "article.md"))
    return Response(body, headers=headers, content_type="text/markdown; charset=utf-8")


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
            yield unwritten(BROKEN, article.text.label.language).encode()

"""The HTTP face of articles: Markdown that is sent while it is written."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing

from flask import Request, Response

from chapters.api import log
from chapters.api.query import ArticleQuery, client_of
from chapters.api.request_body import RequestBody, transcript_in
from chapters.api.responses import protection
from chapters.domain.video import Chapters, Video
from chapters.errors import ChaptersError, InvalidRequest
from chapters.formats.article_markdown import unwritten
from chapters.service.article import Article, Articles
from chapters.service.check import extract_and_judge
from chapters.service.lookup import Service


def respond(
    request: Request,
    *,
    service: Callable[[], Service],
    articles: Articles,
    proxy_hops: int,
    trace: str,
) -> Response:
    """The article that ``request`` asks for, as a stream; ``trace`` is for a defect's log line.

    Whatever speaks against the article as a whole is raised before the first byte is sent.
    """
    query = ArticleQuery.of(request)
    client = client_of(request, proxy_hops=proxy_hops)
    posted = transcript_in(request) if request.method == "POST" else RequestBody()
    article = articles.of(
        _chapters(query, posted, service, client),
        transcript=posted.transcript,
        language=query.language,
        client=client,
    )
    response = Response(
        _sent(article, trace),
        headers=protection("text/markdown"),
        content_type="text/markdown; charset=utf-8",
    )
    response.headers["Cache-Control"] = "no-store"
    if query.download:
        name = f"{query.video}.article.md" if query.video else "article.md"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _chapters(
    query: ArticleQuery, posted: RequestBody, service: Callable[[], Service], client: str
) -> Chapters:
    """Those of the video that is asked for, else of the description that was posted."""
    if query.video is None:
        if posted.description is None:
            raise InvalidRequest('Give a video as v=, or post its "description".')
        video = Video("", posted.title, "", posted.description, posted.duration)
        return extract_and_judge(video)
    (outcome,) = service().chapters_of([query.video], client=client, fallback=query.fallback)
    if isinstance(outcome, ChaptersError):
        raise outcome
    return outcome.chapters


def _sent(article: Article, trace: str) -> Generator[bytes, None, None]:
    """The bytes of ``article`` as they come. The server closes this when the client goes away."""
    with closing(article.pieces()) as pieces:
        try:
            for piece in pieces:
                if piece.text:  # an empty chunk would be the last one (RFC 9112, section 7.1)
                    yield piece.text.encode("utf-8", "replace")
        except Exception as error:  # noqa: BLE001 - nobody above could still answer
            log.unexpected(error, trace=trace)
            yield unwritten("Something went wrong here.", article.text.label.language).encode()

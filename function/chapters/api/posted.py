"""What is made of posted bodies: pure functions, for ``text_process`` to run."""

from __future__ import annotations

from chapters.api.rendered import RenderedBody
from chapters.api.request_body import RequestBody, parse_article_body, parse_check_body
from chapters.domain.video import Chapters, Video
from chapters.errors import InvalidRequest
from chapters.formats import render_verdict
from chapters.service.article.article import without_model
from chapters.service.check import check, extract_and_judge


def verdict(data: bytes, media_type: str) -> RenderedBody:
    """The verdict on the description in ``data``; raises what ``parse_check_body`` raises."""
    posted = parse_check_body(data, media_type=media_type)
    found = check(posted.description or "", duration=posted.duration, transcript=posted.transcript)
    return RenderedBody.from_text(render_verdict(found))


def article(
    data: bytes, media_type: str, chapters: Chapters | None, language: str | None
) -> bytes | None:
    """The article that needs no model, since ``data`` holds a transcript or is all there is.

    ``chapters``: of the video that the request names; None: of the description in ``data``. None
    is returned for a video without a transcript. Raises what ``parse_article_body`` raises, and
    NoChapters.
    """
    posted = parse_article_body(data, media_type=media_type)
    if chapters is None:
        chapters = _of_description(posted)
    elif posted.transcript is None:
        return None
    written = without_model(chapters, transcript=posted.transcript, language=language)
    return "".join(piece.text for piece in written.pieces()).encode("utf-8", "replace")


def _of_description(posted: RequestBody) -> Chapters:
    if posted.description is None:
        raise InvalidRequest('Give a video as v=, or post its "description".')
    return extract_and_judge(Video("", posted.title, "", posted.description, posted.duration))

"""What is made of posted bodies: pure functions, for ``text_process`` to run."""

from __future__ import annotations

from chapters.api.rendered import RenderedBody
from chapters.api.request_body import Posted, RequestBody, parse_article_body, parse_check_body
from chapters.domain.list_options import ListOptions
from chapters.domain.video import Chapters, Video
from chapters.errors import InvalidRequest
from chapters.formats import Format
from chapters.formats.article_layout import Layout
from chapters.formats.transcript_json import render_transcript
from chapters.service.article.article import Article, without_model
from chapters.service.check import check, extract_and_judge, pasted
from chapters.service.drafts import computed
from chapters.service.ports import Style
from chapters.transcript import Transcript


def verdict(
    posted: Posted,
    video: Video | None,
    duration: int | None,
    options: ListOptions,
    chosen: Format,
) -> RenderedBody:
    """The verdict on the description of ``video``, or on the posted one, which is the next draft of
    ``video``'s, rendered as ``chosen``.

    ``duration``: seconds, where nothing else tells it. Raises what ``parse_check_body`` raises.
    """
    body = parse_check_body(posted, needs_description=video is None)
    if video is None:
        duration = body.duration or duration
        video = pasted(body.description or "", duration=duration, title=body.title)
    elif body.description is not None:
        video = video._replace(id="", description=body.description)
    found = check(video, options=options, transcript=body.transcript)
    return RenderedBody.from_text(found.rendered(chosen, options))


def article(
    posted: Posted,
    chapters: Chapters | None,
    style: Style | None,
    language: str | None,
    layout: Layout,
) -> bytes | Article | None:
    """The article that needs no model, since a transcript was posted or is all there is; before its
    pieces are written where ``style`` asks for a model that rewrites a transcript.

    ``chapters``: of the video that the request names; None: of the posted description. None is
    returned for a video without a transcript. Raises what ``parse_article_body`` raises, and
    NoChapters.
    """
    body = parse_article_body(posted)
    if chapters is None:
        chapters = _of_description(body)
    elif body.transcript is None:
        return None
    written = without_model(chapters, transcript=body.transcript, language=language, layout=layout)
    if body.transcript is not None and style in ("tutorial", "summary"):
        return written
    return "".join(piece.text for piece in written.pieces()).encode("utf-8", "replace")


def captions(posted: Posted, video: Video | None, duration: int | None) -> tuple[Video, Transcript]:
    """The video that the posted captions are of, and the captions.

    ``video``: the one that the request names; ``duration``: seconds, where nothing else tells it.
    Raises what ``parse_article_body`` raises, and InvalidRequest without captions.
    """
    body = parse_article_body(posted)
    read = _captions(body)
    video = video or pasted("", title=body.title)
    return video._replace(duration=video.duration or body.duration or duration), read


def draft(posted: Posted, video: Video | None, duration: int | None) -> Chapters:
    """The draft that the posted captions give without a model. Everything else is as with
    ``captions``.
    """
    return computed(*captions(posted, video, duration))


def transcript(posted: Posted) -> RenderedBody:
    """The cues of the posted captions, as JSON.

    Raises what ``parse_article_body`` raises, and InvalidRequest without captions.
    """
    return RenderedBody.from_text(render_transcript(_captions(parse_article_body(posted))))


def _captions(body: RequestBody) -> Transcript:
    if body.transcript is None:
        raise InvalidRequest('Send captions, alone or as "transcript" of a JSON object.')
    return body.transcript


def _of_description(body: RequestBody) -> Chapters:
    if body.description is None:
        raise InvalidRequest('Give a video as v=, or post its "description".')
    video = pasted(body.description, duration=body.duration, title=body.title)
    return extract_and_judge(video)

"""What is made of posted bodies: pure functions, for ``text_process`` to run."""

from __future__ import annotations

from chapters.api.rendered import RenderedBody
from chapters.api.request_body import Posted, RequestBody, parse_article_body, parse_check_body
from chapters.domain.list_options import NO_OPTIONS, ListOptions
from chapters.domain.video import Chapters, Video
from chapters.errors import InvalidRequest
from chapters.formats import FORMATS, render_verdict
from chapters.formats.article_layout import Layout
from chapters.formats.transcript_json import render_transcript
from chapters.service.article.article import Article, without_model
from chapters.service.check import check, extract_and_judge, pasted
from chapters.service.drafts import Drafts
from chapters.service.ports import Style
from chapters.transcript import Transcript


def verdict(
    posted: Posted, video: Video | None, options: ListOptions, format_name: str
) -> RenderedBody:
    """The verdict on the description of ``video``, or on the posted one, which is the next draft of
    ``video``'s; in another format than JSON, the chapters.

    Raises what ``parse_check_body`` raises.
    """
    body = parse_check_body(posted, needs_description=video is None)
    if video is None:
        video = pasted(body.description or "", duration=body.duration, title=body.title)
    elif body.description is not None:
        video = video._replace(id="", description=body.description)
    found = check(video, options=options, transcript=body.transcript)
    if format_name == "json":
        return RenderedBody.from_text(render_verdict(found))
    chapters = found.found if options == NO_OPTIONS else found.mended
    return RenderedBody.from_text(FORMATS[format_name].render(chapters))


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


def draft(posted: Posted, video: Video | None, duration: int | None) -> tuple[Transcript, Chapters]:
    """The posted captions, and the draft that they give without a model.

    ``video``: the one that the request names; ``duration``: seconds, where nothing else tells it.
    Raises what ``parse_article_body`` raises, and InvalidRequest without captions.
    """
    body = parse_article_body(posted)
    captions = _captions(body)
    video = video or pasted("", title=body.title)
    video = video._replace(duration=video.duration or body.duration or duration)
    return captions, Drafts(None).computed(video, captions)


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

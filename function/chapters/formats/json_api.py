"""JSON: the answers of the API, as ``openapi.yaml`` specifies them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from chapters.domain.clock import format_short
from chapters.domain.video import Chapter, Chapters, Finding, Note, Playlist, Video
from chapters.domain.youtube_urls import playlist_url, watch_url
from chapters.errors import ChaptersError
from chapters.formats.clean_text import encodable

if TYPE_CHECKING:
    from chapters.extract import Place
    from chapters.extract.places import Span
    from chapters.mend import Change
    from chapters.transcript import Remark


Item = Chapters | tuple[str, ChaptersError]
"""What is answered about one of several videos: its chapters; or what was asked for, and the error.
"""


class Verdict(Protocol):
    """A checked description, as far as ``render_verdict`` needs it: see ``service.check``."""

    @property
    def found(self) -> Chapters: ...
    @property
    def places(self) -> Sequence[Place]: ...
    @property
    def dialect(self) -> str | None: ...
    @property
    def corrected(self) -> str: ...
    @property
    def changes(self) -> Sequence[Change]: ...
    @property
    def description(self) -> str: ...
    @property
    def explanation(self) -> Mapping[str, Any]: ...
    @property
    def texts(self) -> Sequence[str] | None: ...
    @property
    def remarks(self) -> Sequence[Remark]: ...


def render(chapters: Chapters) -> str:
    """The answer about one video, as JSON."""
    return _json(_answer(chapters))


def render_batch(
    items: Sequence[Item],
    next_page_token: str | None = None,
    playlist: Playlist | None = None,
) -> str:
    """The answers about several videos in the order of ``items``, as JSON.

    ``next_page_token`` requests the next page of a playlist; None after the last one. ``playlist``
    is told with the first page.
    """
    videos = [_item(item) for item in items]
    about = {} if playlist is None else {"playlist": _playlist(playlist)}
    more = {} if next_page_token is None else {"nextPageToken": next_page_token}
    return _json({**about, "videos": videos, **more})


def render_lines(items: Sequence[Item]) -> str:
    """The same as a line of JSON for each of ``items`` (https://github.com/ndjson/ndjson-spec); the
    line of a video is the answer about it alone."""
    return "".join(_json(_item(item)) for item in items)


def render_verdict(verdict: Verdict) -> str:
    """The answer about a checked description, as JSON."""
    found = verdict.found
    texts = [None] * len(found.chapters) if verdict.texts is None else verdict.texts
    remarks = [remark.as_dict() for remark in verdict.remarks]
    return _json(
        {
            "video": _video(found.video),
            "chapters": [
                _checked_chapter(chapter, place, text)
                for chapter, place, text in zip(found.chapters, verdict.places, texts, strict=True)
            ],
            "checked": found.video.description,
            "dialect": verdict.dialect,
            "likelyShownByYouTube": found.likely_shown_by_youtube,
            "findings": [_finding(finding) for finding in found.findings],
            "notes": [_note(note) for note in found.notes],
            "corrected": verdict.corrected,
            "changes": [_change(change) for change in verdict.changes],
            "description": verdict.description,
            "explanation": {"candidates": verdict.explanation["candidates"]},
            **({"transcriptRemarks": remarks} if remarks else {}),
        }
    )


def _change(change: Change) -> dict[str, Any]:
    return {
        "line": change.line,
        "before": change.before,
        "after": change.after,
        "rule": change.rule,
        "certainty": change.certainty,
        "message": change.message,
    }


def problem(error: ChaptersError) -> dict[str, Any]:
    """A problem document (RFC 9457); ``retryAfter`` in seconds, where it is known."""
    retry_after = {} if error.retry_after is None else {"retryAfter": error.retry_after}
    return {
        "type": f"urn:problem-type:chapters:{error.code}",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
        **retry_after,
    }


def _item(item: Item) -> dict[str, Any]:
    return _answer(item) if isinstance(item, Chapters) else {"id": item[0], **problem(item[1])}


def _answer(chapters: Chapters) -> dict[str, Any]:
    optional = {
        "sourceUrl": chapters.source_url,
        "model": chapters.model,
        "fallbacks": list(chapters.fallbacks),
    }
    return {
        "video": _video(chapters.video),
        "chapters": [_chapter(chapter, chapters.video.id) for chapter in chapters.chapters],
        "source": chapters.source,
        "madeBy": chapters.made_by,
        "likelyShownByYouTube": chapters.likely_shown_by_youtube,
        "findings": [_finding(finding) for finding in chapters.findings],
        "notes": [_note(note) for note in chapters.notes],
        "fetchedAt": _timestamp(chapters.video.fetched),
        **{name: value for name, value in optional.items() if value},
    }


def _video(video: Video) -> dict[str, Any]:
    return {
        "id": video.id,
        "title": video.title,
        "channel": video.channel,
        "duration": video.duration,
        "published": _timestamp(video.published),
        "live": video.live,
        "language": video.language,
        "url": watch_url(video.id) if video.id else None,
        "embeddable": video.embeddable,
        "madeForKids": video.made_for_kids,
    }


def _playlist(playlist: Playlist) -> dict[str, Any]:
    return {
        "id": playlist.id,
        "title": playlist.title,
        "channel": playlist.channel,
        "videoCount": playlist.video_count,
        "url": playlist_url(playlist.id),
    }


def _timestamp(moment: datetime | None) -> str | None:
    """``moment`` as RFC 3339 writes it, in UTC."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _written(chapter: Chapter) -> dict[str, Any]:
    """The start for people, and the length."""
    length = None if chapter.end is None else chapter.end - chapter.start
    return {"time": format_short(chapter.start), "duration": length}


def _chapter(chapter: Chapter, video: str) -> dict[str, Any]:
    return {
        "start": chapter.start,
        "end": chapter.end,
        "title": chapter.title,
        "url": watch_url(video, start=chapter.start) if video else None,
        **_written(chapter),
    }


def _checked_chapter(chapter: Chapter, place: Place, text: str | None) -> dict[str, Any]:
    return {
        "start": chapter.start,
        "end": chapter.end,
        "title": chapter.title,
        "line": chapter.line,
        "places": {"time": _span(place.time), "title": _span(place.title)},
        **_written(chapter),
        **({} if text is None else {"text": text}),
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else span._asdict()


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "strength": finding.strength,
        "line": finding.line,
        "start": finding.start,
        "message": finding.message,
        "values": dict(finding.values),
    }


def _note(note: Note) -> dict[str, str]:
    return {"code": note.code, "message": note.message}


def _json(value: Mapping[str, Any]) -> str:
    return encodable(json.dumps(value, ensure_ascii=False)) + "\n"

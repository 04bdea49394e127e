"""An ``Entry`` as a Firestore document, and back.

A document holds the whole video, so that another version of the extractor can read the description
again without a call to YouTube. The TTL policy deletes documents by ``expire_at``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, TypeVar

from chapters.domain.video import Chapter, Chapters, Finding, Note, Video
from chapters.service.ports import Entry

SCHEMA = "v1"

T = TypeVar("T")


def document_name(id_: str) -> str:
    """The document's name; not the ID alone, which could be ``__x__``: Firestore reserves these."""
    return f"{SCHEMA}:{id_}"


def to_document(entry: Entry) -> dict[str, Any]:
    """``entry`` as values that Firestore can store."""
    return {
        "id": entry.id,
        "extractor": entry.extractor,
        "fetched": entry.fetched,
        "fresh_until": entry.fresh_until,
        "expire_at": entry.expires,
        "result": _result(entry.chapters) if entry.chapters else None,
    }


def _result(found: Chapters) -> dict[str, Any]:
    return {**asdict(found), "chapters": [chapter._asdict() for chapter in found.chapters]}


def to_entry(document: Mapping[str, Any]) -> Entry:
    """The ``Entry`` in ``document``; raises KeyError, TypeError or ValueError if it holds none."""
    result = document["result"]
    return Entry(
        id=_checked(document["id"], str),
        chapters=None if result is None else _chapters(result),
        extractor=_checked(document["extractor"], str),
        fetched=_time(document["fetched"]),
        fresh_until=_time(document["fresh_until"]),
        expires=_time(document["expire_at"]),
    )


def _chapters(result: Mapping[str, Any]) -> Chapters:
    video = dict(result["video"])
    if video["published"] is not None:
        video["published"] = _time(video["published"])
    return Chapters(
        video=_instance(Video, video),
        chapters=tuple(map(_chapter, result["chapters"])),
        source=result["source"],
        made_by=result["made_by"],
        findings=tuple(_instance(Finding, finding) for finding in result["findings"]),
        notes=tuple(_instance(Note, note) for note in result["notes"]),
        # Documents of descriptions may be older than these fields.
        source_url=result.get("source_url"),
        model=result.get("model"),
    )


def _chapter(values: Mapping[str, Any]) -> Chapter:
    return Chapter._make(values[field] for field in Chapter._fields)


def _instance(kind: Callable[..., T], values: Mapping[str, Any]) -> T:
    """An instance of the dataclass ``kind``; raises KeyError if a field is missing."""
    return kind(**{field.name: values[field.name] for field in fields(kind)})  # type: ignore[arg-type]


def _time(value: object) -> datetime:
    """Firestore's subclass of datetime as a plain one; raises TypeError for anything else."""
    moment: datetime = _checked(value, datetime)
    return datetime.fromtimestamp(moment.timestamp(), moment.tzinfo)


def _checked(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    return value

"""An ``Entry`` as a Firestore document, and back.

A document holds the whole video, so that another version of the extractor can read the description
again without a call to YouTube. The TTL policy deletes documents by ``expire_at``.

Documents are not trusted: another version or another program may have written them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from chapters.service.ports import Entry

SCHEMA = "v1"

MAX_SKEW = timedelta(minutes=5)
"""How far ahead another instance's clock may be."""


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
        "result": _plain(entry.chapters),
    }


def _plain(value: Any) -> Any:
    """``value`` with records as mappings, other tuples as lists."""
    if hasattr(value, "_fields"):
        return {name: _plain(item) for name, item in value._asdict().items()}
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def to_entry(document: Mapping[str, Any], *, id_: str, now: datetime) -> Entry:
    """The ``Entry`` about ``id_`` in ``document``.

    Raises AttributeError, KeyError, TypeError or ValueError if it holds none that may be served:
    fields of other types, another video, times that no version of this program can have written.
    """
    entry: Entry = _read(_shape(Entry), {**document, "chapters": document["result"]})
    ids = {entry.id, entry.chapters.video.id} if entry.chapters else {entry.id}
    if ids != {id_} or document["expire_at"] != entry.expires or not _is_plausible(entry, now):
        raise ValueError
    return entry


def _is_plausible(entry: Entry, now: datetime) -> bool:
    fetched = entry.chapters.video.fetched if entry.chapters else entry.fetched
    chapters = entry.chapters.chapters if entry.chapters else ()
    return (
        fetched is not None  # else nobody knows when it must be gone
        and fetched <= entry.fetched <= now + MAX_SKEW
        and entry.fetched <= entry.fresh_until <= entry.expires
        and now < entry.expires
        and all(chapter.start >= 0 for chapter in chapters)
    )


@cache
def _shape(hint: Any) -> tuple[Any, Any]:
    """What kind of type ``hint`` is, and the shapes or values in it, for ``_read``."""
    kind, inner = get_origin(hint), get_args(hint)
    if hasattr(hint, "_fields"):
        return hint, {name: _shape(field) for name, field in get_type_hints(hint).items()}
    if NoneType in inner:
        return None, _shape(inner[0])
    if kind is tuple:
        return tuple, _shape(inner[0])
    if kind is Mapping:
        return Mapping, _shape(inner[1])
    return kind if kind is Literal else type, inner or (hint,)


def _read(shape: tuple[Any, Any], value: Any) -> Any:
    """``value`` as one of the type that has ``shape``; raises as ``to_entry`` does."""
    kind, inner = shape
    if kind is type:
        if type(value) not in inner:  # not isinstance: a bool is an int
            raise TypeError
        return value
    if kind is None:
        return None if value is None else _read(inner, value)
    if kind is Literal:
        return inner[inner.index(value)]
    if kind is tuple:
        if type(value) is not list:
            raise TypeError
        return tuple([_read(inner, each) for each in value])
    if kind is Mapping:
        return {name: _read(inner, each) for name, each in value.items()}
    # Documents may be older than fields that have a default; without one, ``kind`` raises.
    fields = {name: _read(field, value[name]) for name, field in inner.items() if name in value}
    return kind(**fields)

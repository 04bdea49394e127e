"""An ``Entry`` as a Firestore document, and back.

A document holds the whole video, so that another version of the extractor can read the description
again without a call to YouTube. The TTL policy deletes documents by ``expire_at``.

Documents are not trusted: another version or another program may have written them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache, partial
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
    entry: Entry = _reader(Entry)({**document, "chapters": document["result"]})
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
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Turns a stored value into one of the type ``hint``; raises as ``to_entry`` does."""
    kind, inner = get_origin(hint), get_args(hint)
    if kind is Literal:
        return partial(_one_of, inner)
    if kind is tuple:
        return partial(_tuple, _reader(inner[0]))
    if kind is Mapping:
        return partial(_mapping, _reader(inner[1]))
    if NoneType in inner:
        return partial(_optional, _reader(inner[0]))
    if hasattr(hint, "_fields"):
        return partial(_record, hint, _readers(hint))
    return partial(_typed, inner or (hint,))


def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    """The reader of each field of the named tuple ``kind``."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _record(kind: Any, readers: Mapping[str, Callable[[Any], Any]], values: Any) -> Any:
    """Documents may be older than fields that have a default; without one, ``kind`` raises."""
    return kind(**{name: read(values[name]) for name, read in readers.items() if name in values})


def _one_of(known: tuple[Any, ...], value: Any) -> Any:
    if value not in known:
        raise ValueError
    return value


def _tuple(read: Callable[[Any], Any], value: Any) -> Any:
    return tuple(map(read, _typed((list,), value)))


def _mapping(read: Callable[[Any], Any], value: Any) -> Any:
    return {name: read(each) for name, each in value.items()}


def _optional(read: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else read(value)


def _typed(kinds: tuple[type, ...], value: Any) -> Any:
    if type(value) not in kinds:  # not isinstance: a bool is an int
        raise TypeError
    return value

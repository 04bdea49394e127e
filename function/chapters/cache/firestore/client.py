"""Firestore's client, with a faster way to read one document.

``document.get()`` streams even a single document (BatchGetDocuments), starts a thread for the
stream and copies the values twice. The unary GetDocument takes half of that processor time,
https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#firestore.

It uses two protected attributes of the library. Delete this file and read with ``document.get()``
once the library reads single documents by GetDocument, or when ``make bench`` no longer shows a
difference: docs/decisions/2026-11-23-one-document-is-read-at-once.md has the figures.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any

from google.api_core.exceptions import NotFound
from google.cloud import firestore


class Client(firestore.Client):
    """A client of one database; safe to share between threads."""

    def values(self, path: str, **limits: Any) -> dict[str, Any] | None:
        """The fields of the document at ``path`` (``collection/name``); None if there is none.

        One read. ``limits`` are ``retry`` and ``timeout`` (seconds) as in the library's own reads;
        raises what google-api-core raises.
        """
        try:
            document = self._firestore_api.get_document(
                request={"name": f"{self._database_string}/documents/{path}"},
                metadata=self._rpc_metadata,
                **limits,
            )
        except NotFound:
            return None
        return {name: _plain(value) for name, value in type(document).pb(document).fields.items()}


def _plain(value: Any) -> Any:
    """The Python value of ``value``, a protocol buffer ``Value``."""
    kind = value.WhichOneof("value_type")
    if kind == "map_value":
        return {name: _plain(item) for name, item in value.map_value.fields.items()}
    if kind == "array_value":
        return [_plain(item) for item in value.array_value.values]
    if kind == "timestamp_value":
        return value.timestamp_value.ToDatetime(tzinfo=UTC)
    return None if kind == "null_value" else getattr(value, kind)

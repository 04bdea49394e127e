"""Firestore's client, with a faster way to read documents.

``document.get()`` streams even a single document (BatchGetDocuments), starts a thread for the
stream and copies the values twice. The unary GetDocument takes half of that processor time,
https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#firestore.

It uses protected attributes of the library. Delete this file and read with ``get_all()`` once the
library reads single documents by GetDocument, or when ``make bench`` no longer shows a difference:
docs/decisions/2026-11-23-one-document-is-read-at-once.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from itertools import islice
from typing import Any

from google.api_core.exceptions import NotFound
from google.cloud import firestore


class Client(firestore.Client):
    """A client of one database; safe to share between threads."""

    def documents(self, paths: Sequence[str], **limits: Any) -> dict[str, dict[str, Any]]:
        """The fields of those documents at ``paths`` (``collection/name``) that exist, by path.

        One read for each path, in one round trip. ``limits`` are ``retry`` and ``timeout``
        (seconds) as in the library's own reads; raises what google-api-core raises.
        """
        paths_by_name = {f"{self._database_string}/documents/{path}": path for path in paths}
        read = self._read_one if len(paths_by_name) == 1 else self._read_several
        found = read(list(paths_by_name), **limits)
        return {
            paths_by_name[document.name]: {
                name: _plain(value) for name, value in document.fields.items()
            }
            for document in found
        }

    def _read_one(self, names: Sequence[str], **limits: Any) -> list[Any]:
        try:
            document = self._firestore_api.get_document(
                request={"name": names[0]}, metadata=self._rpc_metadata, **limits
            )
        except NotFound:
            return []
        return [type(document).pb(document)]

    def _read_several(self, names: Sequence[str], **limits: Any) -> list[Any]:
        responses = self._firestore_api.batch_get_documents(
            request={"database": self._database_string, "documents": names},
            metadata=self._rpc_metadata,
            **limits,
        )
        # One response for each name; the end of the stream comes later and is not needed.
        found = [type(response).pb(response) for response in islice(responses, len(names))]
        return [response.found for response in found if response.HasField("found")]

    def shut(self) -> None:
        """Close the client and its channel, which the library's own ``close()`` leaves open.

        gRPC would let the next channel share the old connection, and so its wait before the next
        try: https://github.com/grpc/grpc/issues/21240
        """
        if self._firestore_api_internal is not None:
            self._firestore_api_internal.transport.close()
        self.close()  # type: ignore[no-untyped-call]


def _plain(value: Any) -> Any:
    """The Python value of ``value``, a protocol buffer ``Value``."""
    kind = value.WhichOneof("value_type")
    if kind == "map_value":
        return {name: _plain(item) for name, item in value.map_value.fields.items()}
    if kind == "array_value":
        return [_plain(item) for item in value.array_value.values]
    if kind == "timestamp_value":
        return value.timestamp_value.ToDatetime(tzinfo=UTC)
    return None if kind in ("null_value", None) else getattr(value, kind)

"""Lists and deletes documents, for ``purge``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from google.cloud.firestore import FieldFilter

from chapters.cache.firestore import entries, usage
from chapters.cache.firestore.client import Client
from chapters.cache.firestore.strict import StrictConnection

EXPIRY = {entries.COLLECTION: "expire_at", usage.COLLECTION: "expire_at"}
"""By collection: the field that its TTL policy deletes by, about a day late."""

PAGE = 1000
"""Documents read in one request."""
MAX_IDS = 30
"""Values of one ``in``: https://firebase.google.com/docs/firestore/query-data/queries."""


class FirestoreDocuments:
    """Implements ``service.maintenance.Documents``."""

    def __init__(self, connection: StrictConnection, *, page: int = PAGE) -> None:
        """``page``: documents listed in one request."""
        self._connection = connection
        self._page = page

    def expired(self, now: datetime) -> list[str]:
        """The names of the documents that the TTL policies are about to delete."""

        # Compared here: fields of TTL policies have no index that a query could use.
        def is_over(snapshot: Any, field: str) -> bool:
            end = (snapshot.to_dict() or {}).get(field)
            return isinstance(end, datetime) and end <= now

        return [
            f"{collection}/{snapshot.id}"
            for collection, field in EXPIRY.items()
            for snapshot in self._list(collection, field)
            if is_over(snapshot, field)
        ]

    def everything(self) -> list[str]:
        """All but the usage counts: they name no video, and the budget depends on them."""
        collection = entries.COLLECTION
        snapshots = self._list(collection, EXPIRY[collection])
        return [f"{collection}/{snapshot.id}" for snapshot in snapshots]

    def about(self, ids: Sequence[str]) -> list[str]:
        """All documents that have one of ``ids`` as their field ``id``: what any source found, and
        what a model wrote.
        """
        batches = [ids[begin : begin + MAX_IDS] for begin in range(0, len(ids), MAX_IDS)]
        found = [self._connection.attempt(partial(self._of, batch)) for batch in batches]
        return [f"{entries.COLLECTION}/{snapshot.id}" for batch in found for snapshot in batch]

    def _of(self, ids: Sequence[str], client: Client) -> list[Any]:
        is_about = FieldFilter("id", "in", list(ids))
        query = client.collection(entries.COLLECTION).where(filter=is_about).select(["id"])
        return list(query.stream(**self._connection.limits))

    def delete(self, names: Sequence[str]) -> None:
        """Delete the documents in one request; those already gone are skipped."""

        def delete(client: Client) -> None:
            batch = client.batch()
            for name in names:
                batch.delete(client.document(name))
            batch.commit(**self._connection.limits)

        self._connection.attempt(delete)

    def _list(self, collection: str, field: str) -> Iterator[Any]:
        """Every document of ``collection``, with ``field`` only, page by page."""
        last: Any = None
        while True:
            page = self._connection.attempt(partial(self._behind, last, collection, field))
            yield from page
            if len(page) < self._page:
                return
            last = page[-1]

    def _behind(self, last: Any, collection: str, field: str, client: Client) -> list[Any]:
        """The page behind the document ``last``; None: the first page."""
        query = client.collection(collection).select([field]).order_by("__name__")
        query = query.limit(self._page)
        query = query.start_after(last) if last is not None else query
        return list(query.stream(**self._connection.limits))

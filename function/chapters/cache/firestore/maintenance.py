"""What stands in Firestore, listed and deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from chapters.cache.firestore import entries as videos
from chapters.cache.firestore import leases
from chapters.cache.firestore import usage as ledger
from chapters.cache.firestore.client import Client
from chapters.cache.firestore.codec import name_of
from chapters.cache.firestore.strict import StrictConnection

EXPIRY = {
    videos.COLLECTION: "expire_at",
    leases.COLLECTION: "until",
    ledger.COLLECTION: "expire_at",
}
"""By collection: the field that the TTL policies delete by, about a day late."""

PAGE = 1000
"""Documents read in one request."""


class FirestoreMaintenance:
    """Implements ``upkeep.Documents``."""

    def __init__(self, connection: StrictConnection, *, page: int = PAGE) -> None:
        """``page``: how many documents are listed in one request."""
        self._connection = connection
        self._page = page

    def expired(self, now: datetime) -> list[str]:
        """The names of what the TTL policies will delete anyway."""

        # Read and compared here: fields of TTL policies have no index that a query could use.
        def is_over(snapshot: Any, field: str) -> bool:
            end = (snapshot.to_dict() or {}).get(field)
            return isinstance(end, datetime) and end <= now

        return [
            f"{collection}/{snapshot.id}"
            for collection, field in EXPIRY.items()
            for snapshot in self._listed(collection, field)
            if is_over(snapshot, field)
        ]

    def everything(self) -> list[str]:
        """All but the day's counts, which name no video and must not be forgotten."""
        return [
            f"{collection}/{snapshot.id}"
            for collection in (videos.COLLECTION, leases.COLLECTION)
            for snapshot in self._listed(collection, EXPIRY[collection])
        ]

    def about(self, ids: Sequence[str]) -> list[str]:
        """Entries and leases."""
        names = [
            f"{collection}/{name_of(id_)}"
            for collection in (videos.COLLECTION, leases.COLLECTION)
            for id_ in ids
        ]

        def read(client: Client) -> list[Any]:
            references = [client.document(name) for name in names]
            return list(client.get_all(references, field_paths=["id"], **self._connection.limits))

        there = {s.reference.path for s in self._connection.attempt(read) if s.exists}
        return [name for name in names if name in there]

    def delete(self, names: Sequence[str]) -> None:
        """Delete them in one request, the ones that are gone meanwhile too."""

        def delete(client: Client) -> None:
            batch = client.batch()
            for name in names:
                batch.delete(client.document(name))
            batch.commit(**self._connection.limits)

        self._connection.attempt(delete)

    def _listed(self, collection: str, field: str) -> Iterator[Any]:
        """Every document of ``collection`` with no more than ``field`` in it, page by page."""
        last: Any = None
        while True:
            page = self._connection.attempt(self._reading(collection, field, last))
            yield from page
            if len(page) < self._page:
                return
            last = page[-1]

    def _reading(self, collection: str, field: str, last: Any) -> Callable[[Client], list[Any]]:
        def read(client: Client) -> list[Any]:
            query = client.collection(collection).select([field]).order_by("__name__")
            query = query.limit(self._page)
            query = query.start_after(last) if last is not None else query
            return list(query.stream(**self._connection.limits))

        return read

"""Leases in Firestore: collection ``leases``, document ``v1:<ID>`` with the moment of its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

from google.cloud.firestore_v1.bulk_batch import BulkWriteBatch

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.codec import name_of
from chapters.cache.firestore.connection import Connection

COLLECTION = "leases"


class FirestoreLeases:
    """Implements ``guards.leased.Leases`` for all instances.

    ``create()`` has one winner. Transactions are not used: their locks would make the losers wait.
    The TTL policy deletes what is left; until then a lease that has run out can be taken over.
    """

    def __init__(self, connection: Connection) -> None:
        """While ``connection`` is in trouble, everybody may ask."""
        self._connection = connection

    def take(self, ids: Sequence[str], *, now: datetime, until: datetime) -> Collection[str]:
        """Those of ``ids`` that nobody else holds: one round trip, three where some are held."""

        def take(client: Client) -> set[str]:
            leases = {id_: client.collection(COLLECTION).document(name_of(id_)) for id_ in ids}
            end = {"until": until}
            free = self._won(client, ids, lambda batch, id_: batch.create(leases[id_], end))
            held = [leases[id_] for id_ in ids if id_ not in free]
            if not held:
                return free
            over = {
                snapshot.id: client.write_option(last_update_time=snapshot.update_time)
                for snapshot in client.get_all(held, **self._connection.limits)
                if snapshot.exists and snapshot.get("until") <= now
            }
            return free | self._won(
                client,
                [id_ for id_ in ids if name_of(id_) in over],
                lambda batch, id_: batch.update(leases[id_], end, over[name_of(id_)]),
            )

        taken = self._connection.attempt(take)
        return ids if taken is None else taken

    def drop(self, ids: Sequence[str]) -> None:
        """Delete the leases; one that somebody took over meanwhile costs a call at worst."""

        def drop(client: Client) -> None:
            leases = client.collection(COLLECTION)
            self._won(client, ids, lambda batch, id_: batch.delete(leases.document(name_of(id_))))

        self._connection.attempt(drop)

    def _won(
        self,
        client: Client,
        ids: Iterable[str],
        write: Callable[[BulkWriteBatch, str], None],
    ) -> set[str]:
        """Those of ``ids`` whose write succeeded: in such a batch each one does or does not."""
        wanted = list(ids)
        if not wanted:
            return set()
        batch = BulkWriteBatch(client)
        for id_ in wanted:
            write(batch, id_)
        statuses = batch.commit(**self._connection.limits).status
        return {id_ for id_, status in zip(wanted, statuses, strict=True) if status.code == 0}

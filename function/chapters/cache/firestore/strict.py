"""A Firestore connection that raises instead of degrading, for ``warm`` and ``purge``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from google.api_core.exceptions import GoogleAPIError
from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.connection import Connection
from chapters.errors import StoreFailed

TIMEOUT = 20.0
"""Seconds for one read or write: longer than a request gets, since no visitor waits."""

T = TypeVar("T")


class StrictConnection(Connection):
    """Raises where a ``Connection`` would go on without Firestore. For one thread."""

    def attempt(self, work: Callable[[Client], T]) -> T:
        """The result of ``work``; raises StoreFailed when Firestore fails."""
        try:
            if self._client is None:
                self._client = Client(project=self._project, database=self._database)
            return work(self._client)
        except DefaultCredentialsError:
            raise StoreFailed(
                "Firestore wants to know who you are. Log in, then run this again: "
                "gcloud auth application-default login"
            ) from None
        except (GoogleAPIError, GoogleAuthError) as error:
            raise StoreFailed(
                f"Firestore did not do what it was asked for ({type(error).__name__}). See that "
                "GOOGLE_CLOUD_PROJECT and FIRESTORE_DATABASE are right and that you may write "
                "there, then run this again."
            ) from None

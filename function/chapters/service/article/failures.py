"""When a model that failed is not asked again for the same article."""

from __future__ import annotations

from chapters.errors import ChaptersError, NotConfigured, QuotaExhausted, RateLimited
from chapters.service.article.reasons import NotAsked

FAILURES_IN_A_ROW = 3
"""After so many the model is not asked about the remaining chapters."""


class Failures:
    """The failures of a model in a row. One for each article."""

    def __init__(self) -> None:
        self._errors: list[ChaptersError] = []
        """The latest last."""

    def add(self, error: ChaptersError) -> None:
        """The model failed with ``error``."""
        self._errors.append(error)

    def clear(self) -> None:
        """The model did not fail."""
        self._errors.clear()

    def check(self) -> None:
        """Raise NotAsked if the next chapter would fail as well."""
        if not self._errors:
            return
        last = self._errors[-1]
        is_lasting = isinstance(last, QuotaExhausted | RateLimited | NotConfigured)
        if is_lasting or len(self._errors) >= FAILURES_IN_A_ROW:
            raise NotAsked(f"The model was not asked, since it failed before: {last.detail}")

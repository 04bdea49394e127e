"""No limit on clients; apart from ``rate_limit``, whose library takes long to import."""

from __future__ import annotations


class NoLimit:
    """Implements ``service.Limiter`` for installations without a limit."""

    def admit(self, client: str, *, misses: int) -> None:
        """Admit every client."""

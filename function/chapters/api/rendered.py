"""Bodies of responses as bytes, with their ETags."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class RenderedBody(NamedTuple):
    """The body of a response."""

    data: bytes
    etag: str
    """Changes with every byte of ``data``."""

    @classmethod
    def from_text(cls, text: str) -> RenderedBody:
        """``text`` as UTF-8; a lone surrogate, which JSON can contain, becomes a ``?``."""
        data = text.encode("utf-8", "replace")
        return cls(data, hashlib.sha256(data).hexdigest()[:32])

"""The log of the function, for tests to read."""

from __future__ import annotations

import io
import json
from typing import Any


class Lines:
    """A stream for the log, and what was written to it."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def only(self) -> dict[str, Any]:
        """The one line that was written, as JSON."""
        (line,) = self.text.splitlines()
        parsed: dict[str, Any] = json.loads(line)
        return parsed

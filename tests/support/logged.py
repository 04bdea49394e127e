"""What the function logs, read back."""

from __future__ import annotations

import io
import json
from typing import Any


class Lines:
    """As text, and line by line as JSON."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def only(self) -> dict[str, Any]:
        """The one line that was written."""
        (line,) = self.text.splitlines()
        parsed: dict[str, Any] = json.loads(line)
        return parsed

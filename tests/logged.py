"""What the function logs, read back."""

from __future__ import annotations

import io
import json


class Lines:
    """As text, and line by line as JSON."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def only(self) -> dict[str, object]:
        """The one line that was written."""
        (line,) = self.text.splitlines()
        parsed: dict[str, object] = json.loads(line)
        return parsed

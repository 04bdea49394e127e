"""Language tags (BCP 47, RFC 5646): which ones are understood."""

from __future__ import annotations

import re

from chapters.errors import InvalidRequest


def language_tag(text: str) -> str | None:
    """A BCP 47 tag as it is; None for ''. Raises InvalidRequest for anything else."""
    if not re.fullmatch("([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?", text):
        raise InvalidRequest("hl is the tag of a language, such as en, ja or pt-BR.")
    return text or None

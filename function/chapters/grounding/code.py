"""Code: its words must be said, in whatever way code is spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chapters.grounding.numbers import values

if TYPE_CHECKING:
    from chapters.grounding.said import Said

_COMMENT = re.compile(
    r"(?:^|(?<=\s))(?:\#|//)\ [^\n]*|/\*.*?\*/|<!--.*?-->", re.MULTILINE | re.DOTALL
)
_TOKEN = re.compile(r"[^\W\d][\w]*|\d+(?:\.\d+)*")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\dA-Za-z_]+|\d+")
"""Of an identifier: ``readHTTPFile2`` is read, HTTP, File, 2."""

_KEYWORDS = """
and as async await bool break case catch char class const continue def default del do double
elif else end enum except export extends false final finally float fn for from func function go
if impl import in include int interface is lambda let match mut namespace new nil none not null
of or package pass print private protected pub public raise require return self static str
string struct super switch then this throw true try type undefined use using var void while
with yield echo sudo select where
"""
KEYWORDS = frozenset(_KEYWORDS.split())
"""Words of grammar, which people do not read out."""


def unsaid_in_code(code: str, said: Said) -> list[str]:
    """The words and numbers of ``code`` that are not said, as they are written."""
    missing = []
    for token in _TOKEN.findall(_COMMENT.sub("", code)):
        if token[0].isdigit():
            is_said = token in ("0", "1") or bool(values(token) & said.numbers)
        else:
            is_said = said.has_exactly(token) or all(
                _is_part_said(part, said) for part in _PARTS.findall(token)
            )
        if not is_said:
            missing.append(token)
    return missing


def _is_part_said(part: str, said: Said) -> bool:
    if part.isdigit():
        return bool(values(part) & said.numbers) or said.has_exactly(part)
    if len(part) == 1 or part.casefold() in KEYWORDS:
        return True
    if part.isascii():
        return said.has_form(part) or said.has_longer(part)
    return said.holds(part)

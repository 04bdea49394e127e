"""XML to a tree, without entities of its own and of a bounded depth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

_MAX_DEPTH = 100
"""Elements inside each other: far more than in any project."""


class _Refused(Exception):
    """The XML declares entities, or is nested too deep."""


def parse(lines: Sequence[str], root: str) -> Element | None:
    """The tree of a document whose root has the local name ``root``; names are without prefixes.

    None for anything else, which includes XML that is not well-formed.
    """
    text = "\n".join(lines).strip()
    if not text.startswith("<"):
        return None
    tree = _Tree()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _Refused):
        return None
    parsed = tree.builder.close()
    return parsed if parsed.tag == root else None


class _Tree:
    """Builds the tree; texts between elements are left out."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self._depth = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _Refused
        self.builder.start(_local(name), {_local(key): attributes[key] for key in attributes})

    def end(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(_local(name))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise _Refused

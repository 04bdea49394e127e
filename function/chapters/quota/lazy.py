"""Lazy construction: Google's clients are imported on the first cache miss, because importing
them takes longer than serving a cached answer.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")


def lazy(build: Callable[[], T]) -> T:
    """An object that ``build`` makes when one of its attributes is first read.

    ``build`` is called once, by whichever thread is first; if it raises, again at the next use.
    The result has the attributes and methods of the object, but neither its class nor its
    operators.
    """
    return cast("T", Lazy(build))


class Lazy:
    """Stands for an object, and builds it when it is first needed. Made by ``lazy``."""

    # Two underscores: such a name never hides an attribute of the object.
    def __init__(self, build: Callable[[], object]) -> None:
        self.__build = build
        self.__lock = Lock()
        self.__built: object | None = None

    def __getattr__(self, name: str) -> Any:
        """The attribute ``name`` of the object; Python calls this for names not found here."""
        if self.__built is None:
            with self.__lock:
                if self.__built is None:
                    with _garbage_collection_paused():
                        self.__built = self.__build()
        return getattr(self.__built, name)


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Leave the garbage collector out of imports: it would take a tenth of their time, and nothing
    that they create is garbage. Later collections skip all of it, too:
    https://docs.python.org/3/library/gc.html#gc.freeze
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()

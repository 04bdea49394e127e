"""Logging as Cloud Logging reads it: one JSON object a line, with severity and trace.

Never in a line: a description, a query, a client's address, an API key.
https://cloud.google.com/logging/docs/structured-logging
"""

from __future__ import annotations

import json
import logging
import re
import sys
from contextlib import suppress
from functools import lru_cache
from typing import Any, TextIO

from chapters import __version__

_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_CLOUD_TRACE = re.compile(r"([0-9a-f]{32})(?:/([0-9]{1,20}))?")
_KEYS = re.compile(r"AIza[\w-]{10,}|(?<=[?&]key=)[^&\s\"']+")
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})

_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


class Lines(logging.Formatter):
    """Records as JSON, keys blacked out of messages and tracebacks: the second defence against
    them, not the first."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        """``secrets``: texts that no line may hold, besides whatever looks like a Google key."""
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """One line; ``extra={"fields": {...}}`` adds to it."""
        line = {
            "severity": record.levelname,
            "logger": record.name,
            "message": self._clean(record.getMessage()),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["stack_trace"] = self._clean(self.formatException(record.exc_info))
        return _json(line)

    def _clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[redacted]")
        return _KEYS.sub("[redacted]", text)


_handler: logging.StreamHandler[TextIO] = logging.StreamHandler(sys.stderr)
"""Where lines go, once ``configure`` was called."""


def configure(*, secrets: tuple[str, ...] = (), stream: TextIO | None = None) -> None:
    """Send INFO and above to ``stream`` (stdout) as JSON, every one of ``secrets`` blacked out.

    Called once by the face of a server; functions-framework itself installs no handler.
    """
    _handler.setStream(stream or sys.stdout)
    _handler.setFormatter(Lines(secrets))
    root = logging.getLogger()
    root.handlers[:] = [_handler]
    root.setLevel(logging.INFO)
    logging.getLogger("googleapiclient").setLevel(logging.ERROR)  # its warnings hold request URLs


def request(
    *, method: str, path: str, status: int, seconds: float, cache: str, code: str, trace: str
) -> None:
    """The one line that a request leaves. ``trace``: from ``trace_of``; the rest as answered.

    Written without a record of ``logging``, which costs as much as all else that a cached answer
    costs; nothing in it is the client's own words. A log that cannot be written fails no request.
    """
    alike = _alike(method if method in _METHODS else "other", path, status, code)
    traced = f', "logging.googleapis.com/trace": {_json(trace)}' if trace else ""
    line = f'{alike}, "latency": "{seconds:.6f}s"}}, "cache": {_json(cache)}{traced}}}\n'
    with suppress(OSError, ValueError):  # ValueError: the stream was closed
        _handler.stream.write(line)
        _handler.stream.flush()


@lru_cache(maxsize=256)
def _alike(method: str, path: str, status: int, code: str) -> str:
    """What the lines of such requests have in common: JSON, open within ``httpRequest``."""
    line = {
        "severity": "INFO",
        "logger": "chapters.request",
        "message": f"{method} {path} {status}",
        "code": code,
        "httpRequest": {"requestMethod": method, "requestUrl": path, "status": status},
    }
    return _json(line).removesuffix("}}")


def unexpected(error: BaseException, *, trace: str) -> None:
    """A defect, in the shape that Error Reporting groups by: severity ERROR and a stack trace."""
    fields: dict[str, Any] = {
        "@type": "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1."
        "ReportedErrorEvent",
        "serviceContext": {"service": "chapters", "version": __version__},
    }
    if trace:
        fields["logging.googleapis.com/trace"] = trace
    logging.getLogger("chapters").error(
        "unexpected %s", type(error).__name__, exc_info=error, extra={"fields": fields}
    )


def trace_of(parent: str, cloud: str, *, project: str | None) -> str:
    """The trace's resource name from ``traceparent`` (W3C), else ``X-Cloud-Trace-Context``; or ''.

    ``parent`` and ``cloud`` are these headers, '' where they are missing.
    https://cloud.google.com/trace/docs/trace-context
    """
    if not project:
        return ""
    found = _TRACEPARENT.fullmatch(parent) or _CLOUD_TRACE.match(cloud)
    return f"projects/{project}/traces/{found[1]}" if found else ""

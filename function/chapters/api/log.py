"""Structured logs for Cloud Logging: one JSON object a line, with severity and trace.

No line may contain a description, a query, a client's address or an API key.
https://cloud.google.com/logging/docs/structured-logging
"""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from contextlib import suppress
from typing import Any, TextIO

from chapters import __version__

_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_CLOUD_TRACE = re.compile(r"([0-9a-f]{32})(?:/([0-9]{1,20}))?")
_KEYS = re.compile(r"AIza[\w-]{10,}|(?<=[?&]key=)[^&\s\"']+")
_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_TRACE = "logging.googleapis.com/trace"

_json = json.JSONEncoder(ensure_ascii=False, default=str).encode


class JsonFormatter(logging.Formatter):
    """Log records as JSON, without API keys.

    Code must not log keys in the first place; this catches those in messages and tracebacks of
    libraries.
    """

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        """``secrets``: texts to replace, besides whatever looks like one of Google's keys."""
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """One line; ``extra={"fields": {...}}`` of the logging call adds fields to it."""
        line = {
            "severity": record.levelname,
            "logger": record.name,
            "message": self._redacted(record.getMessage()),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["stack_trace"] = self._redacted(self.formatException(record.exc_info))
        return _json(line)

    def _redacted(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[redacted]")
        return _KEYS.sub("[redacted]", text)


class _Nowhere(io.StringIO):
    """A stream that keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


_handler: logging.StreamHandler[TextIO] = logging.StreamHandler(sys.stderr)
"""Writes the lines; ``configure`` sets its stream."""


def configure(*, secrets: tuple[str, ...] = (), stream: TextIO | None = None) -> None:
    """Write records of level INFO and above to ``stream`` (stdout) as JSON without ``secrets``.

    A server calls this once; functions-framework itself installs no handler. A stream that is
    closed or fails loses its lines, nothing else: an answer never depends on its log line.
    """
    # sys.stdout is None in a process that was started without one.
    _handler.setStream(stream or sys.stdout or _Nowhere())
    logging.raiseExceptions = False  # else a handler that fails writes to stderr, which may fail
    _handler.setFormatter(JsonFormatter(secrets))
    root = logging.getLogger()
    root.handlers[:] = [_handler]
    root.setLevel(logging.INFO)
    logging.getLogger("googleapiclient").setLevel(logging.ERROR)  # its warnings hold request URLs


def request(
    *, method: str, path: str, status: int, seconds: float, cache: str, code: str, trace: str
) -> None:
    """Write the line of one request. ``trace``: from ``trace_of``.

    It bypasses ``logging``, whose record costs as much as the rest of a cached answer; it needs no
    redaction, as ``path`` is one of ours. An error of the stream is ignored: the client still gets
    the answer. docs/decisions/2026-11-23-request-lines-are-written-directly.md
    """
    method = method if method in _METHODS else "other"
    line = {
        "severity": "INFO",
        "logger": "chapters.request",
        "message": f"{method} {path} {status}",
        "code": code,
        "httpRequest": {
            "requestMethod": method,
            "requestUrl": path,
            "status": status,
            "latency": f"{seconds:.6f}s",
        },
        "cache": cache,
    }
    if trace:
        line[_TRACE] = trace
    with suppress(OSError, ValueError):  # ValueError: the stream is closed
        _handler.stream.write(_json(line) + "\n")
        _handler.stream.flush()


def unexpected(error: BaseException, *, trace: str) -> None:
    """Log an unexpected error as Error Reporting expects it: severity ERROR with a stack trace.

    https://cloud.google.com/error-reporting/docs/formatting-error-messages
    """
    fields: dict[str, Any] = {
        "@type": "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1."
        "ReportedErrorEvent",
        "serviceContext": {"service": "chapters", "version": __version__},
    }
    if trace:
        fields[_TRACE] = trace
    logging.getLogger("chapters").error(
        "unexpected %s", type(error).__name__, exc_info=error, extra={"fields": fields}
    )


def trace_of(parent: str, cloud: str, *, project: str | None) -> str:
    """The resource name of the request's trace in ``project``; '' if there is none.

    ``parent`` is the header ``traceparent`` (W3C), ``cloud`` is ``X-Cloud-Trace-Context``, which
    counts without the former; each '' where it is missing.
    https://cloud.google.com/trace/docs/trace-context
    """
    if not project:
        return ""
    found = _TRACEPARENT.fullmatch(parent) or _CLOUD_TRACE.match(cloud)
    return f"projects/{project}/traces/{found[1]}" if found else ""

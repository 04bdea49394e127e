"""Logging as Cloud Logging reads it: one JSON object a line, with severity and trace.

Never in a line: a description, a query, a client's address, an API key.
https://cloud.google.com/logging/docs/structured-logging
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable
from typing import Any, TextIO

from chapters import __version__

_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_CLOUD_TRACE = re.compile(r"([0-9a-f]{32})(?:/([0-9]{1,20}))?")
_KEYS = re.compile(r"AIza[\w-]{10,}|(?<=[?&]key=)[^&\s\"']+")

_request_log = logging.getLogger("chapters.request")


def configure(*, secrets: tuple[str, ...] = (), stream: TextIO | None = None) -> None:
    """Send INFO and above to ``stream`` (stdout) as JSON, every one of ``secrets`` blacked out.

    Called once by the face of a server; functions-framework itself installs no handler.
    """
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415 - servers only, not the CLI

    formatter = JsonFormatter(
        "%(levelname)s %(name)s %(message)s",
        rename_fields={"levelname": "severity", "name": "logger"},
        json_ensure_ascii=False,
    )
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(formatter)
    handler.addFilter(Redaction(secrets))
    # Three look-ups a line that no line of ours shows:
    # https://docs.python.org/3/howto/logging.html#optimization
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.getLogger("googleapiclient").setLevel(logging.ERROR)  # its warnings hold request URLs


class Redaction(logging.Filter):
    """Blacks keys out of messages, arguments and tracebacks: the second defence, not the first."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        """``secrets``: texts that no line may hold, besides whatever looks like a Google key."""
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite ``record`` in place; keeps every record."""
        record.msg, record.args = self._clean(record.getMessage()), None
        if record.exc_info:
            text = logging.Formatter().formatException(record.exc_info)
            record.exc_info, record.exc_text = None, None
            record.stack_trace = self._clean(text)
        return True

    def _clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[redacted]")
        return _KEYS.sub("[redacted]", text)


def request(
    *, method: str, path: str, status: int, seconds: float, cache: str, code: str, trace: str
) -> None:
    """The one line that a request leaves. ``trace``: from ``trace_of``; the rest as answered."""
    _request_log.info(
        "%s %s %d",
        method,
        path,
        status,
        extra={
            "httpRequest": {
                "requestMethod": method,
                "requestUrl": path,
                "status": status,
                "latency": f"{seconds:.6f}s",
            },
            "cache": cache,
            "code": code,
            **({"logging.googleapis.com/trace": trace} if trace else {}),
        },
    )


def unexpected(error: BaseException, *, trace: str) -> None:
    """A defect, in the shape that Error Reporting groups by: severity ERROR and a stack trace."""
    extra: dict[str, Any] = {
        "@type": "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1."
        "ReportedErrorEvent",
        "serviceContext": {"service": "chapters", "version": __version__},
    }
    if trace:
        extra["logging.googleapis.com/trace"] = trace
    logging.getLogger("chapters").error(
        "unexpected %s", type(error).__name__, exc_info=error, extra=extra
    )


def trace_of(header: Callable[[str, str], str], *, project: str | None) -> str:
    """The trace's resource name from ``traceparent`` (W3C), else ``X-Cloud-Trace-Context``; or ''.

    ``header`` gives a request's header by its name in any case, or the second argument.
    https://cloud.google.com/trace/docs/trace-context
    """
    found = _TRACEPARENT.fullmatch(header("traceparent", "")) or _CLOUD_TRACE.match(
        header("X-Cloud-Trace-Context", "")
    )
    return f"projects/{project}/traces/{found[1]}" if found and project else ""

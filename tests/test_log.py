"""Log lines are JSON that Cloud Logging reads, and hold no key."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from chapters import log

KEY = "AIza" + "Sy0123456789_0123456789-012345678901"


class Lines:
    """What was logged: as text, and line by line as JSON."""

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


@pytest.fixture
def lines() -> Iterator[Lines]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = Lines()
    log.configure(secrets=("my-own-secret",), stream=written.stream)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_is_one_json_object_with_severity(lines: Lines) -> None:
    logging.getLogger("x").info("two\nlines é")
    line = lines.only()
    assert line["severity"] == "INFO"
    assert line["message"] == "two\nlines é"


def test_a_request_line_has_the_fields_of_cloud_logging(
    lines: Lines,
) -> None:
    log.request(
        method="GET",
        path="/chapters",
        status=200,
        seconds=0.25,
        cache="chapters; hit",
        code="",
        trace="projects/p/traces/t",
    )
    line = lines.only()
    assert line["httpRequest"] == {
        "requestMethod": "GET",
        "requestUrl": "/chapters",
        "status": 200,
        "latency": "0.250000s",
    }
    assert line["logging.googleapis.com/trace"] == "projects/p/traces/t"


def test_keys_are_blacked_out_of_messages_arguments_and_tracebacks(
    lines: Lines,
) -> None:
    try:
        raise ValueError(f"https://host/videos?part=snippet&key={KEY} my-own-secret")
    except ValueError as error:
        log.unexpected(error, trace="")
        logging.getLogger("x").warning("at %s", f"https://host/?key=some-other-key&{KEY}")
    text = lines.text
    assert KEY not in text
    assert "my-own-secret" not in text
    assert "some-other-key" not in text
    assert text.count("[redacted]") >= 4


def test_the_unexpected_has_the_shape_of_error_reporting(
    lines: Lines,
) -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        log.unexpected(error, trace="")
    line = lines.only()
    assert line["severity"] == "ERROR"
    assert str(line["@type"]).endswith("ReportedErrorEvent")
    assert "Traceback" in str(line["stack_trace"])


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}, f"projects/p/traces/{'a' * 32}"),
        ({"X-Cloud-Trace-Context": f"{'c' * 32}/123;o=1"}, f"projects/p/traces/{'c' * 32}"),
        (
            {"traceparent": "rubbish", "X-Cloud-Trace-Context": "c" * 32},
            f"projects/p/traces/{'c' * 32}",
        ),
        ({"traceparent": "00-evil\n"}, ""),
        ({}, ""),
    ],
)
def test_the_trace_is_found(headers: dict[str, str], expected: str) -> None:
    assert log.trace_of(headers.get, project="p") == expected


def test_without_a_project_there_is_no_trace() -> None:
    assert log.trace_of({"X-Cloud-Trace-Context": "c" * 32}.get, project=None) == ""

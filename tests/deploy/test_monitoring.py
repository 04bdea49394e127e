"""Metrics, alerts and the dashboard in deploy/: fields that exist, and lines that really occur."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from chapters.errors import ChaptersError
from deploy.discovery import misfits
from support.processes import ROOT, Server, function

ALERTS = sorted((ROOT / "deploy" / "alerts").glob("*.json"))
METRICS = sorted((ROOT / "deploy" / "metrics").glob("*.yaml"))
DASHBOARD = ROOT / "deploy" / "dashboard.json"
METRIC: dict[str, Any] = yaml.safe_load(METRICS[0].read_text())


@pytest.fixture(scope="module")
def lines() -> Iterator[list[dict[str, Any]]]:
    """The log lines of some requests of each kind."""
    with function() as server:
        for path in ("/health", "/chapters?v=l8pRSuU81PU", "/chapters?v=l8pRSuU81PU", "/chapters"):
            server.ask(path)
        yield _logged(server)


def _logged(server: Server) -> list[dict[str, Any]]:
    return [json.loads(line) for line in server.log.read_text().splitlines()]


@pytest.mark.parametrize("file", METRICS, ids=lambda file: file.stem)
def test_metrics_fit_the_api(file: Path) -> None:
    assert misfits("logging.v2", "LogMetric", yaml.safe_load(file.read_text())) == []


@pytest.mark.parametrize("file", ALERTS, ids=lambda file: file.stem)
def test_alerts_fit_the_api_and_say_what_to_do(file: Path) -> None:
    alert = json.loads(file.read_text())
    assert misfits("monitoring.v3", "AlertPolicy", alert) == []
    assert alert["documentation"]["content"]


def test_the_dashboard_fits_the_api() -> None:
    assert misfits("monitoring.v1", "Dashboard", json.loads(DASHBOARD.read_text())) == []


def test_a_field_that_no_api_knows_is_noticed() -> None:
    alert = json.loads(ALERTS[0].read_text())
    alert["conditions"][0]["conditionThreshold"]["comparisson"] = alert["combiner"] = "MAYBE"
    assert [m.split(" must")[0] for m in misfits("monitoring.v3", "AlertPolicy", alert)] == [
        "AlertPolicy.combiner",
        "AlertPolicy.conditions[0].conditionThreshold.comparisson does not exist",
    ]


def test_the_metric_counts_one_line_for_each_request(lines: list[dict[str, Any]]) -> None:
    logger = re.search(r'jsonPayload\.logger="([\w.]+)"', METRIC["filter"])
    assert logger
    assert [line["logger"] for line in lines].count(logger[1]) == 4


def test_the_metrics_labels_are_read_from_fields_that_are_there(
    lines: list[dict[str, Any]],
) -> None:
    extractors = METRIC["labelExtractors"]
    assert set(extractors) == {label["key"] for label in METRIC["metricDescriptor"]["labels"]}
    read = [tuple(_extract(extractors[key], line) for key in sorted(extractors)) for line in lines]
    assert read == [
        ("", "", "200"),
        ("", "uri-miss", "200"),
        ("", "", "200"),
        ("missing-video", "", "400"),
    ]


def _extract(extractor: str, line: dict[str, Any]) -> str:
    """What Cloud Logging would extract; it lifts ``httpRequest`` out of the payload."""
    parsed = re.fullmatch(r'(?:REGEXP_)?EXTRACT\(([\w.]+)(?:, "(.*)")?\)', extractor)
    assert parsed
    value: Any = line
    for name in parsed[1].removeprefix("jsonPayload.").split("."):
        value = value[name]
    if parsed[2] is None:
        return str(value)
    found = re.search(parsed[2], value)
    return found[1] if found else ""


def test_alerts_wait_for_codes_that_exist() -> None:
    text = "".join(file.read_text() for file in [*ALERTS, DASHBOARD])
    waited_for = set(re.findall(r'metric\.labels\.code=\\"([\w-]+)\\"', text))
    assert waited_for
    assert waited_for <= {error.code for error in ChaptersError.__subclasses__()}


def test_alerts_use_metrics_that_are_created() -> None:
    text = "".join(file.read_text() for file in [*ALERTS, DASHBOARD])
    used = set(re.findall(r"logging\.googleapis\.com/user/(\w+)", text))
    assert used == {file.stem for file in METRICS}

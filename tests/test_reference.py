"""docs/api.md and docs/settings.md agree with the code and with the contract."""

from __future__ import annotations

import inspect
import re
from typing import Any

import yaml
from flask import Request, Response
from werkzeug.test import EnvironBuilder

from chapters import errors
from chapters.api import cors
from chapters.config import SETTINGS
from chapters.errors import ChaptersError
from chapters.formats import FORMATS
from support.processes import ROOT

API = (ROOT / "docs" / "api.md").read_text("utf-8")
CONTRACT: dict[str, Any] = yaml.safe_load(
    (ROOT / "function" / "chapters" / "openapi.yaml").read_text("utf-8")
)


def table(document: str, first_column: str) -> list[list[str]]:
    """The rows of the table whose first column is called ``first_column``, cell by cell."""
    rows = document.partition(f"\n| {first_column} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_every_error_code_is_there_with_its_status() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    codes = {
        (f"`{kind.code}`", str(kind.status)) for kind in kinds if issubclass(kind, ChaptersError)
    }
    rows = [(code, status) for code, status, _ in table(API, "code")]
    assert len(rows) == len(set(rows))
    assert set(rows) == codes


def test_every_format_is_there_with_its_media_type_and_extension() -> None:
    assert [row[:3] for row in table(API, "`format=`")] == [
        [f"`{form.name}`", f"`{form.media_type}`", f"`{form.extension}`"]
        for form in FORMATS.values()
    ]


def test_every_request_is_there() -> None:
    documented = {tuple(re.findall(r"[A-Z]+|/[\w.]*", row[0])[:2]) for row in table(API, "request")}
    assert documented | {("GET", "/")} == {
        (method.upper(), path) for path, item in CONTRACT["paths"].items() for method in item
    }
    assert "`GET /?v=VIDEO`" in API


def test_every_query_parameter_is_there_with_its_addresses() -> None:
    documented = {
        (name.strip("`"), address.strip("`"))
        for name, addresses, _ in table(API, "parameter")
        for address in addresses.split(", ")
    }
    parameters = CONTRACT["components"]["parameters"]
    assert documented == {
        (parameter["name"], path)
        for path in ("/chapters", "/article")
        for operation in CONTRACT["paths"][path].values()
        for reference in operation["parameters"]
        if (parameter := parameters[reference["$ref"].rpartition("/")[2]])["in"] == "query"
    }


def test_every_field_of_an_answer_is_there() -> None:
    fields = API.partition("## The JSON answer")[2]
    assert {row[0].strip("`") for row in table(fields, "field")} == set(
        CONTRACT["components"]["schemas"]["Answer"]["properties"]
    )


def test_every_header_that_other_sites_pages_may_read_is_there() -> None:
    section = API.partition("## Other sites' pages")[2].partition("\n## ")[0]
    request = Request(EnvironBuilder(headers=[("Origin", "https://example.org")]).get_environ())
    response = Response()
    cors.add_headers(request, response, origins=("*",))
    for header in response.headers["Access-Control-Expose-Headers"].split(", "):
        assert f"`{header}`" in section


def test_every_setting_is_there_with_its_default_and_meaning() -> None:
    settings = (ROOT / "docs" / "settings.md").read_text("utf-8")
    rows = table(settings, "setting")
    assert [row[:3] for row in rows] == [
        [
            f"`{setting.name}`",
            f"`{setting.default}`" if setting.default else "(empty)",
            setting.meaning.rstrip("."),
        ]
        for setting in SETTINGS
    ]
    assert all(when for *_, when in rows)

"""Files of the page, as `make run` serves them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.site import Site, problem
from chapters.samples import listing

FIREBASE = {
    "hosting": {
        "headers": [
            {"source": "**", "headers": [{"key": "X-Everywhere", "value": "1"}]},
            {"source": "**/*.js", "headers": [{"key": "X-Script", "value": "2"}]},
        ]
    }
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    (folder / "lib").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "terms.html").write_text("terms")
    (folder / "samples.json").write_text("[]")
    (folder / "lib" / "time.js").write_text("script")
    (tmp_path / "firebase.json").write_text(json.dumps(FIREBASE))
    return folder


@pytest.fixture
def site(root: Path) -> Site:
    return Site({"WEB_ROOT": str(root), "YOUTUBE_API_KEY": "x"})


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/", "home"), ("/terms", "terms"), ("/terms.html", "terms"), ("/lib/time.js", "script")],
)
def test_a_file_is_served_with_or_without_html_in_its_address(
    site: Site, path: str, expected: str
) -> None:
    response = site.get(path)
    assert (response.status_code, response.text) == (200, expected)


@pytest.mark.parametrize("path", ["/lib", "/../firebase.json", "//etc/passwd"])
def test_what_is_no_file_below_the_folder_gets_the_functions_own_answer(
    site: Site, path: str
) -> None:
    assert problem(site.get(path))["code"] == "not-found"


def test_only_get_and_head_are_for_files(site: Site) -> None:
    assert problem(site.client.post("/terms"))["code"] == "not-found"
    assert site.client.head("/terms", buffered=True).status_code == 200


def test_the_headers_of_firebase_json_are_sent(site: Site) -> None:
    script, page = site.get("/lib/time.js").headers, site.get("/").headers
    assert (script["X-Everywhere"], script["X-Script"]) == ("1", "2")
    assert (page["X-Everywhere"], "X-Script" in page) == ("1", False)


def test_browsers_ask_for_a_file_again(site: Site) -> None:
    response = site.get("/lib/time.js")
    assert "max-age=0" in response.headers["Cache-Control"]
    again = site.get("/lib/time.js", If_None_Match=response.headers["ETag"])
    assert again.status_code == 304


def test_without_firebase_json_files_are_served_too(site: Site, root: Path) -> None:
    (root.parent / "firebase.json").unlink()
    assert site.get("/").text == "home"


def test_without_a_key_the_samples_are_listed(site: Site, root: Path) -> None:
    assert site.get("/samples.json").text == "[]"
    without = Site({"WEB_ROOT": str(root)}).get("/samples.json")
    assert without.get_json() == listing()
    assert without.headers["X-Everywhere"] == "1"

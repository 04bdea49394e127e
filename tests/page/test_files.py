"""What can be said of the page's files without a browser, and the tests that Node runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from support.processes import ROOT

WEB = ROOT / "web"


def test_the_tests_that_node_runs_pass() -> None:
    """The tests that Node runs: links, routes, times, both languages, lists of files, bytes."""
    node = shutil.which("node")
    assert node, "The page's tests need Node.js 20 or newer: apt-get install nodejs npm"
    modules = sorted(map(str, (ROOT / "tests/page").glob("*.test.mjs")))
    command = [node, "--test", "--test-reporter=tap", *modules]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    failed = [line for line in ran.stdout.splitlines() if line.lstrip().startswith("not ok")]
    assert ran.returncode == 0, "\n".join(failed) or ran.stderr
    passed = re.search(r"^# pass (\d+)", ran.stdout, re.MULTILINE)
    assert passed
    assert int(passed[1]) > 100


@pytest.mark.parametrize("name", ["privacy.html", "terms.html"])
def test_both_languages_leave_the_same_blanks_for_the_deployer(name: str) -> None:
    english, japanese = (WEB / name).read_text("utf-8").split('<section id="ja" lang="ja">')
    blanks = [set(re.findall(r"<mark>\[([A-Z ]+)\]</mark>", text)) for text in (english, japanese)]
    assert blanks[0] == blanks[1]  # both empty where they are filled in: a release runs this, too
    listed = (ROOT / "docs/page.md").read_text("utf-8")
    assert all(f"[{blank}]" in listed for blank in blanks[0])


def test_the_policies_are_linked_where_they_must_be() -> None:
    index, privacy, terms = (
        (WEB / name).read_text("utf-8") for name in ("index.html", "privacy.html", "terms.html")
    )
    assert 'href="https://www.youtube.com/t/terms"' in index
    assert 'href="privacy.html"' in index
    assert 'href="terms.html"' in index
    assert "not by YouTube" in index
    assert 'href="https://policies.google.com/privacy"' in privacy
    assert 'href="https://www.youtube.com/t/terms"' in privacy
    assert 'href="https://www.youtube.com/t/terms"' in terms


def test_no_page_holds_style_or_script_but_the_one_that_the_policy_knows() -> None:
    early = (WEB / "early.js").read_text("utf-8")
    for page in WEB.glob("*.html"):
        text = page.read_text("utf-8")
        if page.name == "index.html":
            assert text.count(f"<script>\n{early}</script>") == 1
            text = text.replace(f"<script>\n{early}", "")
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", text), page.name


def test_only_one_module_makes_elements_and_none_writes_markup() -> None:
    for module in WEB.rglob("*.js"):
        text = module.read_text("utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text
        )
        assert module.name == "dom.js" or "createElement" not in text


def test_the_icons_of_the_manifest_are_there() -> None:
    manifest = json.loads((WEB / "manifest.webmanifest").read_text("utf-8"))
    assert all((WEB / icon["src"]).is_file() for icon in manifest["icons"])
    named = re.findall(r'href="(icon[^"]+)"', (WEB / "index.html").read_text("utf-8"))
    assert all((WEB / name).is_file() for name in named)
    assert manifest["share_target"]["params"] == {"title": "title", "text": "text", "url": "url"}


def test_the_lock_file_names_no_host_of_a_registry() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all("resolved" not in package for package in locked.values())
    assert all("integrity" in package for name, package in locked.items() if name)

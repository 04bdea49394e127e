"""docs/security.md, policy.md and deploy.md name things that exist."""

from __future__ import annotations

import re

import pytest

from support.processes import ROOT

DOCUMENTS = {
    name: (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    for name in ("security", "policy", "deploy")
}
THREATS = re.split(r"^### ", DOCUMENTS["security"], flags=re.M)[1:]


def places(text: str) -> list[str]:
    """The paths of this repository that ``text`` names between backticks."""
    folders = r"(?:function|tests|scripts|docs|deploy|web)/"
    return re.findall(rf"`({folders}[\w./-]*(?:::\w+)?)`", text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_places_exist(name: str) -> None:
    found = places(DOCUMENTS[name])
    assert found
    missing = []
    for place in found:
        path, _, inside = place.partition("::")
        file = ROOT / path
        if not file.exists() or (inside and f"class {inside}" not in file.read_text("utf-8")):
            missing.append(place)
    assert missing == []


@pytest.mark.parametrize("threat", THREATS, ids=lambda text: text.partition("\n")[0])
def test_every_threat_names_what_holds_it(threat: str) -> None:
    if not threat.startswith("Dependencies"):  # audits are run by hand: the section says how
        assert re.search(r"^Held by `tests/", threat, re.M)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_the_documents_lead_somewhere(name: str) -> None:
    for file, anchor in re.findall(r"\]\(([\w./-]+\.md)(?:#([\w-]+))?\)", DOCUMENTS[name]):
        target = (ROOT / "docs" / file).read_text("utf-8")
        headings = re.findall(r"^#+ (.+)$", target, re.M)
        assert not anchor or anchor in {
            re.sub(r"[^\w-]", "", h.lower().replace(" ", "-")) for h in headings
        }


def test_every_alert_is_in_the_table() -> None:
    files = {path.stem for path in (ROOT / "deploy" / "alerts").glob("*.json")}
    table = DOCUMENTS["deploy"].partition("| alert | when |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([\w-]+)`", table, re.M)) == files


def test_the_substitutions_that_are_named_exist() -> None:
    build = (ROOT / "cloudbuild.yaml").read_text()
    named = set(re.findall(r"\b(_[A-Z][A-Z_]+)\b", "".join(DOCUMENTS.values())))
    assert named
    assert [name for name in named if f"\n  {name}: " not in build] == []

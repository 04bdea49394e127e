"""One version, wherever it is written, and upgrade notes for it."""

from __future__ import annotations

import re
from datetime import date

import yaml

from chapters import __version__
from support.processes import ROOT
from support.terminals import real_command

CONTRACT = yaml.safe_load((ROOT / "function/chapters/openapi.yaml").read_text("utf-8"))
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
HEADING = re.compile(r"^## \[?(\d+\.\d+\.\d+)\]?(?: - (\S+))?", re.M)


def test_the_contract_and_its_example_have_the_packages_version() -> None:
    health = CONTRACT["paths"]["/health"]["get"]["responses"]["200"]["content"]
    assert health["application/json"]["example"]["version"] == __version__
    assert CONTRACT["info"]["version"] == __version__


def test_the_terminal_command_has_the_packages_version() -> None:
    assert real_command("--version", environment={}).out == f"{__version__}\n"


def test_the_upgrade_notes_begin_with_this_version() -> None:
    assert HEADING.findall((ROOT / "docs/upgrade.md").read_text("utf-8"))[0][0] == __version__


def test_the_latest_release_of_the_changelog_is_this_version_and_has_a_date() -> None:
    for version, day in HEADING.findall(CHANGELOG)[:1]:
        assert version == __version__
        assert date.fromisoformat(day) >= date(2026, 11, 29)

"""Both READMEs tell the truth: every format, error code and command in them exists."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from chapters import errors
from chapters.errors import ChaptersError
from chapters.formats import FORMATS

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.ja.md"]

CODES = {
    kind.code: kind.status
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, ChaptersError)
}


def text_of(readme: str) -> str:
    return (ROOT / readme).read_text("utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_every_error_code_is_there_with_its_status(readme: str) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([0-9]{3}) \|", text_of(readme), re.MULTILINE)
    assert {code: int(status) for code, status in rows} == CODES


@pytest.mark.parametrize("readme", READMES)
def test_every_format_is_there(readme: str) -> None:
    for name in FORMATS:
        assert f"`{name}`" in text_of(readme)


@pytest.mark.parametrize("readme", [*READMES, "CONTRIBUTING.md"])
def test_every_make_target_exists(readme: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^\$ |`)make ([a-z]+)", text_of(readme), re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md", "docs/architecture.md"])
def test_every_link_into_the_repository_leads_somewhere(document: str) -> None:
    file = ROOT / document
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text("utf-8")):
        assert (file.parent / target).exists(), target


def test_the_two_readmes_have_the_same_sections_and_commands() -> None:
    english, japanese = (text_of(readme) for readme in READMES)
    commands = [re.findall(r"^\$ (.+)$", text, re.MULTILINE) for text in (english, japanese)]
    assert set(commands[1]) <= set(commands[0])
    headings = [len(re.findall(r"^#{2,3} ", text, re.MULTILINE)) for text in (english, japanese)]
    assert headings[0] - headings[1] <= 1  # "How it is built" leads to English documents

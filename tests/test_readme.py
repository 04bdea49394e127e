"""Both READMEs are true: their programs run, their links lead somewhere, they say the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from chapters.formats import FORMATS
from support.processes import ROOT, Server, function

pytestmark = pytest.mark.timeout(120)

READMES = ["README.md", "README.ja.md"]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
)
ROOMS = (ROOT, ROOT / "function", ROOT / "function" / "chapters", ROOT / "web", ROOT / "docs")
"""Folders from which documents name files."""

ADDRESS = "http://localhost:8080"
"""The function's address in the documents: that of `make run`."""


def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def blocks(document: str, language: str) -> list[str]:
    """The fenced blocks of ``document`` in ``language``."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(document), re.MULTILINE | re.DOTALL)


def output(command: list[str], environment: Mapping[str, str] | None = None) -> str:
    """What ``command`` prints; fails with its errors when it fails."""
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with function() as running:
        yield running


def test_the_python_program_prints_the_chapters(server: Server) -> None:
    program, _ = blocks("README.md", "python")
    printed = output([sys.executable, "-c", program.replace(ADDRESS, server.address)])
    assert printed.startswith("0 intro: Let’s reproduce GPT-2 (124M)\n219 exploring")
    assert len(printed.splitlines()) == 31


def test_the_javascript_program_prints_the_same(server: Server) -> None:
    (program,) = blocks("README.md", "js")
    printed = output(
        ["node", "--input-type=module", "--eval", program.replace(ADDRESS, server.address)]
    )
    assert printed.startswith("0 intro: Let’s reproduce GPT-2 (124M)\n219 exploring")
    assert len(printed.splitlines()) == 31


@pytest.mark.parametrize(
    ("language", "command"),
    [
        ("python", [sys.executable, "-c"]),
        ("js", ["node", "--input-type=module", "--eval"]),
    ],
)
def test_the_programs_fail_with_the_sentence_of_the_answer(
    language: str, command: list[str], server: Server
) -> None:
    program = blocks("README.md", language)[0].replace(ADDRESS, server.address)
    wrong = program.replace("l8pRSuU81PU", "hello")
    done = subprocess.run(
        [*command, wrong], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode != 0
    assert "https://youtu.be/" in done.stderr


def test_the_library_needs_the_standard_library_only() -> None:
    _, program = blocks("README.md", "python")
    # -S leaves out every installed package.
    printed = output([sys.executable, "-S", "-c", program], {"PYTHONPATH": str(ROOT / "function")})
    assert printed == "0 Intro\n80 Figure eight\n185 Bowline\n"


EXAMPLES = re.findall(
    rf"^```console\n\$ curl '{ADDRESS}([^']+)'\n```\n```(?:text|json)\n(.*?)^```$",
    text_of("README.md") + text_of("docs/api.md"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("path", "shown"), EXAMPLES, ids=[path for path, _ in EXAMPLES])
def test_an_answer_that_is_shown_is_the_answer(path: str, shown: str, server: Server) -> None:
    answer = server.ask(path).text
    for part in filter(None, re.split(r"\s*(?:\.\.\.|\n)\s*", shown)):
        assert part in answer
        answer = answer.partition(part)[2]


@pytest.mark.parametrize("document", ["README.md", "docs/api.md"])
def test_every_address_of_an_example_answers(document: str, server: Server) -> None:
    paths = re.findall(rf"^\$ curl '{ADDRESS}([^']+)'$", text_of(document), re.MULTILINE)
    assert paths
    for path in paths:
        assert server.ask(path).status == (400 if path.endswith("v=hello") else 200), path


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


def anchors(document: Path) -> set[str]:
    """What a link may name behind ``#``, as GitHub makes it of the headings."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_into_the_repository_leads_somewhere(document: str) -> None:
    file = ROOT / document
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text_of(document)):
        found = file.parent / target if target else file
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), anchor


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_exists(document: str) -> None:
    """A name with a folder in it, from one of the places that documents speak of."""
    named = re.findall(r"`([\w.-]+(?:/[\w.-]+)+\.[a-z]+|[\w.-]+(?:/[\w.-]+)*/)`", text_of(document))
    missing = [name for name in named if not any((room / name).exists() for room in ROOMS)]
    assert set(missing) <= {
        "tests/corpus/layouts/stamps-in-brackets.txt",  # CONTRIBUTING has it made
        "images/02-frogs.png",  # an author's own, in an article
    }


def test_the_two_readmes_have_the_same_sections_programs_and_figures() -> None:
    english, japanese = (skeleton(readme) for readme in READMES)
    assert english == japanese


def skeleton(readme: str) -> list[str]:
    """What is the same in every language: levels of headings, blocks, links, figures in tables."""
    return re.findall(
        r"^#+(?= )|^```\w+\n.*?^```$|\]\((?!#|README)[^)]+\)|(?<=\| )[0-9.]+(?= \|)",
        text_of(readme),
        re.MULTILINE | re.DOTALL,
    )

"""Every example in every format, byte by byte.

After an intended change: ``(cd tests && ../.venv/bin/python -m formats.regenerate)``.
"""

from __future__ import annotations

import pytest

from chapters.formats import FORMATS
from formats.examples import EXAMPLES, PASTED
from formats.regenerate import FOLDER, golden


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_format_renders_its_golden_file(example: str, name: str) -> None:
    written = FORMATS[name].render(EXAMPLES[example]).encode()
    assert written == golden(example, FORMATS[name]).read_bytes()


def test_every_golden_file_is_of_an_example_and_a_format() -> None:
    expected = {golden(example, chosen) for example in EXAMPLES for chosen in FORMATS.values()}
    assert {*FOLDER.iterdir()} == expected


@pytest.mark.parametrize("name", FORMATS)
def test_chapters_of_a_pasted_text_have_no_links(name: str) -> None:
    written = FORMATS[name].render(PASTED)
    assert "watch?v=" not in written
    assert "Harvest" in written


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_ends_with_one_line_break(name: str) -> None:
    written = FORMATS[name].render(EXAMPLES["ordinary"])
    assert written.endswith("\n")
    assert not written.endswith("\n\n")

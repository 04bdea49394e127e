"""Each reason has a code, and the page a Japanese sentence for it."""

from __future__ import annotations

import re

from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
    UpstreamTimeout,
)
from chapters.formats.article_markdown import Reason
from chapters.service.article import reasons
from support.processes import ROOT

OF_A_WRITER = (QuotaExhausted, RateLimited, UpstreamFailed, UpstreamTimeout, NotConfigured)
"""What the port says that a ``Writer`` raises."""


def codes() -> set[str]:
    defined = [value for name, value in vars(reasons).items() if not name.startswith("_")]
    fixed = {value.code for value in defined if isinstance(value, Reason)}
    raised = {
        value.code
        for value in defined
        if isinstance(value, type)
        and issubclass(value, ChaptersError)
        and value.__module__ == reasons.__name__
    }
    counted = {
        make(2, 1).code
        for make in (
            reasons.too_many_chapters,
            reasons.too_many_minutes,
            reasons.too_many_characters,
        )
    }
    return fixed | raised | counted | {kind.code for kind in OF_A_WRITER}


def test_every_code_is_documented() -> None:
    documented = (ROOT / "docs" / "api.md").read_text("utf-8")
    _, _, table = documented.partition("### Why something was not written")
    assert codes() <= set(re.findall("`([a-z-]+)`", table))


def test_the_page_has_a_japanese_sentence_for_every_reason_and_no_other() -> None:
    text = (ROOT / "web" / "text" / "ja" / "findings.js").read_text("utf-8")
    listed = text.partition("const unwritten = {")[2].partition("\n};")[0]
    translated = set(re.findall(r'^  "?([a-z-]+)"?:', listed, re.MULTILINE))
    assert translated - {"unwritten", "spoken", "unsaid"} == codes()

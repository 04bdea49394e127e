"""Bodies are UTF-8."""

from __future__ import annotations

from chapters.api.rendered import RenderedBody


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert RenderedBody.from_text("a\ud800b").data == b"a?b"

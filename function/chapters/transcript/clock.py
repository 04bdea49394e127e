"""Times as captions write them, read tolerantly."""

from __future__ import annotations

CLOCK = (
    r"(?:(\d{1,4})\s?[:：;]\s?)?(\d{1,3})\s?[:：;]\s?(\d{1,2})"
    r"(?:(?:\s?[.,，]\s?|[:：](?=\d{3}))(\d{1,9}))?(?![\d:：])"
)
"""A pattern of four groups: hours (may be missing), minutes, seconds, and the digits of a fraction
after a point, a comma or (three of them) a colon. Machine translation puts blanks in between, and
writes ``：`` for ``:``."""

ARROW = r"\s*(?:(?:[-–—−=]\s?){1,4}(?:>|&gt;|＞)|[→⇒➔])\s*"
"""``-->``, and what becomes of it: ``->``, ``-- >``, ``→``."""


def seconds(hours: str | None, minutes: str, rest: str, fraction: str | None) -> float:
    """The groups of ``CLOCK`` as seconds."""
    digits = fraction or "0"
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(rest)
    return round(whole + float(f"0.{int(digits):0{len(digits)}}"), 3)

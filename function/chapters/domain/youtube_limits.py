"""YouTube's limits for chapters and descriptions."""

from __future__ import annotations

MIN_CHAPTER_SECONDS = 10
"""How long each chapter must be."""
MIN_SEEN_SECONDS = 8
"""The shortest chapters that were seen to be shown all the same."""
MIN_CHAPTERS = 3
"""How many chapters a list must have."""
MAX_CHAPTERS = 99
"""How many chapters a list may have, by what users report: 69 were seen to work, 100 not to."""
MAX_TITLE = 100
"""Characters of a title that YouTube shows: 91 were seen to be kept."""
MAX_DESCRIPTION = 5000
"""Characters of a description that YouTube accepts."""

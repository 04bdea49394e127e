"""Whether what a model wrote is grounded in captions: its names, numbers and code must occur there.

Pure, and about words alone: a sentence that twists what was said with words that were said passes.
``written`` takes Markdown apart, ``names``, ``numbers`` and ``code`` list what each part claims,
and ``said`` knows what the captions hold, in whatever form speech and automatic captions give it.
docs/captions.md says what is told apart how well.
"""

from __future__ import annotations

from itertools import chain, islice

from chapters.grounding.code import unsaid_in_code
from chapters.grounding.names import unsaid_names
from chapters.grounding.numbers import unsaid_numbers
from chapters.grounding.said import Said
from chapters.grounding.written import Written

__all__ = ["not_found"]

MAX_MISSING = 100
"""A text with so many is not about these captions, and looking for more takes long."""


def not_found(markdown: str, captions: str) -> list[str]:
    """The names, numbers and code of ``markdown`` that ``captions`` do not hold, each once, as
    they are written, names first; about ``MAX_MISSING`` at most.
    """
    said, written = Said(captions), Written.of(markdown)
    missing = chain(
        unsaid_names(written, said),
        unsaid_numbers(written.prose, said.numbers),
        (word for code in written.code for word in unsaid_in_code(code, said)),
    )
    return list(dict.fromkeys(islice(missing, MAX_MISSING)))

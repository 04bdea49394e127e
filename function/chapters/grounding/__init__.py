"""Whether what a model wrote is grounded in captions: its names, numbers and code must occur there.

Pure, and about words alone: a sentence that twists what was said with words that were said passes.
``written`` takes Markdown apart, ``names``, ``numbers`` and ``code`` list what each part claims,
and ``said`` knows what the captions hold, in whatever form speech and automatic captions give it.
docs/captions.md says what is told apart how well.
"""

from __future__ import annotations

from chapters.grounding.code import unsaid_in_code
from chapters.grounding.names import unsaid_names
from chapters.grounding.numbers import unsaid_numbers
from chapters.grounding.said import Said
from chapters.grounding.written import Written

__all__ = ["not_found"]


def not_found(markdown: str, captions: str) -> list[str]:
    """The names, numbers and code of ``markdown`` that ``captions`` do not hold, each once, as
    they are written, names first.
    """
    said, written = Said(captions), Written.of(markdown)
    missing = [
        *unsaid_names(written, said),
        *unsaid_numbers(written.prose, said.numbers),
        *(word for code in written.code for word in unsaid_in_code(code, said)),
    ]
    return list(dict.fromkeys(missing))

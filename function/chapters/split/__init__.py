"""Captions without chapters to sections: where the subject of a talk changes, and to what.

Pure, and linear in the length of the captions. ``units`` cuts them into pieces of speech;
``features`` measures at the start of each what speaks for a new section, ``weights`` were fitted on
talks whose chapters are known (docs/captions.md has the figures), ``boundaries`` takes the best,
and ``titles`` names each section by words of its own.
"""

from chapters.split.boundaries import Section, sections
from chapters.split.terms import terms
from chapters.split.titles import MARK, marked, names

__all__ = ["MARK", "Section", "marked", "names", "sections", "terms"]

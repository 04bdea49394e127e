"""Description text to chapters. Pure: standard library only, no I/O, no state, linear time.

In reading order, which is the order of the pipeline:

``pipeline``     all stages on one screen
``unwrap``       markup and folds taken out of the text
``timestamps``   everything that could be a timestamp
``lines``        what each line with a timestamp says
``grouping``     which lines belong together, each group a ``candidate``
``layouts``      which of a group's lines and timestamps are entries: ``LAYOUTS``
``several``      lines with several entries
``features``     what speaks for and against a candidate: ``FEATURES``
``scoring``      the points of each candidate, and which one wins
``repairs``      lines that a mistyped timestamp kept out of the list
``titles``       what remains of a line when the marks of the list are taken off (``title_marks``)
``refusal``      why there is no list
``explanation``  all of it in sentences
``characters``   which signs separate, and which are bullets or blanks
``places``       where times and titles stand in the text

``subjects`` holds what looks like a list, one file a look-alike with its words in all languages.
"""

from __future__ import annotations

from chapters.domain.extraction import Extraction
from chapters.extract.explanation import explain, refused_list
from chapters.extract.pipeline import chapters_in
from chapters.extract.places import Place, places

__all__ = ["Extraction", "Place", "chapters_in", "explain", "places", "refused_list"]

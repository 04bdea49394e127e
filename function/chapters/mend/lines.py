"""Single lines of a list, rewritten as YouTube reads them: one timestamp, then its title."""

from __future__ import annotations

import re
from collections import Counter

from chapters.domain.list_options import ListOptions
from chapters.domain.youtube_reader import has_words
from chapters.extract.lines import numbering
from chapters.extract.timestamps import find_timestamps
from chapters.mend.draft import Draft, Item, Reason
from chapters.mend.stamps import in_style, is_doubtful

_JOINT = " \t\u00a0\u3000-–—−~|:→>"
"""Blanks and separators between a timestamp and its title."""
_OPENING, _CLOSING = "([{<【「『（［*_`", ")]}>】」』）］*_`"
_LABEL = re.compile(r"\[([^\[\]]*)\]\($")
"""The label of a link in Markdown."""
_EDGES = re.compile(r"^\W+|\W+$")
_WORD_EDGE = re.compile(r"[A-Za-z0-9_]|\d[.,]", re.ASCII)


def drop_numbers(draft: Draft) -> None:
    """Mark the numbers that count the chapters at the start of their titles, if they do."""
    matches = [numbering().match(item.title) for item in draft.items]
    numbers = [match["number"] if match else "" for match in matches]
    if not all(map(str.isdecimal, numbers)):
        return
    counted = [int(number) for number in numbers]
    if counted != list(range(counted[0], counted[0] + len(counted))):
        return
    for item, match in zip(draft.items, matches, strict=True):
        if match and match.end() < len(item.title):
            item.number, item.title = match[0], item.title[match.end() :]
            item.because("numbers", "sure")


def rewrite(draft: Draft, options: ListOptions) -> None:
    """Write the line of each chapter anew, if YouTube would read it otherwise than meant."""
    several = Counter(item.line for item in draft.items)
    before = -1
    for item in draft.in_text():
        is_first = item.line != before
        if several[item.line] == 1:
            _rewrite(draft, item, options)
        elif "two-timestamps-on-a-line" not in draft.without:
            _set_apart(draft, item, is_first=is_first)
        elif not is_first:
            item.text = ""  # the line stands there already
        before = item.line


def _set_apart(draft: Draft, item: Item, *, is_first: bool) -> None:
    """One of several chapters on a line gets a line of its own; a heading before the first too."""
    line = draft.lines[item.line]
    lead = line[: item.stamp.begin].rstrip(_OPENING + " \t") if is_first else ""
    heading = lead.removesuffix(item.title).rstrip()  # the title stands there if stamps come last
    if _speaks(heading) and not _number(heading):
        draft.leads[item.line] = heading
    item.text = f"{in_style(item.start, draft.written(item))} {item.title or _untitled(item)}"
    item.because("two-timestamps-on-a-line", "sure")


def _untitled(item: Item) -> str:
    """A title for a chapter that has none."""
    return f"Chapter {item.place}"


def _rewrite(draft: Draft, item: Item, options: ListOptions) -> None:
    line, typed = draft.lines[item.line], draft.written(item)
    begin, end = item.stamp.begin, item.stamp.end
    if item.stamp.opens_range and options.ranges == "keep":
        inner = find_timestamps(typed)[0]
        begin, end, typed = begin + inner.at, begin + inner.until, typed[inner.at : inner.until]
    before, after = line[:begin], line[end:].replace(item.number, "", 1)
    if "t=" in typed:
        before, after = _LABEL.sub(r"\1 ", before).rstrip(_OPENING), after.lstrip(_CLOSING)
    _note_form(draft, item, typed, options)
    stamp = in_style(item.start, typed)
    if not has_words(before + after) and "no-title" not in draft.without:
        item.text = _with_title(draft, item, before + stamp)
    elif _speaks(before) and has_words(after) and "text-on-both-sides" not in draft.without:
        item.because("text-on-both-sides", "sure")
        is_heading = item is draft.items[0] and before.rstrip()[-1:] in (":", "：")
        if is_heading and before.strip() not in item.title and not _number(before):
            item.text = f"{before.rstrip()}\n{stamp} {after.lstrip(_JOINT + _CLOSING)}"
        else:
            item.text = _stamp_first(before, stamp, after, options)
    elif item.reasons:
        item.text = _joined(before, stamp, after)


def _note_form(draft: Draft, item: Item, typed: str, options: ListOptions) -> None:
    """Note what is wrong with how the timestamp of ``item`` is ``typed``."""
    unread, lost = "not-a-timestamp-to-youtube", "ascending"
    read = draft.judged.read.get(item.line + 1)
    if read and item.line in draft.mistyped and read.start != item.start:
        if lost not in draft.without:  # hours were left out
            item.because(lost, "guess")
    elif read is None and unread not in draft.without:
        is_guess = item.line in draft.mistyped or is_doubtful(typed)
        item.because(unread, "guess" if is_guess else "sure")
    several = "two-timestamps-on-a-line"
    if item.stamp.opens_range and options.ranges == "drop" and several not in draft.without:
        item.because(several, "sure")


def _with_title(draft: Draft, item: Item, text: str) -> str:
    """``text``, the line of a timestamp alone, with the title that stands on a line near it."""
    if not item.title:
        item.because("no-title", "guess")
        return f"{text} {_untitled(item)}"
    item.because("no-title", "sure")
    for near in (item.line + 1, item.line - 1, item.line + 2, item.line - 2):
        if draft.is_free(near) and _ends_with(draft, near, item.title):
            draft.taken[near] = Reason("no-title", "sure")
            break
    return f"{text} {item.title}"


def _ends_with(draft: Draft, line: int, title: str) -> bool:
    """Whether ``line`` holds nothing but ``title`` and what marks it as an entry of a list."""
    return _EDGES.sub("", draft.lines[line]).endswith(_EDGES.sub("", title) or title)


def _stamp_first(before: str, stamp: str, after: str, options: ListOptions) -> str:
    """The words on both sides of a timestamp behind it."""
    indent = before[: len(before) - len(before.lstrip())]
    first = before.strip().rstrip(_JOINT + _OPENING)
    second = after.lstrip(_JOINT + _CLOSING)
    if _number(before):
        first = "" if options.numbers == "drop" else before.strip().rstrip(_OPENING + " \t")
    return f"{indent}{stamp} {' '.join(filter(None, (first, second)))}"


def _joined(before: str, stamp: str, after: str) -> str:
    """The line with ``stamp`` in its place, set off from letters and figures beside it."""
    if _WORD_EDGE.match(before[-1:]):
        before = before.rstrip("_") if before.endswith("_") else f"{before} "
    if _WORD_EDGE.match(after):
        after = after.lstrip("_") if after.startswith("_") else f" {after}"
    return before + stamp + after


def _number(before: str) -> bool:
    """Whether ``before`` only counts the chapters: ``1.``, ``Part 2:``."""
    return numbering().fullmatch(before) is not None


def _speaks(before: str) -> bool:
    """Whether ``before`` is more than a bullet or an emoji."""
    return any(map(str.isalnum, before))

"""What holds for every description that is mended, whatever stands in it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from chapters.domain.video import Video
from chapters.mend import Change
from chapters.service.check import check, pasted

STARTS = st.integers(0, 5000)


@st.composite
def stamps(draw: st.DrawFn, start: int) -> str:
    """``start`` as some author might type it."""
    minutes, seconds = divmod(start, 60)
    hours, rest = divmod(minutes, 60)
    long = f"{hours}:{rest:02}:{seconds:02}"
    forms = [f"{minutes}:{seconds:02}", f"{minutes:02}:{seconds:02}", long, f"0{long}"]
    forms += [f"{minutes}.{seconds:02}", f"{minutes}：{seconds:02}", f"{minutes}m{seconds:02}s"]
    forms += [f"[{long}]", f"{long}.500", f"{minutes}:{seconds:02} - {minutes + 1}:{seconds:02}"]
    return draw(st.sampled_from([*forms[:2] * 4, long, long, *forms]))


LAYOUTS = (
    *("{stamp} {title}",) * 6,
    *("{title} {stamp}", "{stamp}{title}", "- {stamp} - {title}", "{number}. {stamp} {title}"),
    *("{stamp} {number}. {title}", "{stamp}", "{stamp}\n{title}", "{title} {stamp} (live)"),
    *("{stamp} {title} >", "🎸 {stamp} {title}", "{stamp} {title}, ", "Then at {stamp} {title}"),
)
TITLES = ("Alpha", "Beta <b>", "Gamma delta", "Ωmega", "Intro", "7 pm", "Boat & frogs", "🎻")


@st.composite
def descriptions(draw: st.DrawFn) -> str:
    """A list in one layout with lines in others, out of order, among other lines."""
    starts = draw(st.lists(STARTS, min_size=1, max_size=9))
    if draw(st.integers(0, 3)):
        starts.sort()
    if draw(st.integers(0, 3)):
        starts[0] = 0
    usual = draw(st.sampled_from(LAYOUTS))
    lines = []
    for number, start in enumerate(starts, 1):
        layout = usual if draw(st.integers(0, 5)) else draw(st.sampled_from(LAYOUTS))
        title = draw(st.sampled_from(TITLES))
        lines.append(layout.format(stamp=draw(stamps(start)), title=title, number=number))
        if not draw(st.integers(0, 9)):
            lines.append(draw(st.sampled_from(["", "Chapters:", "at 0:00 it begins", "\u200b"])))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return end.join(lines).replace("\n", end) + draw(st.sampled_from(["", end]))


VIDEOS = st.builds(pasted, descriptions(), duration=st.none() | st.integers(1, 6000))


def applied(description: str, changes: tuple[Change, ...]) -> str:
    """``description`` with ``changes`` made by hand."""
    parts = re.split(r"(\r\n|\r|\n)", description)
    lines, ends = parts[::2], [*parts[1::2], ""]
    end_of_line = parts[1] if len(parts) > 1 else "\n"
    for change in reversed(changes):
        index = change.line - 1
        assert lines[index] == change.before
        if change.after is None:
            del lines[index]
            if index == len(lines) and index:
                ends[index - 1] = ""
            del ends[index]
        else:
            lines[index] = change.after.replace("\n", end_of_line)
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def rules_on_changed_lines(video: Video) -> set[str]:
    """Rules that a mended description breaks again on lines which were changed for them."""
    verdict = check(video)
    rules = {change.rule for change in verdict.changes}
    kept = video.description.splitlines()
    lines = verdict.description.splitlines()
    return {
        finding.rule
        for finding in verdict.mended.findings
        if finding.rule in rules
        and (finding.rule, finding.strength) != ("ten-seconds", "warning")
        and finding.line
        and lines[finding.line - 1] not in kept
    }


@settings(deadline=None, max_examples=60)
@given(VIDEOS)
def test_the_changes_make_the_description_and_nothing_else_does(video: Video) -> None:
    verdict = check(video)
    assert applied(video.description, verdict.changes) == verdict.description
    assert all(change.before != change.after for change in verdict.changes)


@settings(deadline=None, max_examples=60)
@given(VIDEOS)
def test_mending_twice_changes_nothing(video: Video) -> None:
    mended = video._replace(description=check(video).description)
    assert check(mended).changes == ()


@settings(deadline=None, max_examples=60)
@given(VIDEOS)
def test_what_was_mended_is_not_found_again(video: Video) -> None:
    assert rules_on_changed_lines(video) == set()

"""Where sections begin, and what holds for them whatever the captions are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapters.split import MARK, sections
from chapters.split.features import FEATURES, measured
from chapters.split.units import MAX_CHARACTERS, MAX_UNITS, Talk
from chapters.split.weights import WEIGHTS
from chapters.transcript import Cue
from split.talks import BREAD, CLOCK, IKE, PAN, POND, TOKEI, talk


@pytest.mark.parametrize("subjects", [(POND, BREAD, CLOCK), (IKE, PAN, TOKEI)])
def test_sections_begin_where_the_subject_changes(subjects: tuple[str, ...]) -> None:
    starts = [section.start for section in sections(talk(*subjects))]
    assert len(starts) == 5  # one in three minutes
    assert any(abs(start - 300) <= 8 for start in starts)
    assert any(abs(start - 600) <= 8 for start in starts)


def test_a_pause_an_announcement_and_a_new_speaker_each_move_a_boundary() -> None:
    plain = talk(POND, seconds=540)
    at = 60
    start = plain[at].start

    def split(cues: list[Cue]) -> list[int]:
        return [section.start for section in sections(cues, duration=540)]

    without = split(plain)
    before, cue, rest = plain[:at], plain[at], plain[at + 1 :]
    quiet = [*before[:-2], cue, *rest]
    announced = [*before, Cue(start, cue.end, "okay so next let's look " + cue.text), *rest]
    answered = [*before, *(Cue(c.start, c.end, c.text, "Ada") for c in plain[at:])]
    assert start not in without
    assert start in split(quiet)
    assert start in split(announced)
    assert start in split(answered)


def test_without_a_duration_the_talk_ends_with_its_captions() -> None:
    cues = talk(POND, BREAD)
    assert sections(cues) == sections(cues, duration=600)


def test_what_is_said_after_the_end_is_left_out() -> None:
    cues = talk(POND, BREAD)
    assert sections(cues, duration=300) == sections(cues[:75], duration=300)


def test_sections_are_not_crowded_where_much_speaks_for_them() -> None:
    cues = talk(POND, BREAD, CLOCK, seconds=600)
    busy = [
        Cue(cue.start, cue.end, f"okay so next let's see {cue.text}", str(i))
        if 600 <= cue.start < 700
        else cue
        for i, cue in enumerate(cues)
    ]
    starts = [section.start for section in sections(busy)]
    assert min(b - a for a, b in pairwise(starts)) >= 45


def test_an_announcement_may_go_on_in_the_next_cues() -> None:
    words = ["pond", "so", "let's", "look", "at", "frogs"]
    made = Talk.of([Cue(0.3 * i, 0.3 * i + 0.3, word) for i, word in enumerate(words)], None)
    announcements = FEATURES.index(next(f for f in FEATURES if f.name == "announcement"))
    assert [row[announcements] for row in measured(made)] == [0, 1, 1, 0, 0, 0]


def test_captions_that_begin_late_are_still_split_from_0() -> None:
    late = [Cue(cue.start + 400, None, cue.text) for cue in talk(POND, BREAD)]
    first, second, *_ = [section.start for section in sections(late)]
    assert first == 0
    assert second >= 400


@pytest.mark.parametrize("seconds", [0, 5, 18])
def test_a_talk_without_room_for_two_is_one_section(seconds: int) -> None:
    cues = [Cue(second, second + 1, f"pond number {second}") for second in range(seconds + 1)]
    assert [section.start for section in sections(cues)] == [0]


def test_two_minutes_are_three_sections() -> None:
    assert len(sections(talk(POND, BREAD, seconds=60))) == 3


def test_a_cue_for_each_word_is_split_like_whole_captions() -> None:
    cues = talk(POND, BREAD, CLOCK)
    words = [
        Cue(cue.start + 0.4 * i, cue.start + 0.4 * i + 0.3, word)
        for cue in cues
        for i, word in enumerate(cue.text.split())
    ]
    starts = [section.start for section in sections(words)]
    assert any(abs(start - 300) <= 8 for start in starts)
    assert any(abs(start - 600) <= 8 for start in starts)


def test_work_is_bounded_however_many_cues_there_are() -> None:
    cues = [Cue(i / 10, None, "word", "AB"[i % 2]) for i in range(5 * MAX_UNITS)]
    assert len(Talk.of(cues, None).units) <= MAX_UNITS
    long = [Cue(5.0 * i, None, f"word{i % 97}") for i in range(20_000)]  # 28 hours
    assert len(Talk.of(long, None).units) <= MAX_UNITS
    wordy = Talk.of([Cue(float(i), None, "word " * 1000) for i in range(200)], None)
    assert sum(len(unit.text) for unit in wordy.units) <= MAX_CHARACTERS
    assert 3 <= len(sections(long)) <= 99


def test_every_feature_has_a_weight() -> None:
    assert list(WEIGHTS) == [feature.name for feature in FEATURES]


CUES = st.lists(
    st.builds(
        lambda start, length, text, speaker: Cue(
            start, None if length is None else start + length, text, speaker
        ),
        start=st.floats(0, 40_000),
        length=st.none() | st.floats(0, 100),
        text=st.text(min_size=1, max_size=40) | st.sampled_from(["frog pond", "池の水"]),
        speaker=st.sampled_from(["", "Ada"]),
    ),
    min_size=1,
    max_size=40,
)


@given(CUES, st.none() | st.integers(1, 40_000))
def test_whatever_the_captions_the_list_is_one_that_youtube_accepts_if_there_is_room(
    cues: list[Cue], duration: int | None
) -> None:
    found = sections(cues, duration=duration)
    starts = [section.start for section in found]
    assert starts[0] == 0
    assert all(later - earlier >= 10 for earlier, later in pairwise(starts))
    assert set(starts[1:]) <= {int(cue.start) for cue in cues}
    assert len(starts) <= 99
    if duration:
        assert starts == [0] or starts[-1] <= duration - 10
    titles = [section.title for section in found]
    assert all(title.startswith(MARK) and title != MARK for title in titles)
    assert len(set(titles)) == len(titles)

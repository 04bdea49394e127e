"""Cues become paragraphs, each in the chapter in which it is spoken."""

from __future__ import annotations

from chapters.transcript import Cue, Paragraph, Transcript


def said(*cues: Cue, starts: tuple[int, ...] = (0,)) -> list[list[Paragraph]]:
    return Transcript("webvtt", cues).split(starts)


def test_captions_without_a_pause_are_one_paragraph() -> None:
    assert said(Cue(0, 2, "The bench is"), Cue(2, 3, "wet.")) == [
        [Paragraph("", "The bench is wet.")]
    ]


def test_scripts_without_spaces_are_joined_without_spaces() -> None:
    assert said(Cue(0, 2, "池のそば"), Cue(2, 3, "から"), Cue(3, 4, "OK")) == [
        [Paragraph("", "池のそばから OK")]
    ]


def test_a_pause_starts_a_paragraph() -> None:
    assert len(said(Cue(0, 2, "One."), Cue(4.5, 5, "Two."))[0]) == 2
    assert len(said(Cue(0, 2, "One."), Cue(4.4, 5, "Two."))[0]) == 1


def test_a_long_paragraph_ends_with_a_sentence() -> None:
    cues = [Cue(n, n + 1, "a" * 99 if n != 5 else "b" * 98 + ".") for n in range(8)]
    first, second = said(*cues)[0]
    assert first.text.endswith("b.")
    assert second.text.startswith("a")


def test_a_paragraph_without_any_full_stop_ends_too() -> None:
    lengths = [len(p.text) for p in said(*(Cue(n, n + 1, "word " * 20) for n in range(40)))[0]]
    assert len(lengths) > 1
    assert max(lengths) < 1100


def test_a_speaker_is_named_once_in_a_row() -> None:
    cues = [Cue(0, 1, "Hi.", "Mika"), Cue(9, 10, "Well.", "Mika"), Cue(10, 11, "Yes?", "Ann")]
    assert said(*cues)[0] == [
        Paragraph("Mika", "Hi."),
        Paragraph("", "Well."),
        Paragraph("Ann", "Yes?"),
    ]


def test_a_caption_belongs_where_its_middle_lies() -> None:
    cues = [Cue(0, 8, "a"), Cue(8, 13, "b"), Cue(13, 20, "c")]
    assert said(*cues, starts=(0, 10)) == [
        [Paragraph("", "a")],
        [Paragraph("", "b c")],
    ]


def test_no_word_is_lost_before_the_first_chapter_or_in_one_without_speech() -> None:
    cues = [Cue(1, None, "a"), Cue(50, None, "b")]
    assert said(*cues, starts=(10, 20, 40)) == [
        [Paragraph("", "a")],
        [],
        [Paragraph("", "b")],
    ]

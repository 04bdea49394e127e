"""Cues become paragraphs, each in the chapter in which it is spoken."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_caption_that_stays_on_the_screen_belongs_where_it_began() -> None:
    cues = [Cue(0, 30, "a"), Cue(8, 16, "b"), Cue(16, 40, "c")]
    assert said(*cues, starts=(0, 11)) == [[Paragraph("", "a")], [Paragraph("", "b c")]]


def test_a_paragraph_ends_with_a_sentence_that_ends_within_a_caption() -> None:
    cues = [Cue(n, n + 1, "word " * 20 + "end. And so") for n in range(6)]
    first, second = said(*cues)[0]
    assert first.text.endswith("end.")
    assert second.text.startswith("And so")


def test_a_paragraph_of_one_endless_sentence_ends_where_the_speaker_paused_longest() -> None:
    starts = [n * 6.0 + (3.0 if n > 5 else 0.0) for n in range(12)]  # 3 s longer after the sixth
    text = "and the water goes on and on and the water goes on and on and the water goes on and on"
    ends = [*starts[1:], 80.0]  # each stays until the next one comes
    cues = [Cue(*times, f"{n} {text}") for n, times in enumerate(zip(starts, ends, strict=True))]
    assert [paragraph.text[:2] for paragraph in said(*cues)[0]] == ["0 ", "6 "]


def long_talk(*texts: str, gap: int = 4) -> list[Cue]:
    """Captions without full stops that follow each other, but for a silence after each ``gap``."""
    cues, start = [], 0.0
    for number, text in enumerate(texts):
        cues.append(Cue(start, start + 2, text))
        start += 2.0 if (number + 1) % gap else 2.6
    return cues


def test_captions_without_full_stops_get_sentences_at_silences() -> None:
    cues = long_talk(*(f"and water {n} flows down to the pond slowly" for n in range(40)))
    sentences = [text for p in said(*cues)[0] for text in p.text.split(". ")]
    assert len(sentences) == 10
    assert sentences[0] == (
        "And water 0 flows down to the pond slowly and water 1 flows down to the pond slowly and "
        "water 2 flows down to the pond slowly and water 3 flows down to the pond slowly"
    )
    assert all(sentence.startswith("And water") for sentence in sentences)
    assert not Transcript("srt", tuple(cues)).has_full_stops


def test_captions_with_full_stops_are_left_as_they_are() -> None:
    cues = long_talk(*(f"and water {n} flows. down to the pond slowly" for n in range(40)))
    text = " ".join(paragraph.text for paragraph in said(*cues)[0])
    assert text == " ".join(cue.text for cue in cues)
    assert Transcript("srt", tuple(cues)).has_full_stops


def test_short_captions_without_full_stops_are_left_as_they_are() -> None:
    assert said(*long_talk("one", "two", "three", gap=1))[0][0].text == "one two three"


def test_sentences_end_as_their_script_has_it() -> None:
    for words, end in (
        ("池のそばから始めます", "。"),
        ("ในสระน้ำมีเป็ด", ""),
        ("[Music]", ""),
        ("вода", "."),
    ):
        cues = long_talk(*([words * 8] * 40), gap=1)
        assert said(*cues)[0][0].text.endswith(words + end)


def test_a_change_of_speaker_ends_a_sentence() -> None:
    cues = [
        replace(cue, speaker="Ann" if number % 2 else "Bo")
        for number, cue in enumerate(long_talk(*(["water flows down to the pond"] * 40), gap=99))
    ]
    assert said(*cues)[0][1] == Paragraph("Ann", "Water flows down to the pond.")


def test_paragraphs_start_in_the_cues_that_hold_their_first_words() -> None:
    cues = [Cue(0, 2, "One."), Cue(2, 3, "Two."), Cue(9, 10, "Three."), Cue(10, 11, "X", "Ann")]
    assert Transcript("webvtt", tuple(cues)).paragraph_starts() == [0, 2, 3]
    long = [Cue(0, 5, f"{'a' * 420}. And"), Cue(5, 6, "so on.")]
    assert Transcript("webvtt", tuple(long)).paragraph_starts() == [0]
    cut = [Cue(0, 1, "Oh."), Cue(1, 5, f"{'a' * 420}. And"), Cue(5, 6, "so on.")]
    assert Transcript("webvtt", tuple(cut)).paragraph_starts() == [0, 1]
    starts = Transcript("x", tuple(Cue(n, n + 1, "word " * 20) for n in range(40)))
    assert len(starts.paragraph_starts()) == len(starts.split([0])[0])

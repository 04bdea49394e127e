"""The story of an article: chapters become sections, one after the other, each with its text.

The text comes from a transcript, from a model that watches the chapter's clip, or from nowhere:
then the article is an outline. Whatever is generated is labelled so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from chapters.errors import (
    ChaptersError,
    NoChapters,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
)
from chapters.formats.article import END, Label, heading, opening, spoken, unwritten
from chapters.formats.generated import Harmless
from chapters.formats.lines import Part, in_order, language_of
from chapters.model import Chapters
from chapters.service import Limiter
from chapters.transcript import Transcript

FAILURES_IN_A_ROW = 3
"""After so many the model is not asked for the chapters that are left."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a video that a section is written about."""

    video_id: str
    title: str
    """The chapter's, as its author wrote it: not to be trusted by whoever builds a prompt."""
    start: int
    """Seconds."""
    end: int
    """Seconds, after ``start``."""
    language: str | None
    """BCP 47 tag of the language to write in; None: the one that is spoken."""


class Writer(Protocol):
    """Somebody who watches a clip and writes about it."""

    model: str
    """Its name, for the label."""
    version: str
    """Changes whenever the same clip may give another text: model and prompt."""

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Markdown about ``clip``, piece by piece as it is written. Closing it ends the work.

        Raises a ``ChaptersError`` when it cannot go on: QuotaExhausted, RateLimited,
        UpstreamFailed, UpstreamTimeout, NotConfigured.
        """


class Sections(Protocol):
    """A cache of finished texts. It may cost a moment, never the answer: neither method raises."""

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key."""

    def put(self, key: str, text: str) -> None:
        """Keep ``text``; dropped when the cache is in trouble."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """How much one article may make a model watch; beyond, it stays an outline."""

    chapters: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The next stretch of an article's Markdown."""

    text: str
    section: int
    """Number of its section, from 1; 0: what stands before the first one."""


class Text(Protocol):
    """What fills the sections."""

    label: Label

    def of(self, part: Part) -> Generator[str, None, None]:
        """The Markdown below the heading of ``part``; never raises a ``ChaptersError``."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article that can be written: nothing stands in its way any more."""

    chapters: Chapters
    parts: tuple[Part, ...]
    """The sections to be, in the order of time."""
    text: Text

    def pieces(self) -> Generator[Piece, None, None]:
        """The Markdown as it comes to be. Closing it stops the work, and the spending."""
        yield Piece(opening(self.chapters, sections=len(self.parts), label=self.text.label), 0)
        for number, part in enumerate(self.parts, 1):
            yield Piece(heading(self.chapters.video.id, part), number)
            with closing(self.text.of(part)) as pieces:
                for text in pieces:
                    yield Piece(text, number)
        yield Piece(END, len(self.parts))


class Outline:
    """Implements ``Text`` without any: headings, links and lengths stand for themselves."""

    def __init__(self, *, language: str | None, why: str = "") -> None:
        """``why``: a sentence that tells why nobody wrote."""
        self.label = Label(text="none", language=language, why=why)

    def of(self, part: Part) -> Generator[str, None, None]:
        """Nothing."""
        yield from ()


class Spoken:
    """Implements ``Text`` with what a transcript holds."""

    def __init__(self, transcript: Transcript, parts: Sequence[Part], *, language: str | None):
        """``parts``: all of them; what is said before the first one is given to it."""
        self.label = Label(text="transcript", language=language)
        self._said = dict(zip(parts, transcript.split([p.start for p in parts]), strict=True))

    def of(self, part: Part) -> Generator[str, None, None]:
        """The chapter's paragraphs."""
        for paragraph in self._said[part]:
            yield spoken(paragraph.speaker, paragraph.text)


class Written:
    """Implements ``Text`` with what a model writes. One for each article."""

    def __init__(
        self,
        writer: Writer,
        *,
        clips: Mapping[Part, Clip],
        sections: Sections,
        known: Mapping[str, str],
        language: str | None,
    ) -> None:
        """``known``: what ``sections`` had, by key; ``clips``: of the parts that can be watched."""
        self.label = Label(text="generated", language=language, model=writer.model)
        self._writer = writer
        self._clips = clips
        self._sections = sections
        self._known = known
        self._failures: list[ChaptersError] = []
        """In a row, the latest last."""

    def of(self, part: Part) -> Generator[str, None, None]:
        """The kept text, or a new one; a visible line where there is none."""
        clip = self._clips.get(part)
        if clip is None:
            yield unwritten("Nobody knows yet where it ends.", self.label.language)
            return
        key = key_of(clip, self._writer.version)
        if key in self._known:
            yield f"\n{self._known[key]}"
            return
        try:
            self._stop_when_hopeless()
            yield from self._new(clip, key)
            self._failures.clear()
        except ChaptersError as error:
            self._failures.append(error)
            yield unwritten(error.detail, self.label.language)

    def _stop_when_hopeless(self) -> None:
        """Raise the last failure again when the next chapter would meet it too."""
        if not self._failures:
            return
        last = self._failures[-1]
        will_last = isinstance(last, QuotaExhausted | RateLimited | NotConfigured)
        if will_last or len(self._failures) >= FAILURES_IN_A_ROW:
            raise last

    def _new(self, clip: Clip, key: str) -> Generator[str, None, None]:
        kept: list[str] = []
        harmless = Harmless()
        yield "\n"
        with closing(self._writer.write(clip)) as pieces:
            try:
                for piece in pieces:
                    kept.append(harmless.feed(piece))
                    yield kept[-1]
            except ChaptersError:
                yield harmless.end()  # so that what follows is not taken for code of a model's
                raise
        kept.append(harmless.end())
        yield kept[-1]
        text = "".join(kept)
        if not text.strip():
            raise UpstreamFailed("The model wrote nothing about this chapter.")
        self._sections.put(key, text)


class Articles:
    """Makes articles of chapters. One for each process, shared by its threads."""

    def __init__(
        self,
        *,
        writer: Callable[[], Writer] | None,
        sections: Callable[[], Sections],
        limiter: Limiter,
        ceilings: Ceilings,
    ) -> None:
        """``writer`` None: no model is configured. It and ``sections`` are asked for when needed;
        ``limiter`` counts each chapter that is to be written.
        """
        self._writer = writer
        self._sections = sections
        self._limiter = limiter
        self._ceilings = ceilings

    def of(
        self,
        chapters: Chapters,
        *,
        transcript: Transcript | None = None,
        language: str | None = None,
        client: str = "",
    ) -> Article:
        """The article about ``chapters``; from ``transcript`` when given, else by the model.

        ``language``: BCP 47 tag to write in; None: the video's. ``client``: whom it is counted
        for. Raises NoChapters, RateLimited.
        """
        if not chapters.chapters:
            why = " ".join(note.message for note in chapters.notes)
            raise NoChapters(f"An article starts from chapters, and this video has none. {why}")
        parts = tuple(in_order(chapters))
        language = language or language_of(chapters.video)
        text: Text
        if transcript is not None:
            text = Spoken(transcript, parts, language=language)
        elif self._writer is None:
            text = Outline(language=language)
        else:
            text = self._written(self._writer(), chapters, parts, language, client)
        return Article(chapters, parts, text)

    def _written(
        self,
        writer: Writer,
        chapters: Chapters,
        parts: Sequence[Part],
        language: str | None,
        client: str,
    ) -> Text:
        id_ = chapters.video.id
        clips = {
            part: Clip(id_, part.title, part.start, part.end, language)
            for part in parts
            if part.end is not None
        }
        if why := self._beyond(parts, clips.values()):
            return Outline(language=language, why=why)
        sections = self._sections()
        keys = [key_of(clip, writer.version) for clip in clips.values()]
        known = sections.get(keys)
        if len(known) < len(keys):
            self._limiter.admit(client, misses=len(keys) - len(known))
        return Written(writer, clips=clips, sections=sections, known=known, language=language)

    def _beyond(self, parts: Sequence[Part], clips: Iterable[Clip]) -> str:
        """Why a model is not to watch all of this; '' when it may."""
        most = self._ceilings
        minutes = sum(clip.end - clip.start for clip in clips) / 60
        if len(parts) > most.chapters:
            return f"{len(parts)} chapters are more than the {most.chapters} that may be written."
        if minutes > most.minutes:
            return f"{minutes:.0f} minutes are more than the {most.minutes} that may be watched."
        return ""


def key_of(clip: Clip, version: str) -> str:
    """The name under which a text about ``clip`` is kept: another clip or version, another key."""
    about = [clip.video_id, clip.title, clip.start, clip.end, clip.language, version]
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:40]

"""Chapters in another language: from the title and description that the author translated."""

from __future__ import annotations

from chapters.domain.language import nearest_tag
from chapters.domain.video import Chapters, Note, Translation, Video
from chapters.service.ports import Source


def in_language(found: Chapters, language: str, description: Source) -> Chapters:
    """``found``, whose video has its translations, in ``language``; without them in the answer.

    Where the author did not translate the video, or left the list out of the translation, that is
    the original, with a note that says so. ``description`` finds the chapters of a translation.
    """
    video = found.video
    translations = {one.language: one for one in video.translations}
    tag = nearest_tag(language, [*translations, *([video.language] if video.language else [])])
    original = found._replace(video=video._replace(translations=()))
    if tag is None:
        message = f"The author gave no title and description in the language {language}."
        return _noted(original, Note("not-translated", message))
    if tag == video.language or tag not in translations:
        return original
    return _translated(original, _with_text(original.video, translations[tag]), description)


def _translated(original: Chapters, video: Video, description: Source) -> Chapters:
    """The chapters of ``video``, the translation; those of ``original`` if it has none."""
    found = description.chapters(video)
    if found.chapters or not original.chapters:
        return found
    kept = original.video._replace(title=video.title, language=video.language)
    message = "The translated description has no list, so this is the one in the original."
    return _noted(original._replace(video=kept), Note("list-not-translated", message))


def _with_text(video: Video, text: Translation) -> Video:
    return video._replace(
        title=text.title or video.title,
        description=text.description,
        language=text.language,
    )


def _noted(found: Chapters, note: Note) -> Chapters:
    return found._replace(notes=(*found.notes, note))

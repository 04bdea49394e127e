"""Use case: an article in Markdown about a video, one section for each chapter."""

from chapters.service.article.article import Article, Articles, Ceilings, Piece, without_model
from chapters.service.article.ports import Clip, Passage, Sections, Writer
from chapters.service.article.text_sources import key_of

__all__ = [
    "Article",
    "Articles",
    "Ceilings",
    "Clip",
    "Passage",
    "Piece",
    "Sections",
    "Writer",
    "key_of",
    "without_model",
]

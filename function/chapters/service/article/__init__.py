"""An article: chapters become sections of Markdown, one after the other, each with its text."""

from chapters.service.article.article import Article, Articles, Ceilings, Piece
from chapters.service.article.ports import Clip, Sections, Writer
from chapters.service.article.text_sources import key_of

__all__ = ["Article", "Articles", "Ceilings", "Clip", "Piece", "Sections", "Writer", "key_of"]

"""Reading: files and strings in, :class:`~framecmp.records.Article` records out.

Also the units inside a passage: sentences and words. Importing this package loads none
of the libraries behind it; each is imported by the function that needs it.
"""

from framecmp.text.paragraphs import ParagraphMode
from framecmp.text.reading import article_from_passages, article_from_text, read_articles
from framecmp.text.sentences import sentence_spans
from framecmp.text.words import normalise, word_spans

__all__ = [
    "ParagraphMode",
    "article_from_passages",
    "article_from_text",
    "normalise",
    "read_articles",
    "sentence_spans",
    "word_spans",
]

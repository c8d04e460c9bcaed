"""Reading: files and strings in, :class:`~framecmp.records.Article` records out.

Also the units inside a passage: sentences and words. Importing this package loads none
of the libraries behind it; each is imported by the function that needs it.
"""

from framecmp.text.articles import About, article_from_passages, article_from_text
from framecmp.text.languages import language
from framecmp.text.reading import article_ids, read_article, read_articles, require_new
from framecmp.text.repeated import RepeatedLines
from framecmp.text.sentences import sentence_spans
from framecmp.text.words import normalise, word_spans

__all__ = [
    "About",
    "RepeatedLines",
    "article_from_passages",
    "article_from_text",
    "article_ids",
    "language",
    "normalise",
    "read_article",
    "read_articles",
    "require_new",
    "sentence_spans",
    "word_spans",
]

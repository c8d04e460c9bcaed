"""The check's verdict for people and for CI: a table, Markdown, JUnit XML, annotations."""

"""Showing results: what a comparison found, made readable.

Data is prepared in Python (``prepare``), drawn (``figures``) and set by templates, which
are files. Importing this package loads none of the libraries behind it.
"""

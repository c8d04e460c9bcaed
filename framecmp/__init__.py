"""framecmp shows how different outlets tell the same event."""

__version__ = "0.1.0"

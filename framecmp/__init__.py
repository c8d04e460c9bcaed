"""framecmp."""

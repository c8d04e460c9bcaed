"""Findings: where linked passages disagree, and what only one of them says."""

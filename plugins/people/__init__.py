"""Knows who speaks and who writes in each report, and prints a page a person."""

from .plugin import register

__all__ = ["register"]

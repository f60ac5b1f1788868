"""Prints the feeds that readers follow, and the page that explains them."""

from .plugin import register

__all__ = ["register"]

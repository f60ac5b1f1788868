"""Prints the feeds that readers follow: RSS for an edition, a section, a speaker."""

from .plugin import register

__all__ = ["register"]

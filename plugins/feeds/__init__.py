"""Prints the feeds that readers subscribe to: RSS for each edition and each of its sections."""

from .plugin import register

__all__ = ["register"]

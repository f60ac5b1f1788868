"""Prints the edition: plans its pages, renders them, and puts them in place all at once."""

from plugins.press.press import Press

__all__ = ["Press"]

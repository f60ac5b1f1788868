"""Finds the pictures that copy names and prints renditions of those that are used."""

from .plugin import register

__all__ = ["register"]

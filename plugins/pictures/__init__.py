"""Finds the pictures that copy names, measures them, and prints those that are used."""

from .plugin import register

__all__ = ["register"]

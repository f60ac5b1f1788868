"""Keeps old addresses leading on: a page that moved leaves a signpost where it was."""

from .plugin import register

__all__ = ["register"]

"""Reads what editors write: normal form, ids, slugs and metadata checked, all mistakes told."""

from .plugin import register

__all__ = ["register"]

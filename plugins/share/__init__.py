"""Gives each report plain links by which a reader sends it on; no script, no tracker."""

from .plugin import register

__all__ = ["register"]

"""Lets a phone keep what was read: pages open without a network, and the site can be installed."""

from .plugin import register

__all__ = ["register"]

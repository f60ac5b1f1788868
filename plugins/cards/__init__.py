"""Draws for each report the picture that WhatsApp, Facebook and X show with a link to it."""

from .plugin import register

__all__ = ["register"]

"""Makes one edition a language out of one read: sections, topics, archive, front page, reports."""

from .plugin import register

__all__ = ["register"]

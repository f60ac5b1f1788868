"""Names every page to search engines: sitemaps, the news of two days, robots.txt, a licence."""

from .plugin import register

__all__ = ["register"]

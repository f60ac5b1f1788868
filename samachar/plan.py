"""What a newspaper's own plugin plans with; how one is written: plugins/README.md."""

from newsroom.engine.plan import Asset, Document, Page, SitemapEntry, plan_pages
from newsroom.engine.settings import SettingsError, read_settings
from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper

__all__ = [
    "Asset",
    "Document",
    "Edition",
    "Newspaper",
    "Page",
    "SettingsError",
    "SitemapEntry",
    "plan_pages",
    "read_settings",
]

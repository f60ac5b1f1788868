"""What a newspaper's own plugin plans with; how one is written: plugins/README.md."""

from newsroom.edition import Edition, Newspaper
from newsroom.plan import Asset, Document, Page, plan_pages
from newsroom.settings import SettingsError, read_settings

__all__ = [
    "Asset",
    "Document",
    "Edition",
    "Newspaper",
    "Page",
    "SettingsError",
    "plan_pages",
    "read_settings",
]

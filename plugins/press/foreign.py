"""Refuses plugins that were made for Pelican's own way of printing, which would see nothing here.

The press plans every file and prints what has changed; it makes no Pelican articles, and writes no
page that has not changed. A plugin that waits for those would fail, or print half a site.
"""

from collections.abc import Iterator

from blinker import Signal
from pelican.plugins import signals

from newsroom.engine import plan

__all__ = ["Listening", "find_foreign", "listening"]

# Pelican's signals that the press sends, to plugins that know the plan.
_SENT = frozenset({"initialized", "get_generators", "all_generators_finalized", "finalized"})

# What does a well-known plugin's work here, by a part of its name.
_INSTEAD = {
    "feed": "plugins.feeds",
    "i18n_subsites": "plugins.editions",
    "image_process": "plugins.pictures",
    "more_categories": "plugins.editions",
    "neighbors": "plugins.editions",
    "photos": "plugins.pictures",
    "related_posts": "plugins.editions",
    "seo": "plugins.structured_data",
    "series": "plugins.editions",
    "share_post": "plugins.share",
    "sitemap": "plugins.sitemaps",
    "similar_posts": "plugins.editions",
    "subcategory": "plugins.editions",
    "tag_cloud": "plugins.editions",
    "thumbnailer": "plugins.pictures",
}

Listening = frozenset[tuple[str, str, int]]
"""Who listens: (the signal's home, its name, a receiver)."""


def listening() -> Listening:
    """Who listens to Pelican's signals and to those of the plan at this moment."""
    return frozenset(
        (home, name, receiver)
        for home, module in (("pelican", signals), ("plan", plan))
        for name, signal in vars(module).items()
        if isinstance(signal, Signal)
        for receiver in signal.receivers
    )


def find_foreign(name: str, before: Listening, after: Listening) -> str:
    """Why a plugin that has just registered cannot work here; empty where it can.

    One that knows the plan may listen to what the press sends of Pelican's signals; any other may
    listen to none of them.
    """
    new = after - before
    knows_the_plan = any(home == "plan" for home, _, _ in new)
    heard = {signal for home, signal, _ in new if home == "pelican"}
    in_vain = sorted(heard - _SENT if knows_the_plan else heard)
    if not in_vain:
        return ""
    instead = ", ".join(dict.fromkeys(_instead(name)))
    done_by = f"Its work is done here by {instead}. " if instead else ""
    return (
        f"The plugin '{name}' was made for Pelican's own printing: it waits for '{in_vain[0]}'. "
        f"{done_by}Take it out of PLUGINS; plugins/README.md says how one is written here."
    )


def _instead(name: str) -> Iterator[str]:
    return (plugin for part, plugin in _INSTEAD.items() if part in name.replace("-", "_").lower())

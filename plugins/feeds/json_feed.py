"""JSON Feed 1.1 with full text. Source: jsonfeed.org, version 1.1."""

from typing import Any

from msgspec import json

from newsroom.records.link import Link
from plugins.feeds.entries import Feed, FeedEntry
from plugins.feeds.fitting import fitting

__all__ = ["JSON_FEED", "compose_json_feed"]

JSON_FEED = "application/feed+json"


def compose_json_feed(feed: Feed) -> bytes:
    """Write a feed as JSON Feed. What explains it comes first: a browser shows it as it is."""
    feed, items = fitting(feed, _item)
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "user_comment": f"{feed.explanation} {feed.explained}",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "icon": feed.icon,
        "authors": [_author(Link(feed.publisher, feed.site))],
        "language": feed.lang,
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
    }
    lines = [f"{_written(name)}: {_written(value)}," for name, value in about.items()]
    return "\n".join(("{", *lines, '"items": [', ",\n".join(items), "]", "}", "")).encode()


def _written(value: object) -> str:
    return json.encode(value).decode()


def _author(author: Link) -> dict[str, str]:
    return {"name": author.text, **({"url": author.url} if author.url else {})}


def _item(entry: FeedEntry) -> str:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": entry.lang,
        "tags": entry.categories,
    }
    if entry.authors:
        item["authors"] = [_author(each) for each in entry.authors]
    picture = entry.picture
    if picture is not None:
        item["image"] = picture.url
        if picture.length:
            item["attachments"] = [
                {
                    "url": picture.url,
                    "mime_type": picture.type,
                    "title": picture.caption or picture.alt,
                    "size_in_bytes": picture.length,
                }
            ]
    return _written(item)

"""Tells a WebSub hub which feeds have changed, so that readers' programs learn of it at once.

Source: WebSub, W3C Recommendation of 2018, 4 (the hub's link in a feed); how a publisher tells its
hub is PubSubHubbub 0.4, 7.1: one POST with ``hub.mode=publish`` and a ``hub.url`` a feed.
"""

from collections.abc import Iterable
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

__all__ = ["changed_feeds", "tell_hub"]

_FEEDS = ("/rss.xml", "/atom.xml", "/feed.json")
_LONGEST = 10.0  # seconds; readers see the edition already, so nobody need wait


def changed_feeds(files: Iterable[str], siteurl: str) -> tuple[str, ...]:
    """The addresses of the feeds among the files of a release that are new or changed.

    >>> changed_feeds(["index.html", "en/rss.xml"], "https://samachar.example")
    ('https://samachar.example/en/rss.xml',)
    """
    return tuple(f"{siteurl}/{quote(file)}" for file in files if f"/{file}".endswith(_FEEDS))


def tell_hub(hub: str, feeds: tuple[str, ...], *, longest: float = _LONGEST) -> str:
    """Tell a hub of feeds that have changed, in one request; give what came of it, as a line.

    That a hub cannot be told is no fault of the edition: it is out.
    """
    told = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)])
    many = "1 feed" if len(feeds) == 1 else f"{len(feeds)} feeds"
    try:
        request = Request(hub, told.encode(), method="POST")  # noqa: S310 (http or https, checked)
        request.add_header("Content-Type", "application/x-www-form-urlencoded")
        request.add_header("User-Agent", "Samachar")
        with build_opener(_NoRedirects).open(request, timeout=longest):
            return f"The hub {hub} has been told of {many}."
    except HTTPError as error:
        why = f"it answers {error.code}"
        error.close()
    except URLError as error:
        why = _reason(error.reason)
    except (OSError, HTTPException, ValueError) as error:
        why = _reason(error)
    return (
        f"The hub {hub} could not be told of {many}: {why}. The edition is out all the same; "
        "readers' programs find it when they next look. If this goes on, correct FEEDS['hub'], or "
        "delete it."
    )


class _NoRedirects(HTTPRedirectHandler):
    """A POST that is sent elsewhere would arrive as a GET, and the hub would know of nothing."""

    def redirect_request(self, *_: object) -> None:
        return None


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "it does not answer"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__

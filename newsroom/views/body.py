"""The text of a page as it is printed: statements anchored, pictures and links addressed.

What its links mean has been found out before, by the desks; here it is only written in.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape

from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Passage, Report, Target
from newsroom.records.standing_page import StandingPage
from newsroom.records.statements import anchor_sentences
from newsroom.text.words import excerpt
from newsroom.views.picture_markup import picture_markup, plain_markup

__all__ = ["ids_in", "opening_of", "pictures_in", "printed_body", "printed_text"]

_IMAGE = re.compile(r'<img (?P<before>[^>]*?)src="(?P<source>[^"]*)"(?P<after>[^>]*?)/?>')
_GALLERY = re.compile(r'<div class="gallery">.*?</div>', re.DOTALL)
_STATIC = re.compile(r'href="(?P<source>\{static\}[^"]*)"')
_LINK = re.compile(
    r'<a (?P<before>[^>]*?)href="(?:\{filename\}(?P<path>[^"#?]*)|(?P<root>/(?!/)[^"#?]*))'
    r'(?P<rest>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_OPENING_LENGTH = 200  # characters; what search engines and WhatsApp show of a description
_ID = re.compile(r'id="(?<=\sid=")([^"]+)"')  # begins with letters, which are soon found


def printed_text(
    html: str,
    statements: Sequence[tuple[int, int]],
    targets: Mapping[str, Target],
    prefix: str,
    *,
    is_for_feeds: bool = False,
) -> str:
    """Write ids, addresses and pictures into a text that the copy desk has set.

    ``statements`` are places in ``html``, in their order; ``targets`` say where what the text names
    is found; ``prefix`` is SITEURL's path. In a feed each picture is one file.
    """
    if statements:
        html = anchor_sentences(html, statements)
    if '"{filename}' in html or 'href="/' in html:
        html = _LINK.sub(lambda found: _link(found, targets, prefix), html)
    if "<img" in html:
        if not is_for_feeds and 'class="gallery"' in html:
            html = _GALLERY.sub(lambda found: _pictures(found[0], targets, "gallery"), html)
        html = _pictures(html, targets, "" if is_for_feeds else "text")
    if "{static}" in html:
        html = _STATIC.sub(lambda found: _static(found, targets), html)
    return html


def pictures_in(html: str) -> tuple[str, ...]:
    """The pictures that a text shows, as it names them."""
    if "<img" not in html:  # without its space, which is everywhere: five times as fast
        return ()
    return tuple(dict.fromkeys(unescape(found["source"]) for found in _IMAGE.finditer(html)))


def opening_of(html: str) -> str:
    """The opening of a text, plain, cut at a word."""
    opening = _PARAGRAPH.search(html)
    text = unescape(_TAG.sub("", opening[1] if opening else html))
    return excerpt(" ".join(text.split()), _OPENING_LENGTH)


def ids_in(html: str) -> tuple[str, ...]:
    """The parts of a text that a link may lead to."""
    return tuple(_ID.findall(html))


def _pictures(html: str, targets: Mapping[str, Target], place: str) -> str:
    return _IMAGE.sub(lambda found: _image(found, targets, place), html)


def _image(found: re.Match[str], targets: Mapping[str, Target], place: str) -> str:
    """A picture of the copy, as it stands in a place; without one, in a feed."""
    target = targets.get(unescape(found["source"]))
    if target is None or target.picture is None:
        return found[0]
    rest = (found["before"] + found["after"].strip()).strip()
    if not place:
        return plain_markup(target.picture, rest)
    return picture_markup(target.picture, place, rest)


def _static(found: re.Match[str], targets: Mapping[str, Target]) -> str:
    """A link to a picture leads to the picture itself."""
    target = targets.get(unescape(found["source"]))
    return f'href="{escape(target.url)}"' if target else found[0]


def _link(found: re.Match[str], targets: Mapping[str, Target], prefix: str) -> str:
    """A link to a page that is held back today is printed as plain text."""
    if found["root"] is not None:
        url = prefix + found["root"]
    else:
        target = targets.get(f"{{filename}}{unescape(found['path'])}")
        url = escape(target.url) if target else ""
    if not url:
        return found["text"]
    opening = f'<a {found["before"]}href="{url}{found["rest"]}"{found["after"]}>'
    return f"{opening}{found['text']}</a>"


def printed_body(
    newspaper: Newspaper, item: Report | StandingPage | Passage, *, is_for_feeds: bool = False
) -> str:
    """A text as it is printed, in HTML."""
    statements: Sequence[tuple[int, int]] = ()
    body = item.body
    if isinstance(item, Report):
        if not is_for_feeds:  # where no id stays
            statements = [(each.start, each.end) for each in item.statements]
        body = body or newspaper.bodies(item.path)
    prefix = newspaper.addresses.prefix
    return printed_text(body, statements, item.targets, prefix, is_for_feeds=is_for_feeds)

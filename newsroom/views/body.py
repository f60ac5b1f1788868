"""The text of a page as it is printed: statements anchored, pictures and links addressed.

What its links mean has been found out before, by the desks; here it is only written in.
"""

from collections.abc import Mapping, Sequence
from html import escape, unescape

from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report, Target
from newsroom.records.statements import anchor_sentences
from newsroom.text.body_html import read_tag, split_tags
from newsroom.text.words import excerpt
from newsroom.views.picture_markup import picture_markup, plain_markup

__all__ = ["ids_in", "opening_of", "pictures_in", "printed_body", "printed_text"]

_OPENING_LENGTH = 200  # characters; what search engines and WhatsApp show of a description
_ADDRESSED = ('"{filename}', '"{static}', 'href="/', "<img")
"""Without any of these, a text has nothing that an address or a picture is written into."""

_GALLERY = '<div class="gallery">'


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
    if not any(sign in html for sign in _ADDRESSED):
        return html
    pieces = split_tags(html)
    place = "" if is_for_feeds else "text"
    is_left_out = False
    row: list[tuple[int, str]] = []  # the pictures of a gallery
    for at in range(1, len(pieces), 2):
        written = pieces[at]
        if written.startswith("<a "):
            pieces[at] = _link(written, targets, prefix)
            is_left_out = not pieces[at]
        elif written == "</a>" and is_left_out:
            pieces[at], is_left_out = "", False
        elif written.startswith("<img "):
            pieces[at] = _image(written, targets, place)
            row.append((at, written))
        elif place and written == _GALLERY:
            place, row = "gallery", []
        elif place == "gallery" and written == "</div>":
            place = "text"
            if len(row) % 2:  # one is left over: it stands across the row, as wide as the text
                last, picture = row[-1]
                pieces[last] = _image(picture, targets, place)
    return "".join(pieces)


def pictures_in(html: str) -> tuple[str, ...]:
    """The pictures that a text shows, as it names them."""
    if "<img" not in html:  # without its space, which is everywhere: five times as fast
        return ()
    images = (read_tag(tag) for tag in split_tags(html)[1::2] if tag.startswith("<img "))
    return tuple(dict.fromkeys(unescape(image.attributes.get("src", "")) for image in images))


def opening_of(html: str) -> str:
    """The opening of a text, plain, cut at a word: of its first paragraph, where it has one."""
    start = html.find("<p>") + 1
    end = html.find("</p>", start) if start else -1
    opening = html[start - 1 : end] if end >= 0 else html
    text = unescape("".join(split_tags(opening)[::2]))
    return excerpt(" ".join(text.split()), _OPENING_LENGTH)


def ids_in(html: str) -> tuple[str, ...]:
    """The parts of a text that a link may lead to."""
    if ' id="' not in html:
        return ()
    tags = map(read_tag, split_tags(html)[1::2])
    return tuple(tag.attributes["id"] for tag in tags if tag.attributes.get("id"))


def _image(written: str, targets: Mapping[str, Target], place: str) -> str:
    """A picture of the copy, as it stands in a place; without one, in a feed.

    What no plugin prints as a picture is printed as its description.
    """
    given = read_tag(written).attributes
    source = given.get("src", "")
    target = targets.get(unescape(source))
    if target is None or target.picture is None:
        return given.get("alt", "") if source.startswith("{static}") else written
    rest = " ".join(f'{name}="{value}"' for name, value in given.items() if name != "src")
    if not place:
        return plain_markup(target.picture, rest)
    return picture_markup(target.picture, place, rest)


def _link(written: str, targets: Mapping[str, Target], prefix: str) -> str:
    """The tag of a link; empty where it leads to what is not printed today.

    One to a picture leads to the picture itself.
    """
    address = read_tag(written).attributes.get("href", "")
    if address.startswith("/") and not address.startswith("//"):
        url = prefix + address
    elif address.startswith("{static}"):
        target = targets.get(unescape(address))
        if target is None:
            return ""
        url = escape(target.url)
    elif address.startswith("{filename}"):
        end = min((at for at in map(address.find, "#?") if at >= 0), default=len(address))
        target = targets.get(unescape(address[:end]))
        if target is None or not target.url:
            return ""
        url = escape(target.url) + address[end:]
    else:
        return written
    return written.replace(f'href="{address}"', f'href="{url}"')


def printed_body(newspaper: Newspaper, report: Report, *, is_for_feeds: bool = False) -> str:
    """The text of a report as it is printed, in HTML."""
    spans = report.text.spans
    statements = [
        (spans[each.quote].start, spans[each.quote].end)
        for each in report.names.statements
        if not is_for_feeds  # where no id stays
    ]
    body = report.body or newspaper.bodies(report.path)
    prefix = newspaper.addresses.prefix
    return printed_text(body, statements, report.targets, prefix, is_for_feeds=is_for_feeds)

"""The fast path: simple Markdown, which is most news, set without a parser."""

import re

from plugins.copydesk.headings import THEME_IDS, heading_id
from plugins.copydesk.typed_lines import BETWEEN_DIGITS, BULLETS

__all__ = ["set_simple"]

# What Markdown may read as a sign anywhere in a line, and at its start. White space that is no
# space, and controls, are among them; so is an ampersand that may begin an entity.
_NEVER_PLAIN = (
    r"*_`\[\]<>\\|\x00-\x09\x0b-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
)
_SIGN = re.compile(rf"[&{_NEVER_PLAIN}](?:(?<!&)|(?=#|\w+;))")
_LINE_SIGN = re.compile(rf"^(?:[ #+=~{BULLETS}–—-]|\d+[.)] )", re.MULTILINE)
_PLAIN = rf"[^& \n{_NEVER_PLAIN}](?:[^&{_NEVER_PLAIN}]*[^& \n{_NEVER_PLAIN}])?"
_MARK = re.compile(
    r"[*\[](?:"
    rf"(?<=\*)(?<!\*\*)(?:\*(?P<strong>{_PLAIN})\*\*|(?P<em>{_PLAIN})\*)"
    rf"|(?<=\[)(?<!!\[)(?P<text>{_PLAIN})\]\((?P<address>(?:[^\s&()'\"{_NEVER_PLAIN}]|_)+)\))"
)
_HEADING = re.compile(
    rf"(?P<level>#{{1,6}}) (?P<text>[^& #\n{_NEVER_PLAIN}][^&#\n{_NEVER_PLAIN}]*)"
)


def set_simple(text: str) -> tuple[str, list[str]] | None:
    """The HTML of simple Markdown and where its links lead, as the parser makes it; else None.

    Simple are paragraphs, headings of one level and quotes, of plain text with ``**bold**``,
    ``*italic*`` and links in it, none inside another. Most news is no more than that, and parsing
    it is half the work of reading it. What may be anything else is left to Python-Markdown.
    """
    if " \n" in text or text.endswith(" "):
        return None
    blocks: list[str | None] = []
    links: list[str] = []
    levels: set[str] = set()
    ids = set(THEME_IDS)
    for block in filter(None, (lines.strip("\n") for lines in text.split("\n\n"))):
        if block[0] == "#" and (heading := _HEADING.fullmatch(block)):
            levels.add(heading["level"])
            name = heading_id(heading["text"], ids)
            blocks.append(f'<h2 id="{name}">{heading["text"]}</h2>')
        elif block.startswith("> "):
            quote = _set_paragraph(block[2:].replace("\n> ", "\n"), links)
            blocks.append(quote and f"<blockquote>\n{quote}\n</blockquote>")
        else:
            blocks.append(_set_paragraph(block, links))
        if blocks[-1] is None or len(levels) > 1:
            return None
    html = "\n".join(filter(None, blocks)).replace("\n</blockquote>\n<blockquote>\n", "\n")
    return html.replace("&", "&amp;"), links


def _set_paragraph(text: str, links: list[str]) -> str | None:
    if _LINE_SIGN.search(text) if "\n" in text else _LINE_SIGN.match(text):
        return None
    if _SIGN.search(text) is None:
        return f"<p>{text}</p>"
    if BETWEEN_DIGITS.search(text):
        return None
    plain: list[str] = []
    made = ["<p>"]
    position = 0
    for mark in _MARK.finditer(text):
        plain.append(text[position : mark.start()])
        made += [plain[-1], _set_mark(mark)]
        position = mark.end()
        if mark["address"]:
            links.append(mark["address"])
    plain.append(text[position:])
    if _SIGN.search("".join(plain)):
        return None
    return "".join([*made, plain[-1], "</p>"])


def _set_mark(mark: re.Match[str]) -> str:
    if mark["address"]:
        return f'<a href="{mark["address"]}">{mark["text"]}</a>'
    tag = "strong" if mark["strong"] else "em"
    return f"<{tag}>{mark[tag]}</{tag}>"

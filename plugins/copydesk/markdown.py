"""From Markdown to HTML: the house's dialect, with links gathered and foreign markup refused."""

from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from newsroom.header import Header
from newsroom.mistakes import Mistakes
from newsroom.report import LinkInCopy
from plugins.copydesk import body_messages as say
from plugins.copydesk.figures import frame_pictures
from plugins.copydesk.headings import HEADINGS, THEME_IDS, heading_id, lower_headings
from plugins.copydesk.markup import SCHEMES, Gate, scheme
from plugins.copydesk.simple_markdown import set_simple

__all__ = ["Copy", "MarkdownDesk"]

_DIALECT = ("tables", "footnotes", "fenced_code", "abbr", "sane_lists")


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a file as HTML. Links to other files stay as they are written, to be resolved."""

    html: str
    links: tuple[LinkInCopy, ...]


class _HouseStyle(Treeprocessor):
    """Headings below the headline, ids that keep their matras, pictures in figures."""

    def run(self, root: Element) -> None:
        lower_headings(root)
        taken = set(THEME_IDS)
        for element in root.iter():
            if element.tag in HEADINGS:
                element.set("id", heading_id("".join(element.itertext()), taken))
            style = element.attrib.pop("style", "")
            if style:
                element.set("class", style.removeprefix("text-align: ").rstrip(";"))
        frame_pictures(root)


class _HouseExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(_HouseStyle(md), "house-style", 5)


class MarkdownDesk:
    """One Markdown instance, used for file after file."""

    def __init__(self) -> None:
        self._markdown = Markdown(
            extensions=[*_DIALECT, _HouseExtension()],
            extension_configs={"footnotes": {"BACKLINK_TITLE": "↩ {}"}},
            output_format="html",
        )

    def convert(self, header: Header, lang: str, mistakes: Mistakes) -> Copy:
        """Turn a file's text into HTML and tell what must not stand in it."""
        del lang
        find = _Finder(header)
        html, targets = set_simple(header.body) or self._parse(header, find, mistakes)
        links = tuple(LinkInCopy(find.line(target), target) for target in targets)
        for link in links:
            named = scheme(link.target)
            if named and named not in SCHEMES:
                target = " ".join(link.target[:60].split())
                told = say.NO_SCHEME.format(target=target, scheme=named)
                mistakes.tell(header.path, link.line, told)
        return Copy(html, links)

    def _parse(self, header: Header, find: "_Finder", mistakes: Mistakes) -> tuple[str, list[str]]:
        """HTML and the targets of its links, in order; what must not stand in it is told."""
        self._markdown.reset()
        gate = Gate()
        html = gate.write_anew(self._markdown.convert(header.body))
        for found, message in gate.faults:
            mistakes.tell(header.path, find.line(found), message)
        for source in gate.undescribed:
            told = say.NO_DESCRIPTION.format(source=source)
            mistakes.tell(header.path, find.line(source), told)
        return html, gate.links


class _Finder:
    """Finds the line of a piece of text in a file."""

    def __init__(self, header: Header) -> None:
        self._header = header

    def line(self, piece: str) -> int:
        body = self._header.body
        if piece not in body:  # what the copy writes with entities
            body = unescape(body)
        at = body.find(piece)
        return self._header.body_line + (body.count("\n", 0, at) if at > 0 else 0)

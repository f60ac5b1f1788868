"""From Markdown to HTML: the house's dialect, with links gathered and foreign markup refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from newsroom.engine.mistakes import Message, Mistakes
from newsroom.records.front_matter import FrontMatter
from newsroom.records.report import LinkInCopy
from newsroom.rules import text as say
from newsroom.text.body_html import split_tags
from newsroom.text.script_runs import mark_runs_in_pieces
from newsroom.text.typography import typeset_pieces
from plugins.copydesk.brackets import pair_brackets
from plugins.copydesk.figures import frame_pictures
from plugins.copydesk.footnotes import Footnotes
from plugins.copydesk.headings import HEADINGS, THEME_IDS, heading_id, lower_headings
from plugins.copydesk.leftovers import (
    Found,
    find_conflicts,
    find_foreign_script,
    find_furniture,
    find_leftovers,
    foreign_script_message,
    mask_code,
    without_marked,
)
from plugins.copydesk.link_targets import find_fault
from plugins.copydesk.markup import Gate
from plugins.copydesk.simple_markdown import set_simple
from plugins.copydesk.typed_lines import as_meant

__all__ = ["Copy", "MarkdownRenderer"]

_DIALECT = ("tables", "fenced_code", "abbr", "sane_lists")


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a file as HTML. Links to other files stay as they are written, to be resolved."""

    html: str
    links: tuple[LinkInCopy, ...]

    def typeset(self, lang: str) -> str:
        """The HTML as it is printed: spaces as a printer sets them, foreign runs marked."""
        pieces = typeset_pieces(split_tags(self.html), lang)
        return "".join(mark_runs_in_pieces(pieces, lang))


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
        md.ESCAPED_CHARS.extend("<|=~&")
        pair_brackets(md)


class MarkdownRenderer:
    """One Markdown instance, used for file after file."""

    def __init__(self) -> None:
        self._markdown = Markdown(
            extensions=[*_DIALECT, Footnotes(BACKLINK_TITLE="↩ {}"), _HouseExtension()],
            output_format="html",
        )

    def convert(self, header: FrontMatter, lang: str, mistakes: Mistakes) -> Copy:
        """Turn a file's text into HTML and tell what must not stand in it."""
        told = _Told(header, mistakes)
        body = header.body
        if conflicts := find_conflicts(body):
            told.tell_at_places(conflicts)
            return Copy("", ())
        masked = mask_code(body)
        told.tell_at_places(find_leftovers(masked))
        told.tell_at_places(find_furniture(masked))
        if script := find_foreign_script(body, lang):
            told.tell_at_line(0, foreign_script_message(script, lang, header.path))
        html, targets = set_simple(body) or self._parse(without_marked(body, masked), told)
        links = tuple(LinkInCopy(told.line_of(target), target) for target in targets)
        for link in links:
            if message := find_fault(link.target, lang):
                mistakes.tell(header.path, link.line, message)
        return Copy(html, links)

    def _parse(self, body: str, told: "_Told") -> tuple[str, list[str]]:
        """HTML and the targets of its links, in order; what must not stand in it is told."""
        typed = as_meant(body)
        for line, message in typed.faults:
            told.tell_at_line(line, message)
        self._markdown.reset()
        gate = Gate()
        try:
            html = gate.write_anew(self._markdown.convert(typed.text))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 (whatever the parser raises, the file is named)
            told.tell_at_line(0, say.CANNOT_BE_SET.format(reason=type(error).__name__))
            return "", []
        for found, message in gate.faults:
            told.tell(found, message)
        for source in gate.undescribed:
            told.tell(source, say.NO_DESCRIPTION.format(source=source))
        return html, gate.links


class _Told:
    """Tells mistakes in a text by the lines of its file."""

    def __init__(self, header: FrontMatter, mistakes: Mistakes) -> None:
        self._header = header
        self._mistakes = mistakes

    def tell(self, piece: str, message: Message) -> None:
        """Tell a mistake in the line where a piece of text is found."""
        self._mistakes.tell(self._header.path, self.line_of(piece), message)

    def tell_at_line(self, line: int, message: Message) -> None:
        """Tell a mistake in a line of the text, counted from 0."""
        self._mistakes.tell(self._header.path, self._header.body_line + line, message)

    def tell_at_places(self, found: Iterable[Found]) -> None:
        """Tell mistakes by their places in the text."""
        for place, message in found:
            self.tell_at_line(self._header.body.count("\n", 0, place), message)

    def line_of(self, piece: str) -> int:
        """The line of the file that a piece of text stands in."""
        body = self._header.body
        if piece not in body:  # what the copy writes with entities
            body = unescape(body)
        at = body.find(piece)
        return self._header.body_line + (body.count("\n", 0, at) if at > 0 else 0)

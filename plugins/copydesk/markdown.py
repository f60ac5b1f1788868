"""From Markdown to HTML: the house's dialect, with links gathered and foreign markup refused."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from newsroom.devanagari import words
from newsroom.header import Header
from newsroom.mistakes import Mistakes
from newsroom.report import LinkInCopy

__all__ = ["Copy", "MarkdownDesk"]

_TAG = re.compile(r"<[A-Za-z/!?]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HELD_BACK = re.compile(f"{STX}[^{ETX}]*{ETX}")  # Markdown's own: inline HTML, escaped marks
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What Markdown may read as a sign anywhere in a line, and at its start. White space that is no
# space, and controls, are among them; so is an ampersand that may begin an entity.
_NEVER_PLAIN = (
    r"*_`\[\]<>\\|\x00-\x09\x0b-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
)
_SIGN = re.compile(rf"[&{_NEVER_PLAIN}](?:(?<!&)|(?=#|\w+;))")
_LINE_SIGN = re.compile(r"^(?:[ #+=~-]|\d+\. )", re.MULTILINE)
_PLAIN = rf"[^& \n{_NEVER_PLAIN}](?:[^&{_NEVER_PLAIN}]*[^& \n{_NEVER_PLAIN}])?"
_MARK = re.compile(
    r"[*\[](?:"
    rf"(?<=\*)(?<!\*\*)(?:\*(?P<strong>{_PLAIN})\*\*|(?P<em>{_PLAIN})\*)"
    rf"|(?<=\[)(?<!!\[)(?P<text>{_PLAIN})\]\((?P<address>(?:[^\s&()'\"{_NEVER_PLAIN}]|_)+)\))"
)
_HEADING = re.compile(
    rf"(?P<level>#{{1,6}}) (?P<text>[^& #\n{_NEVER_PLAIN}][^&#\n{_NEVER_PLAIN}]*)"
)

# "(चित्र: name)" at the end of a caption, in the words of each language; nuktas as in normal form.
_CREDIT_WORDS = (
    *("चित्र", "तस्वीर", "छायाचित्र", "फोटो", "फ़ोटो", "साभार", "picture", "photo", "photograph"),
    *("image", "credit", "courtesy", "تصویر", "فوٹو", "بشکریہ", "ਤਸਵੀਰ", "ਫੋਟੋ", "ਫ਼ੋਟੋ", "ਚਿੱਤਰ"),
)
_CREDIT = re.compile(
    rf"(?P<caption>.*?)\s*\((?P<credit>(?:{'|'.join(_CREDIT_WORDS)})\s*:[^()]*[^()\s][^()]*)\)",
    re.IGNORECASE | re.DOTALL,
)

_DIALECT = ("tables", "footnotes", "fenced_code", "abbr", "sane_lists")
_SCHEMES = {"http", "https", "mailto", "tel"}
_VOID = {"br", "hr", "img"}
_BLOCKS = {
    *("blockquote", "details", "div", "dl", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "ol"),
    *("p", "pre", "section", "table", "ul"),
}

# Ids that the theme gives its own parts of a report's page.
_THEME_IDS = (
    *("corrections", "desk-note", "main", "neighbours", "related", "said", "sections", "share"),
    *("tags", "versions"),
)

# What an editor may write as HTML: text-level marks, lists, tables, figures. No more.
_ALLOWED = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i"),
    *("img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span"),
    *("strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("u", "ul", "bdi"),
}
# What another site's video, post or map comes as: it would follow the reader about.
_EMBEDS = {"audio", "embed", "iframe", "object", "video"}
_INSTEAD_OF_EMBED = (
    "Write a picture that leads there: '[![what it shows]({static}/images/name.jpg)](https://…)'."
)
_ATTRIBUTES = {
    *("alt", "cite", "class", "colspan", "datetime", "dir", "href", "id", "lang", "role"),
    *("rowspan", "scope", "src", "start", "title"),
}


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a file as HTML. Links to other files stay as they are written, to be resolved."""

    html: str
    links: tuple[LinkInCopy, ...]


@dataclass
class _Notes:
    """What one conversion finds on its way."""

    links: list[str] = field(default_factory=list)
    undescribed: list[str] = field(default_factory=list)


class _HouseStyle(Treeprocessor):
    """Headings below the headline, ids that keep their matras, pictures in figures."""

    def __init__(self, md: Markdown, notes: _Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        _lower_headings(root)
        taken = set(_THEME_IDS)
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.set("id", _heading_id("".join(element.itertext()), taken))
            elif element.tag == "a":
                self.notes.links.append(element.get("href", "").replace(AMP_SUBSTITUTE, "&"))
            elif element.tag == "img":
                self.notes.links.append(element.get("src", ""))
                if not element.get("alt"):
                    self.notes.undescribed.append(element.get("src", ""))
            style = element.attrib.pop("style", "")
            if style:
                element.set("class", style.removeprefix("text-align: ").rstrip(";"))
        for paragraph in list(root.iter("p")):
            pictures = _linked_picture_alone(paragraph) or _pictures_alone(paragraph)
            if len(pictures) == 1:
                _frame(paragraph, pictures[0])
            elif pictures:
                _hang(paragraph, pictures)


class _HouseExtension(Extension):
    def __init__(self, notes: _Notes) -> None:
        super().__init__()
        self.notes = notes

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(_HouseStyle(md, self.notes), "house-style", 5)


class MarkdownDesk:
    """One Markdown instance, used for file after file."""

    def __init__(self) -> None:
        self._notes = _Notes()
        self._markdown = Markdown(
            extensions=[*_DIALECT, _HouseExtension(self._notes)],
            extension_configs={"footnotes": {"BACKLINK_TITLE": "↩ {}"}},
            output_format="html",
        )

    def convert(self, header: Header, lang: str, mistakes: Mistakes) -> Copy:
        """Turn a file's text into HTML and tell what must not stand in it."""
        del lang
        find = _Finder(header)
        html, targets = set_simple(header.body) or self._parse(header, find, mistakes)
        links = [LinkInCopy(find.line(target), unescape(target)) for target in targets]
        for link in links:
            scheme = _scheme(link.target)
            if scheme and scheme not in _SCHEMES:
                mistakes.tell(
                    header.path,
                    link.line,
                    f"The link '{' '.join(link.target[:60].split())}' begins with '{scheme}:'. "
                    "Links begin with "
                    "'https:', 'mailto:', 'tel:', '/' or '{filename}'.",
                )
        return Copy(html, tuple(links))

    def _parse(self, header: Header, find: "_Finder", mistakes: Mistakes) -> tuple[str, list[str]]:
        """HTML and the targets of its links, in order; what must not stand in it is told."""
        self._notes.links.clear()
        self._notes.undescribed.clear()
        self._markdown.reset()
        html = self._markdown.convert(header.body)
        if _TAG.search(header.body):
            self._notes.links.clear()  # the checker finds those of Markdown, too
            self._notes.undescribed.clear()
            checker = _MarkupChecker(self._notes)
            checker.check(html)
            for found, message in checker.faults:
                mistakes.tell(header.path, find.line(found), message)
        for source in self._notes.undescribed:
            mistakes.tell(
                header.path,
                find.line(source),
                f"The picture '{source}' has no description. Write what it shows between '![' and "
                "']', or in 'alt'.",
            )
        return html, self._notes.links


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
    ids = set(_THEME_IDS)
    for block in filter(None, (lines.strip("\n") for lines in text.split("\n\n"))):
        if heading := _HEADING.fullmatch(block):
            levels.add(heading["level"])
            name = _heading_id(heading["text"], ids)
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
    if _SIGN.search(text):
        if _SIGN.search(_MARK.sub("", text)):
            return None
        links.extend(mark["address"] for mark in _MARK.finditer(text) if mark["address"])
        text = _MARK.sub(_set_mark, text)
    return f"<p>{text}</p>"


def _set_mark(mark: re.Match[str]) -> str:
    if mark["address"]:
        return f'<a href="{mark["address"]}">{mark["text"]}</a>'
    tag = "strong" if mark["strong"] else "em"
    return f"<{tag}>{mark[tag]}</{tag}>"


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


class _MarkupChecker(HTMLParser):
    """Goes through a text that holds HTML: what may not stand in copy, and where its links lead."""

    def __init__(self, notes: _Notes) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[tuple[str, str]] = []
        self._notes = notes
        self._open: list[str] = []
        self._ids = set(_THEME_IDS)

    def check(self, html: str) -> None:
        if "<![" in html:  # where it is never closed, HTMLParser drops what a browser shows
            self._fault("<![", "'<![' may not stand in copy. Delete it.")
        self.feed(html)
        self.close()
        for tag in self._open:
            self._fault(f"<{tag}", f"'<{tag}>' is never closed. Write '</{tag}>' or delete it.")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED:
            remedy = _INSTEAD_OF_EMBED if tag in _EMBEDS else "Write Markdown or delete it."
            self._fault(f"<{tag}", f"'<{tag}>' may not stand in copy. {remedy}")
            return
        for name, value in attrs:
            if name not in _ATTRIBUTES:
                self._fault(name, f"'{name}' in '<{tag}>' may not stand in copy. Delete it.")
            elif name == "cite" and value is not None:
                self._check_address(tag, name, value)
        if "<" in (written := self.get_starttag_text() or "")[1:] or ">" in written[:-1]:
            self._fault(written, f"'<' or '>' stands inside '<{tag}>'. Write '&lt;' or '&gt;'.")
        self._note(tag, dict(attrs))
        if tag in _BLOCKS and "p" in self._open:
            self._fault(f"<{tag}", f"'<{tag}>' may not stand inside a paragraph. Move it out.")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag not in _ALLOWED:
            return
        if tag not in self._open:
            self._fault(f"</{tag}", f"'</{tag}>' closes nothing that is open. Delete or move it.")
            return
        while (inner := self._open.pop()) != tag:
            self._fault(
                f"<{inner}", f"'<{inner}>' is never closed. Write '</{inner}>' or delete it."
            )

    def handle_comment(self, data: str) -> None:
        self._fault("<!--", f"'<!--{data[:30]}' would be published. Delete the comment.")

    def handle_decl(self, decl: str) -> None:
        self._fault("<!", f"'<!{decl[:30]}>' may not stand in copy. Delete it.")

    def handle_pi(self, data: str) -> None:
        self._fault("<?", f"'<?{data[:30]}>' may not stand in copy. Delete it.")

    def _note(self, tag: str, given: dict[str, str | None]) -> None:
        if "id" in given:
            self._check_id(given["id"] or "")
        if tag == "a":
            self._note_link(given.get("href") or "")
        elif tag == "img":
            self._note_link(given.get("src") or "")
            if not given.get("alt"):
                self._notes.undescribed.append(given.get("src") or "")

    def _check_id(self, name: str) -> None:
        if name in self._ids or re.fullmatch(r"k\d+", name):
            self._fault(name, f"The id '{name}' stands on the page already. Write another.")
        self._ids.add(name)

    def _note_link(self, target: str) -> None:
        written = self.get_starttag_text() or ""
        if target[:1] in {"{", "/"} and not re.search(r'\b(?:href|src)="', written):
            self._fault(written, f"Write the address '{target}' in double quotation marks.")
        if target not in self._notes.links:
            self._notes.links.append(target)

    def _check_address(self, tag: str, name: str, value: str) -> None:
        scheme = _scheme(value)
        if scheme and scheme not in _SCHEMES:
            self._fault(
                value,
                f"'{name}' in '<{tag}>' begins with '{scheme}:'. Delete it or write 'https:'.",
            )

    def _fault(self, found: str, message: str) -> None:
        if (found, message) not in self.faults:
            self.faults.append((found, message))


def _scheme(address: str) -> str:
    """The scheme that a browser sees, which drops white space and controls; empty without one."""
    match = _SCHEME.match(re.sub(r"[\x00-\x20]+", "", address))
    return match[1].lower() if match else ""


def _lower_headings(root: Element) -> None:
    used = [int(element.tag[1]) for element in root.iter() if element.tag in _HEADINGS]
    shift = 2 - min(used) if used else 0
    for element in root.iter():
        if element.tag in _HEADINGS:
            element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"


def _heading_id(text: str, taken: set[str]) -> str:
    base = "-".join(words(_HELD_BACK.sub("", text))).lower() or "bhag"
    number, made = 1, base
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return made


def _pictures_alone(paragraph: Element) -> list[Element]:
    """The pictures of a paragraph that has nothing else, each on a line of its own; else none."""
    pictures = list(paragraph)
    if any(picture.tag != "img" for picture in pictures) or (paragraph.text or "").strip():
        return []
    between = [picture.tail or "" for picture in pictures]
    if any(text.strip() for text in between) or any("\n" not in text for text in between[:-1]):
        return []
    return pictures


def _linked_picture_alone(paragraph: Element) -> list[Element]:
    """The picture of a paragraph that is nothing but a link round it: how a video is shown."""
    links = list(paragraph)
    if [link.tag for link in links] != ["a"] or [each.tag for each in links[0]] != ["img"]:
        return []
    (image,) = links[0]
    texts = (paragraph.text, links[0].text, image.tail, links[0].tail)
    return [] if any((text or "").strip() for text in texts) else [image]


def _frame(figure: Element, image: Element) -> None:
    """Make an element the figure of a picture; its title becomes the caption and the credit."""
    caption, credit = _caption_and_credit(image.attrib.pop("title", ""))
    figure.tag = "figure"
    figure.set("class", "picture")
    figure.text, image.tail = None, None
    if caption or credit:
        legend = SubElement(figure, "figcaption")
        legend.text = f"{caption} " if caption and credit else caption
        if credit:
            SubElement(legend, "span", {"class": "credit"}).text = credit


def _hang(paragraph: Element, pictures: list[Element]) -> None:
    """Turn a paragraph of pictures into a gallery: figures, each a link to the whole picture."""
    paragraph.tag = "div"
    paragraph.set("class", "gallery")
    paragraph.text = "\n"
    for picture in pictures:
        paragraph.remove(picture)
        figure = SubElement(paragraph, "figure")
        link = SubElement(figure, "a", {"href": picture.get("src", "")})
        link.append(picture)
        _frame(figure, picture)
        figure.tail = "\n"


def _caption_and_credit(title: str) -> tuple[str, str]:
    """Part a caption from the credit in brackets at its end.

    >>> _caption_and_credit("नया पुल। (चित्र: मीरा नेगी)")
    ('नया पुल।', 'चित्र: मीरा नेगी')
    >>> _caption_and_credit("विजेता दल (बाएँ से: मीरा, आशा)")
    ('विजेता दल (बाएँ से: मीरा, आशा)', '')
    """
    found = _CREDIT.fullmatch(title.strip())
    return (found["caption"], found["credit"]) if found else (title, "")

"""From the header and text of a report to a :class:`Report`, with every mistake told."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache
from html import escape
from typing import Literal, cast
from unicodedata import bidirectional
from urllib.parse import urlsplit

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter
from newsroom.records.old_addresses import OldAddressError, read_old_address
from newsroom.records.report import (
    Correction,
    Face,
    Header,
    Image,
    NewsSource,
    Quote,
    Report,
    Span,
    Tag,
    Text,
)
from newsroom.records.source_file import SourceName
from newsroom.records.statements import NearestSentences, clause, find_sentences, quoted
from newsroom.rules import header as say
from newsroom.text.dates import read_moment, written_right
from newsroom.text.languages import LANGUAGES, language_of
from newsroom.text.names import matching_form, with_plain_digits
from newsroom.text.romanise import Unromanisable, is_slug, slug
from newsroom.text.scripts import SCRIPTS
from newsroom.text.typography import typeset
from newsroom.text.words import count_words, words
from newsroom.views.body import ids_in, opening_of, pictures_in
from plugins.copydesk.fields import LONGEST_SLUG, FieldReader, nearest_slug
from plugins.copydesk.markdown import MarkdownRenderer
from plugins.copydesk.settings import Settings

__all__ = ["REPORT_KEYS", "ReportReader"]

REPORT_KEYS = (
    "Title",
    "Date",
    "Modified",
    "Category",
    "Tags",
    "Authors",
    "Slug",
    "Lang",
    "Summary",
    "Status",
    "Id",
    "Dateline",
    "Kicker",
    "Speakers",
    "Quotes",
    "Image",
    "Image-Alt",
    "Image-Caption",
    "Image-Credit",
    "Priority",
    "Correction",
    "Note",
    "Source",
    "Robots",
    "Embargo",
    "Expires",
    "Redirect-From",
    "Sample",
)

_ID = re.compile(r"[0-9]{8}-[2-9a-hjkmnp-tv-z]{4}")
_CORRECTION = re.compile(r"(\d{4}-\d{2}-\d{2})\s*[:：]\s*(.+)")
_FOLDER = re.compile(r"reports/(\d{4})/(\d{2})/")
_AN_ADDRESS = re.compile(r"\S*://\S*|www\.\S+", re.IGNORECASE)
_SHOWN = 80  # characters of what a message repeats
_A_YEAR = 12  # months
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ReportReader:
    """Reads reports. ``languages`` are the site's, the first its default."""

    languages: Collection[str]
    default_lang: str
    zone: tzinfo
    settings: Settings
    markdown: MarkdownRenderer

    def read(self, header: FrontMatter, place: SourceName, mistakes: Mistakes) -> Report:
        """Make a report; where a value is missing or wrong, it is told and a stand-in is used."""
        fields = FieldReader(header, self.zone, mistakes)
        fields.agree_on_language(place, self.languages)
        copy = self.markdown.convert(header, place.lang, mistakes)
        face, is_dated = self._read_face(fields, place.lang)
        body = copy.typeset(place.lang)
        if face.dateline:
            body = run_in(body, face, fields)
        quotes, spans = _read_quotes(fields, place.lang, body)
        read = Header(
            id=_read_id(fields, face.date if is_dated else None),
            slug=_read_slug(fields, place, self.default_lang),
            is_dated=is_dated,
            section_slug=_read_section(fields),
            modified=fields.moment("Modified"),
            tag_names=_read_tags(fields, place.lang),
            author_names=header.values("Authors"),
            speaker_names=header.values("Speakers"),
            quotes=quotes,
            image=_read_image(fields, place.lang),
            priority=cast(
                'Literal["", "high", "lead"]', fields.one_of("Priority", ("lead", "high"))
            ),
            is_draft=fields.one_of("Status", ("published", "draft"), "published") == "draft",
            corrections=_read_corrections(fields, place.lang, face.date if is_dated else None),
            note=typeset(header.value("Note"), place.lang),
            source=_read_source(fields, place.lang),
            robots=fields.one_of("Robots", ("noindex",)),
            embargo=fields.moment("Embargo"),
            expires=fields.moment("Expires"),
            redirects=_read_redirects(fields),
            sample=fields.yes("Sample"),
            links=tuple([link.target for link in copy.links]),
            pictures=pictures_in(body),
            ids=ids_in(body),
        )
        if is_dated:
            _check_dates(fields, header.path, face.date, read)
        if not header.body.strip() and not read.is_draft:
            fields.tell_at(header.body_line, say.NO_TEXT)
        text = Text(
            opening="" if face.standfirst else opening_of(body),
            words=count_words(header.body),
            spans=spans,
            link_lines=tuple([link.line for link in copy.links]),
            lines={key: field.line for key, field in header.fields.items()},
        )
        return Report(
            path=header.path, story=place.story, face=face, header=read, text=text, body=body
        )

    def _read_face(self, fields: FieldReader, lang: str) -> tuple[Face, bool]:
        """What lists show, and whether its date is one."""
        header = fields.header
        title = typeset(fields.required("Title", "नगर में जल आपूर्ति का नया समय"), lang)
        _check_title(fields, title, lang, self.settings)
        date = fields.moment("Date")
        if date is None:
            fields.required("Date", "2026-11-24 17:05")
        face = Face(
            lang=lang,
            headline=title,
            date=date or _NO_DATE.astimezone(self.zone),
            kicker=typeset(header.value("Kicker"), lang),
            standfirst=_read_summary(fields, lang, self.settings),
            dateline=header.value("Dateline").rstrip("।.:۔ "),
        )
        return face, date is not None


def _check_dates(fields: FieldReader, path: str, date: datetime, header: Header) -> None:
    """What one date says against another, or against the folder."""
    begins = max(filter(None, (date, header.embargo)))
    if header.expires and header.expires <= begins:
        fields.tell("Expires", say.EXPIRES_TOO_EARLY.format(begins=begins))
    if header.modified and header.modified < date:
        fields.tell("Modified", say.MODIFIED_TOO_EARLY.format(date=date))
    folder = _FOLDER.match(path)
    year, month = map(int, folder.groups()) if folder else (date.year, date.month)
    if abs((date.year - year) * 12 + date.month - month) >= _A_YEAR:
        right = written_right(f"{year}-{date:%m-%d %H:%M}") or f"{year}-{month:02}-01"
        fields.tell(
            "Date",
            say.DATE_AND_FOLDER.format(
                written=fields.header.value("Date"),
                year=year,
                month=month,
                right=right,
                date=date,
            ),
        )


def run_in(body: str, face: Face, fields: FieldReader) -> str:
    """Open a text with the place of reporting: ``शिमला।`` and a space, in its own element."""
    stop = language_of(face.lang).stop
    dateline = escape(face.dateline + stop, quote=False)
    if body.startswith("<p>") and body[3:].lstrip().startswith(dateline):
        fields.tell_at(
            fields.header.body_line,
            say.DATELINE_TWICE.format(dateline=face.dateline + stop),
        )
    opening, found, rest = body.partition("<p>")
    marked = f'<b class="dateline">{dateline}</b> '
    if not found or opening.strip():
        return f"<p>{marked.strip()}</p>\n{body}"
    return f"{opening}<p>{marked}{rest}"


def _check_title(fields: FieldReader, title: str, lang: str, settings: Settings) -> None:
    if title and not words(title):
        fields.tell("Title", say.HEADLINE_WITHOUT_LETTERS)
    if len(title) > settings.longest_title:
        told = say.LONG_HEADLINE.format(length=len(title), most=settings.longest_title)
        fields.tell("Title", told)
    language = LANGUAGES.get(lang)
    strong = [bidirectional(sign) for sign in title]
    strong = [direction for direction in strong if direction in {"L", "R", "AL"}]
    if language is None or not strong:
        return
    if not language.is_right_to_left and any(direction != "L" for direction in strong):
        if "AL" in strong or any(0x590 <= ord(sign) <= 0x5FF for sign in title):
            fields.tell(
                "Title",
                say.HEADLINE_IN_TWO_DIRECTIONS.format(script=SCRIPTS[language.script].name),
            )
    elif language.is_right_to_left and strong[0] == "L":
        fields.tell(
            "Title",
            say.HEADLINE_TURNED_ROUND.format(script=SCRIPTS[language.script].name),
        )


def _read_summary(fields: FieldReader, lang: str, settings: Settings) -> str:
    summary = typeset(fields.header.value("Summary"), lang)
    if len(summary) > settings.longest_summary:
        fields.tell(
            "Summary",
            say.LONG_SUMMARY.format(length=len(summary), most=settings.longest_summary),
        )
    return summary


def _read_section(fields: FieldReader) -> str:
    """The section's slug; capitals make no difference."""
    written = fields.required("Category", "rajniti")
    return written if is_slug(written) else nearest_slug(written) or written


def _read_id(fields: FieldReader, date: datetime | None) -> str:
    written = with_plain_digits(fields.header.value("Id")).lower()
    if not written:
        day = f"{date:%Y%m%d}" if date else "20261124"
        fields.tell("Id", say.ID_MISSING.format(day=day))
    elif not _ID.fullmatch(written) or read_moment(_day_of(written), UTC) is None:
        fields.tell("Id", say.ID_MISSHAPEN.format(written=fields.header.value("Id")[:60]))
    return written


def _day_of(id_: str) -> str:
    return f"{id_[:4]}-{id_[4:6]}-{id_[6:8]}"


def _read_slug(fields: FieldReader, place: SourceName, default_lang: str) -> str:
    written = fields.slug("Slug")
    if not written:
        if place.lang == default_lang or not _may_inherit_slug(place.lang):
            fields.tell("Slug", say.SLUG_MISSING.format(base=place.base))
            return place.base
        return ""
    return written


def _may_inherit_slug(lang: str) -> bool:
    """Whether a version may use the original's slug: its own script has no readable Latin."""
    return not SCRIPTS[language_of(lang).script].has_readable_latin


def _read_tags(fields: FieldReader, lang: str) -> tuple[Tag, ...]:
    tags: dict[str, Tag] = {}
    for written in _parted(fields.header.values("Tags")):
        name, _, written_slug = (" ".join(part.split()) for part in written.partition("="))
        if len(name) > LONGEST_SLUG or len(written_slug) > LONGEST_SLUG:
            longest = max(len(name), len(written_slug))
            told = say.LONG_TAG.format(name=name[:40], length=longest, most=LONGEST_SLUG)
            fields.tell("Tags", told)
            continue
        if written_slug and not is_slug(written_slug):
            such_as = nearest_slug(written_slug) or "its-name-in-latin"
            fields.tell(
                "Tags",
                say.TAG_WITH_NO_ADDRESS.format(written=written_slug, name=name, right=such_as),
            )
            written_slug = ""
        latin = "" if written_slug else _latin(name, lang)
        tags.setdefault(matching_form(name), Tag(name, written_slug, latin))
    return tuple(tags.values())


@cache
def _latin(name: str, lang: str) -> str:
    """A tag in readable Latin, or an empty string. Few tags stand on many reports."""
    try:
        return slug(name, lang)
    except Unromanisable:
        return ""


def _parted(values: tuple[str, ...]) -> tuple[str, ...]:
    """Tags that are parted by commas, as Pelican reads them where there is no semicolon."""
    if len(values) != 1:
        return values
    return tuple(filter(None, (part.strip() for part in re.split("[,،]", values[0]))))


def _read_image(fields: FieldReader, lang: str) -> Image | None:
    header = fields.header
    path = header.value("Image")
    if not path:
        for key in ("Image-Alt", "Image-Caption", "Image-Credit"):
            if header.value(key):
                fields.tell(key, say.WITHOUT_IMAGE.format(key=key))
        return None
    if not header.value("Image-Alt"):
        fields.tell("Image", say.IMAGE_WITHOUT_DESCRIPTION.format(path=path))
    return Image(
        path.removeprefix("images/"),
        typeset(header.value("Image-Alt"), lang),
        typeset(header.value("Image-Caption"), lang),
        typeset(header.value("Image-Credit"), lang),
    )


def _read_corrections(
    fields: FieldReader, lang: str, date: datetime | None
) -> tuple[Correction, ...]:
    field = fields.field("Correction")
    corrections = []
    for line, written in field.lines if field else ():
        if not written:
            continue
        match = _CORRECTION.match(written)
        moment = read_moment(match[1], UTC) if match else None
        if match is None or moment is None:
            right = _correction_right(written)
            fields.tell_at(
                line, say.CORRECTION_WITHOUT_DAY.format(written=written[:40], right=right)
            )
        elif date and moment.date() < date.date():
            fields.tell_at(
                line,
                say.CORRECTION_TOO_EARLY.format(day=moment, date=date),
            )
        else:
            corrections.append(Correction(moment.date(), typeset(match[2], lang)))
    return tuple(corrections)


def _read_source(fields: FieldReader, lang: str) -> NewsSource | None:
    """Who the report was taken from, and where it stands there: ``name | address``."""
    written = fields.header.value("Source").replace("｜", "|")
    name, bar, url = (part.strip() for part in written.partition("|"))
    found = _AN_ADDRESS.search(name)
    if found:
        rest = f"{name[: found.start()]} {name[found.end() :]}".strip(" ।:-–—,()<>")
        if rest and not bar:
            told = say.SOURCE_WITHOUT_BAR.format(name=rest, url=_whole_address(found[0]))
            fields.tell("Source", told)
            return None
        name, url = rest, url or found[0]
    if not name and written:
        such_as = _whole_address(url) or "https://example.org/"
        told = say.SOURCE_WITHOUT_NAME.format(written=written[:_SHOWN], url=such_as)
        fields.tell("Source", told)
    elif url and not _is_address(url):
        right = _whole_address(url)
        told = say.SOURCE_OF_PART_OF_ADDRESS if right else say.SOURCE_OF_NO_ADDRESS
        fields.tell("Source", told.format(url=url[:_SHOWN], name=name, right=right))
    elif name:
        return NewsSource(typeset(name, lang), url)
    return None


def _whole_address(written: str) -> str:
    """The address that was meant; empty where that cannot be said.

    >>> _whole_address("www.agency.example"), _whole_address("ask them")
    ('https://www.agency.example', '')
    """
    bare = written.strip("<>()")
    for address in (bare, f"https://{bare}"):
        if _is_address(address) and "." in urlsplit(address).netloc:
            return address
    return ""


def _is_address(written: str) -> bool:
    """Whether a reader can open it: http or https, a host, nothing that ends an address."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    is_whole = not re.search(r"[\s<>\"|\\^`{}]", written)
    return is_whole and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _correction_right(written: str) -> str:
    """What to write for a correction whose day is in another form, or missing."""
    day, _, text = written.partition(": ")
    right = written_right(day)[:10]
    if right and text:
        return f"'{right}: {text[:40]}{'…' if len(text) > 40 else ''}'"
    return "'2026-11-25: what was wrong and is right'"


def _read_quotes(
    fields: FieldReader, lang: str, body: str
) -> tuple[tuple[Quote, ...], tuple[Span, ...]]:
    """The quotes, and where they stand in the text; a sentence that the text has lost is told."""
    written = list(_written_quotes(fields))
    spans = find_sentences(body, [sentence for *_, sentence in written])
    nearest = NearestSentences(body) if None in spans else None
    found: list[tuple[str, str, Span]] = []
    for (line, name, sentence), span in zip(written, spans, strict=True):
        if span is not None:
            found.append((name, sentence, Span(line, *span)))
            continue
        like = nearest.to(sentence) if nearest else ""
        now = f"; it says now '{like}'. Copy that here" if like else ". Correct the line"
        fields.tell_at(line, say.QUOTE_LOST.format(sentence=sentence, now=now))
    places = {at: n for n, at in enumerate(sorted(span.start for *_, span in found))}
    quotes = tuple(
        Quote(
            name,
            clause=clause(typeset(sentence, lang), lang),
            quotation=quoted(sentence),
            place=places[span.start],
        )
        for name, sentence, span in found
    )
    return quotes, tuple(span for *_, span in found)


def _written_quotes(fields: FieldReader) -> Iterator[tuple[int, str, str]]:
    """Line, name and sentence of each quote in the header."""
    field = fields.field("Quotes")
    for line, written in field.lines if field else ():
        name, colon, sentence = (
            part.strip() for part in written.replace("：", ":", 1).partition(":")
        )
        if written and not (name and colon and sentence):
            fields.tell_at(line, say.NO_QUOTE.format(written=written[:40]))
        elif written:
            yield line, name, sentence


def _read_redirects(fields: FieldReader) -> tuple[str, ...]:
    field = fields.field("Redirect-From")
    redirects = []
    for line, written in field.lines if field else ():
        for old in filter(None, (part.strip() for part in re.split("[;؛]", written))):
            try:
                redirects.append(read_old_address(old))
            except OldAddressError as error:
                fields.tell_at(line, error.told)
    return tuple(redirects)

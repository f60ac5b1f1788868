"""From the header and text of a report to a :class:`Report`, with every mistake told."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache
from html import escape
from typing import Literal, cast
from unicodedata import bidirectional

from msgspec.structs import replace

from newsroom.clock import read_moment
from newsroom.devanagari import count_words, words
from newsroom.header import Header
from newsroom.languages import LANGUAGES
from newsroom.manuscript import Place
from newsroom.mistakes import Mistakes
from newsroom.report import Correction, Image, Quote, Report, Tag
from newsroom.romanise import Unromanisable, is_slug, slug
from newsroom.runs import mark_latin_html
from newsroom.statements import NearestSentences, clause, find_sentences, quoted
from newsroom.text import ids_in, opening_of, pictures_in
from newsroom.typography import typeset, typeset_html
from plugins.copydesk.headers import HeaderDesk
from plugins.copydesk.markdown import MarkdownDesk
from plugins.copydesk.settings import Settings

__all__ = ["REPORT_KEYS", "ReportDesk"]

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
    "Robots",
    "Embargo",
    "Expires",
    "Redirect-From",
    "Sample",
)

_SCRIPT_NAMES = {
    "Deva": "Devanagari",
    "Latn": "Latin letters",
    "Arab": "Urdu script",
    "Guru": "Gurmukhi",
    "Beng": "Bengali script",
}
_ID = re.compile(r"[0-9]{8}-[2-9a-hjkmnp-tv-z]{4}")
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ReportDesk:
    """Reads reports. ``languages`` are the site's, the first its default."""

    languages: Collection[str]
    default_lang: str
    zone: tzinfo
    settings: Settings
    markdown: MarkdownDesk

    def read(self, header: Header, place: Place, mistakes: Mistakes) -> Report:
        """Make a report; where a value is missing or wrong, it is told and a stand-in is used."""
        desk = HeaderDesk(header, self.zone, mistakes)
        desk.agree_on_language(place, self.languages)
        copy = self.markdown.convert(header, place.lang, mistakes)
        title = typeset(desk.required("Title", "नगर में जल आपूर्ति का नया समय"), place.lang)
        _check_title(desk, title, place.lang, self.settings)
        date = desk.moment("Date")
        if date is None:
            desk.required("Date", "2026-11-24 17:05")
        report = Report(
            path=header.path,
            story=place.story,
            lang=place.lang,
            id=_read_id(desk, date),
            slug=_read_slug(desk, place, self.default_lang),
            title=title,
            date=date or _NO_DATE.astimezone(self.zone),
            is_dated=date is not None,
            section_slug=desk.required("Category", "rajniti"),
            modified=desk.moment("Modified"),
            summary=_read_summary(desk, place.lang, self.settings),
            dateline=header.value("Dateline").rstrip("।.:۔ "),
            kicker=typeset(header.value("Kicker"), place.lang),
            tag_names=_read_tags(desk, place.lang),
            author_names=header.values("Authors"),
            speaker_names=header.values("Speakers"),
            quotes=_read_quotes(desk),
            image=_read_image(desk, place.lang),
            priority=cast('Literal["", "high", "lead"]', desk.one_of("Priority", ("lead", "high"))),
            is_draft=desk.one_of("Status", ("published", "draft"), "published") == "draft",
            corrections=_read_corrections(desk, place.lang),
            note=typeset(header.value("Note"), place.lang),
            robots=desk.one_of("Robots", ("noindex",)),
            embargo=desk.moment("Embargo"),
            expires=desk.moment("Expires"),
            redirects=_read_redirects(desk),
            sample=desk.yes("Sample"),
            body=mark_latin_html(typeset_html(copy.html, place.lang), place.lang),
            words=count_words(header.body),
            links=copy.links,
            lines={key: field.line for key, field in header.fields.items()},
        )
        if report.dateline:
            report.body = run_in(report, desk)
        report.opening = "" if report.summary else opening_of(report.body)
        report.pictures = pictures_in(report.body)
        report.ids = ids_in(report.body)
        report.quotes = _find_quotes(desk, report)
        begins = max(filter(None, (report.date, report.embargo)))
        if report.expires and report.expires <= begins:
            desk.tell(
                "Expires",
                f"'Expires' is not after {begins:%Y-%m-%d %H:%M}, when the report begins to be "
                "printed. Write a later time or delete the line.",
            )
        if not header.body.strip() and not report.is_draft:
            desk.tell_at(header.body_line, "The report has no text. Write it below the header.")
        return report


def run_in(report: Report, desk: HeaderDesk) -> str:
    """Open the text with the place of reporting: ``शिमला।`` and a space, in its own element."""
    stop = LANGUAGES[report.lang].stop if report.lang in LANGUAGES else "."
    dateline = escape(report.dateline + stop, quote=False)
    if re.match(rf"<p>\s*{re.escape(dateline)}", report.body):
        desk.tell_at(
            desk.header.body_line,
            f"The text begins with '{report.dateline}{stop}' and so does the printed page, from "
            "'Dateline'. Delete it from the text.",
        )
    opening, found, rest = report.body.partition("<p>")
    marked = f'<b class="dateline">{dateline}</b> '
    if not found or opening.strip():
        return f"<p>{marked.strip()}</p>\n{report.body}"
    return f"{opening}<p>{marked}{rest}"


def _check_title(desk: HeaderDesk, title: str, lang: str, settings: Settings) -> None:
    if title and not words(title):
        desk.tell("Title", "The headline has no letters. Write one.")
    if len(title) > settings.longest_title:
        desk.tell(
            "Title",
            f"The headline has {len(title)} characters. Write {settings.longest_title} at most.",
        )
    language = LANGUAGES.get(lang)
    strong = [bidirectional(sign) for sign in title]
    strong = [direction for direction in strong if direction in {"L", "R", "AL"}]
    if language is None or not strong:
        return
    if not language.is_right_to_left and any(direction != "L" for direction in strong):
        if "AL" in strong or any(0x590 <= ord(sign) <= 0x5FF for sign in title):
            desk.tell(
                "Title",
                "The headline mixes writing from left to right and from right to left. "
                f"Write all of it in {_SCRIPT_NAMES[language.script]}.",
            )
    elif language.is_right_to_left and strong[0] == "L":
        desk.tell(
            "Title",
            "The headline begins with a word written from left to right, which turns the line "
            "round in WhatsApp and feed readers. Begin with a word in "
            f"{_SCRIPT_NAMES[language.script]}.",
        )


def _read_summary(desk: HeaderDesk, lang: str, settings: Settings) -> str:
    summary = typeset(desk.header.value("Summary"), lang)
    if len(summary) > settings.longest_summary:
        desk.tell(
            "Summary",
            f"The summary has {len(summary)} characters. Write {settings.longest_summary} at most.",
        )
    return summary


def _read_id(desk: HeaderDesk, date: datetime | None) -> str:
    written = desk.header.value("Id")
    if not written:
        day = f"{date:%Y%m%d}" if date else "20261124"
        desk.tell(
            "Id",
            f"'Id' is missing. Write a line such as 'Id: {day}-k7f3', or run './inv check --fix'.",
        )
    elif not _ID.fullmatch(written) or read_moment(_day_of(written), UTC) is None:
        desk.tell(
            "Id",
            f"'Id: {written}' is misshapen. Delete the line and run './inv check --fix' for a new "
            "one.",
        )
    return written


def _day_of(id_: str) -> str:
    return f"{id_[:4]}-{id_[4:6]}-{id_[6:8]}"


def _read_slug(desk: HeaderDesk, place: Place, default_lang: str) -> str:
    written = desk.header.value("Slug")
    if not written:
        if place.lang == default_lang or not _may_inherit_slug(place.lang):
            desk.tell(
                "Slug",
                f"'Slug' is missing. Write a line such as 'Slug: {place.base}', or run "
                "'./inv check --fix'.",
            )
            return place.base
        return ""
    if not is_slug(written):
        desk.tell(
            "Slug", f"'Slug: {written}' is no address. Write small Latin letters, digits and '-'."
        )
    return written


def _may_inherit_slug(lang: str) -> bool:
    """Whether a version may use the original's slug: its own script has no readable Latin."""
    return lang in LANGUAGES and LANGUAGES[lang].script == "Arab"


def _read_tags(desk: HeaderDesk, lang: str) -> tuple[Tag, ...]:
    tags: dict[str, Tag] = {}
    for written in _parted(desk.header.values("Tags")):
        name, _, written_slug = (" ".join(part.split()) for part in written.partition("="))
        if written_slug and not is_slug(written_slug):
            desk.tell(
                "Tags",
                f"'{written_slug}' is no address for the tag '{name}'. Write small Latin letters, "
                f"digits and '-', such as '{name} = its-name-in-latin'.",
            )
            written_slug = ""
        tags.setdefault(name, Tag(name, written_slug, "" if written_slug else _latin(name, lang)))
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


def _read_image(desk: HeaderDesk, lang: str) -> Image | None:
    header = desk.header
    path = header.value("Image")
    if not path:
        for key in ("Image-Alt", "Image-Caption", "Image-Credit"):
            if header.value(key):
                desk.tell(key, f"'{key}' stands without 'Image'. Name the picture or delete it.")
        return None
    if not header.value("Image-Alt"):
        desk.tell(
            "Image",
            f"The picture '{path}' has no description. Write 'Image-Alt:' and what it shows, for "
            "readers who cannot see it.",
        )
    return Image(
        path.removeprefix("images/"),
        typeset(header.value("Image-Alt"), lang),
        typeset(header.value("Image-Caption"), lang),
        typeset(header.value("Image-Credit"), lang),
    )


def _read_corrections(desk: HeaderDesk, lang: str) -> tuple[Correction, ...]:
    field = desk.field("Correction")
    corrections = []
    for line, written in field.lines if field else ():
        match = re.match(r"(\d{4}-\d{2}-\d{2})\s*:\s*(.+)", written)
        try:
            day = datetime.strptime(match[1], "%Y-%m-%d").date() if match else None  # noqa: DTZ007
        except ValueError:
            day = None
        if written and (match is None or day is None):
            desk.tell_at(
                line,
                f"'{written[:40]}' has no day. Write '2026-11-25: what was wrong and is right'.",
            )
        elif match is not None and day is not None:
            corrections.append(Correction(day, typeset(match[2], lang)))
    return tuple(corrections)


def _read_quotes(desk: HeaderDesk) -> tuple[Quote, ...]:
    field = desk.field("Quotes")
    quotes = []
    for line, written in field.lines if field else ():
        name, colon, sentence = (part.strip() for part in written.partition(":"))
        if written and not (name and colon and sentence):
            desk.tell_at(
                line, f"'{written[:40]}' is no quote. Write the name, ':' and the sentence."
            )
        elif written:
            quotes.append(Quote(line, name, sentence))
    return tuple(quotes)


def _find_quotes(desk: HeaderDesk, report: Report) -> tuple[Quote, ...]:
    """The quotes with their places in the text; a sentence that the text has lost is told."""
    spans = find_sentences(report.body, [quote.sentence for quote in report.quotes])
    found = []
    sentences_there = NearestSentences(report.body) if None in spans else None
    for quote, span in zip(report.quotes, spans, strict=True):
        if span is None:
            nearest = sentences_there.to(quote.sentence) if sentences_there else ""
            now = f"; it says now '{nearest}'. Copy that here" if nearest else ". Correct the line"
            desk.tell_at(
                quote.line,
                f"'{quote.sentence}' stands no longer in the text{now}, or delete the line.",
            )
            continue
        start, end = span
        said = clause(typeset(quote.sentence, report.lang), report.lang)
        whole = quoted(quote.sentence)
        found.append(
            replace(quote, sentence="", start=start, end=end, clause=said, quotation=whole)
        )
    return tuple(found)


def _read_redirects(desk: HeaderDesk) -> tuple[str, ...]:
    redirects = desk.header.values("Redirect-From")
    for old in redirects:
        if not old.startswith("/") or old == "/" or "//" in old or ".." in old:
            desk.tell("Redirect-From", f"'{old}' is no old address. Write '/{old.strip('/')}/'.")
    return redirects

"""The pages of an edition, planned: front, reports, sections, topics, archive, standing pages."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from newsroom.engine.plan import Page, Replan, SitemapEntry
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.picture import Picture
from newsroom.records.report import Report
from newsroom.records.standing_page import StandingPage
from newsroom.records.topic import Topic
from newsroom.views.alphabet import alphabet_index
from newsroom.views.body import printed_body
from newsroom.views.list_pages import plan_listing
from newsroom.views.models import Entry, Head, Teaser
from newsroom.views.page_head import (
    alternates,
    language_links,
    page_head,
    site_feeds,
    sitemap_entry,
)
from newsroom.views.speakers import speakers_of
from newsroom.views.teasers import kicker, summary_of, teaser
from plugins.editions.front import compose_front
from plugins.editions.related import Around, neighbours
from plugins.editions.settings import Settings

__all__ = ["plan_edition", "replan_report"]


def plan_edition(newspaper: Newspaper, edition: Edition, settings: Settings) -> Iterator[Page]:
    """Plan every page of an edition but those of its people."""
    yield _plan_front(newspaper, edition, settings)
    around = neighbours(edition, settings.related)
    for report in edition.reports:
        yield _plan_report(newspaper, edition, report, around[report.story])
    yield from _plan_sections(newspaper, edition, settings)
    yield from _plan_topics(newspaper, edition, settings)
    yield from _plan_archive(newspaper, edition, settings)
    for page in edition.pages.values():
        yield _plan_standing(newspaper, edition, page)
    yield _plan_not_found(newspaper, edition)


def _plan_front(newspaper: Newspaper, edition: Edition, settings: Settings) -> Page:
    versions = {other.lang: other.home for other in newspaper.printed_editions}
    return Page(
        save_as=edition.home.save_as,
        template="front.html",
        lang=edition.lang,
        inputs={
            **compose_front(newspaper, edition, settings),
            "structured": (),
            **{name: add(newspaper, edition) for name, add in newspaper.on_fronts.items()},
            "head": page_head(newspaper, edition, versions),
            "languages": language_links(newspaper, edition.lang, versions),
            "current": edition.home.url,
        },
        sitemap=sitemap_entry(edition.lang, versions, edition.reports[0].date),
    )


def _plan_report(newspaper: Newspaper, edition: Edition, report: Report, around: Around) -> Page:
    versions = newspaper.printed_stories[report.story]
    shown = [each for each in (*around, *versions.values()) if each]
    return Page(
        save_as=report.address.save_as,
        template="report.html",
        lang=edition.lang,
        source=report.path,
        inputs=partial(_compose_report, newspaper, edition, report, around),
        needs=(
            report.fingerprints.whole,
            around.newer is None,
            around.older is None,
            b"".join([each.fingerprints.card for each in shown]),
        ),
        replan=Replan(
            "editions",
            edition.lang,
            (report.path, *[each.path if each else "" for each in around]),
            texts=1,
        ),
        day=report.date.toordinal(),
        sitemap=_sitemap_entry_of_report(report, versions),
    )


def _sitemap_entry_of_report(report: Report, versions: Mapping[str, Report]) -> SitemapEntry | None:
    if report.placement.robots:
        return None
    shown = [report.artwork.lead, *(target.picture for target in report.targets.values())]
    return SitemapEntry(
        report.address.url,
        changed=report.changed,
        versions={lang: each.address.url for lang, each in versions.items()}
        if len(versions) > 1
        else {},
        pictures=tuple(dict.fromkeys(each.url for each in shown if each is not None)),
        published=report.date,
    )


def replan_report(newspaper: Newspaper, wanted: Replan) -> Page:
    """Plan a report's page with the neighbours that it has had."""
    there: dict[str, Report | None] = {each.path: each for each in newspaper.reports}
    report, newer, older, *related = [there.get(name) for name in wanted.names]
    if report is None:
        raise LookupError(wanted.names[0])
    around = Around(newer, older, tuple(each for each in related if each))
    return _plan_report(newspaper, newspaper.editions[wanted.lang], report, around)


def _compose_report(
    newspaper: Newspaper, edition: Edition, report: Report, around: Around
) -> dict[str, object]:
    lang = edition.lang
    formats = edition.formats
    addresses = newspaper.addresses
    stories = newspaper.printed_stories[report.story]
    versions = {code: version.address for code, version in stories.items()}
    minutes = max(1, round(report.text.words / edition.language.reading_speed))
    section = report.filing.section
    source = report.placement.source
    return {
        "head": _head_of_report(newspaper, edition, report, section.text, versions),
        "languages": language_links(newspaper, lang, versions),
        "current": section.url,
        "headline": report.face.headline,
        "kicker": kicker(report.card),
        "standfirst": report.face.standfirst,
        "place": report.face.dateline,
        "byline": report.names.byline,
        "moment": formats.moment(report.date),
        "modified": formats.moment(report.header.modified) if report.header.modified else None,
        "reading": edition.counted("%(num)s minute to read", "%(num)s minutes to read", minutes),
        "picture": report.artwork.lead,
        "body": printed_body(newspaper, report),
        "note": report.header.note,
        "source": Link(source.name, source.url) if source else None,
        "sample": report.placement.sample,
        "corrections": tuple(
            (formats.on_day(each.day), each.text) for each in report.header.corrections
        ),
        "speakers": speakers_of(newspaper, report),
        "said": _count_said(report, edition),
        "tags": tuple(
            Link(tag.name, addresses.topic(lang, tag.slug).url) for tag in report.filing.topics
        ),
        "permalink": addresses.absolute(report.address.url),
        "versions": tuple(
            teaser(stories[code], newspaper, lang)
            for code in newspaper.editions
            if code in stories and code != lang
        ),
        "newer": _maybe_teaser(around.newer, newspaper),
        "older": _maybe_teaser(around.older, newspaper),
        "related": tuple(teaser(each, newspaper, lang) for each in around.related),
        "section": section,
        "share": (),
        "mistake": "",
        "structured": (),
        "news_robots": "",
        **{name: add(newspaper, edition, report) for name, add in newspaper.on_reports.items()},
    }


def _count_said(report: Report, edition: Edition) -> str:
    """``3 वक्ता, 13 बयान``."""
    speakers = len(report.names.shown)
    statements = len(report.names.statements)
    counted = []
    if speakers:
        counted.append(edition.counted("%(num)s speaker", "%(num)s speakers", speakers))
    if statements:
        counted.append(edition.counted("%(num)s statement", "%(num)s statements", statements))
    return edition.formats.comma.join(counted)


def _maybe_teaser(report: Report | None, newspaper: Newspaper) -> Teaser | None:
    return teaser(report, newspaper, report.lang) if report else None


def _head_of_report(
    newspaper: Newspaper,
    edition: Edition,
    report: Report,
    section: str,
    versions: dict[str, Address],
) -> Head:
    return Head(
        title=f"{report.face.headline} | {newspaper.masthead.name(edition.lang)}",
        description=summary_of(report),
        canonical=newspaper.addresses.absolute(report.address.url),
        alternates=alternates(newspaper, edition.lang, versions),
        feeds=site_feeds(newspaper, edition)[:1],
        robots=report.placement.robots,
        kind="article",
        image=newspaper.absolute_picture(report.share_card or _cut(report.artwork.lead)),
        published=report.date.isoformat(),
        modified=report.changed.isoformat() if report.changed > report.date else "",
        section=section,
        tags=tuple(tag.name for tag in report.filing.topics),
    )


def _cut(picture: Picture | None) -> Picture | None:
    """A picture as networks show it: wide, and light enough for WhatsApp."""
    return picture.crops[0] if picture and picture.crops else picture


def _plan_sections(newspaper: Newspaper, edition: Edition, settings: Settings) -> Iterator[Page]:
    lang = edition.lang
    for slug, reports in edition.sections.items():
        versions = {
            other.lang: newspaper.addresses.section(other.lang, slug)
            for other in newspaper.printed_editions
            if slug in other.sections
        }
        link = newspaper.section_link(slug, lang)
        name = link.text
        feeds = newspaper.feeds_of("section", versions[lang], name)
        yield from plan_listing(
            newspaper,
            edition,
            template="section.html",
            versions=versions,
            head=page_head(newspaper, edition, versions, title=name, feeds=feeds),
            reports=reports,
            length=settings.list_length,
            current=versions[lang].url,
            inputs={
                "name": name,
                "lang": link.lang,
                "description": newspaper.sections[slug].description(lang),
                "feeds": feeds,
                "above": (),
                "below": (),
            },
        )


def _plan_topics(newspaper: Newspaper, edition: Edition, settings: Settings) -> Iterator[Page]:
    lang, topics = edition.lang, newspaper.topics
    for slug, topic in edition.topics.items():
        versions = {
            other.lang: newspaper.addresses.topic(other.lang, slug)
            for other in newspaper.printed_editions
            if slug in other.topics
        }
        feeds = newspaper.feeds_of("topic", versions[lang], topic.name)
        yield from plan_listing(
            newspaper,
            edition,
            template="topic.html",
            versions=versions,
            head=page_head(newspaper, edition, versions, title=topic.name, feeds=feeds),
            reports=topic.reports,
            length=settings.list_length,
            inputs={
                "name": topic.name,
                "lang": topic.lang,
                "description": newspaper.topics.intro(slug, lang),
                "feeds": feeds,
                "above": (
                    Link(edition.wording.gettext("Topics"), newspaper.addresses.topic(lang).url),
                    *_topic_links(edition, newspaper, reversed(topics.above(slug))),
                ),
                "below": tuple(_topic_links(edition, newspaper, topics.below(slug))),
            },
        )
    if not edition.topics:
        return
    versions = {
        other.lang: newspaper.addresses.topic(other.lang)
        for other in newspaper.printed_editions
        if other.topics
    }
    yield Page(
        save_as=versions[lang].save_as,
        template="topics.html",
        lang=lang,
        inputs=partial(_compose_topics, newspaper, edition, versions),
        needs=(
            [
                (topic.slug, topic.name, topic.lang, len(topic.reports))
                for topic in edition.topics.values()
            ],
            list(versions),
        ),
        sitemap=sitemap_entry(
            lang, versions, max(topic.reports[0].date for topic in edition.topics.values())
        ),
    )


def _compose_topics(
    newspaper: Newspaper, edition: Edition, versions: Mapping[str, Address]
) -> dict[str, object]:
    return {
        "head": page_head(newspaper, edition, versions, title=edition.wording.gettext("Topics")),
        "languages": language_links(newspaper, edition.lang, versions),
        "current": "",
        "letters": alphabet_index(_topic_entries(newspaper, edition), edition.lang),
        "total": edition.counted("%(num)s topic", "%(num)s topics", len(edition.topics)),
    }


def _topic_entries(newspaper: Newspaper, edition: Edition) -> Iterator[Entry]:
    for slug, topic in edition.topics.items():
        yield Entry(
            name=topic.name,
            url=newspaper.addresses.topic(edition.lang, slug).url,
            role="",
            count=edition.counted("%(num)s report", "%(num)s reports", len(topic.reports)),
            lang=topic.lang,
        )


def _topic_links(edition: Edition, newspaper: Newspaper, topics: Iterable[Topic]) -> Iterator[Link]:
    """Those of some topics that the edition has reports of."""
    for topic in topics:
        if topic.slug in edition.topics:
            here = edition.topics[topic.slug]
            url = newspaper.addresses.topic(edition.lang, topic.slug).url
            yield Link(here.name, url, here.lang)


def _plan_archive(newspaper: Newspaper, edition: Edition, settings: Settings) -> Iterator[Page]:
    lang = edition.lang
    for (year, month), reports in edition.months.items():
        versions = {
            other.lang: newspaper.addresses.archive(other.lang, year, month)
            for other in newspaper.printed_editions
            if (year, month) in other.months
        }
        name = edition.formats.month(year, month)
        yield from plan_listing(
            newspaper,
            edition,
            template="month.html",
            versions=versions,
            head=page_head(newspaper, edition, versions, title=name),
            reports=reports,
            length=settings.list_length,
            inputs={"name": name},
        )
    versions = {
        other.lang: newspaper.addresses.archive(other.lang) for other in newspaper.printed_editions
    }
    yield Page(
        save_as=versions[lang].save_as,
        template="archive.html",
        lang=lang,
        inputs=partial(_compose_archive, newspaper, edition, versions),
        needs=[(month, len(reports)) for month, reports in edition.months.items()],
        sitemap=sitemap_entry(lang, versions, edition.reports[0].date),
    )


def _compose_archive(
    newspaper: Newspaper, edition: Edition, versions: Mapping[str, Address]
) -> dict[str, object]:
    lang, formats = edition.lang, edition.formats
    years: dict[int, list[tuple[Link, str]]] = {}
    for (year, month), reports in edition.months.items():
        count = edition.counted("%(num)s report", "%(num)s reports", len(reports))
        address = newspaper.addresses.archive(lang, year, month)
        years.setdefault(year, []).append((Link(formats.month_name(month), address.url), count))
    return {
        "head": page_head(newspaper, edition, versions, title=edition.wording.gettext("Archive")),
        "languages": language_links(newspaper, lang, versions),
        "current": "",
        "years": tuple((formats.year(year), tuple(months)) for year, months in years.items()),
    }


def _plan_standing(newspaper: Newspaper, edition: Edition, page: StandingPage) -> Page:
    versions = {
        other.lang: other.pages[page.story].address
        for other in newspaper.printed_editions
        if page.story in other.pages
    }
    return Page(
        save_as=page.address.save_as,
        template="page.html",
        lang=edition.lang,
        source=page.path,
        inputs={
            "head": page_head(
                newspaper, edition, versions, title=page.title, description=page.summary
            ),
            "languages": language_links(newspaper, edition.lang, versions),
            "current": "",
            "title": page.title,
            "body": page.body,
            "sample": page.sample,
        },
        sitemap=sitemap_entry(edition.lang, versions),
    )


def _plan_not_found(newspaper: Newspaper, edition: Edition) -> Page:
    """The page that a server shows for an address that is not there: no version, not indexed."""
    address = edition.home.beside("404.html")
    versions = {other.lang: other.home.beside("404.html") for other in newspaper.printed_editions}
    wording = edition.wording.gettext("This page is not here")
    head = Head(
        title=f"{wording} | {newspaper.masthead.name(edition.lang)}",
        description=wording,
        canonical=newspaper.addresses.absolute(address.url),
        robots="noindex",
    )
    return Page(
        save_as=address.save_as,
        template="404.html",
        lang=edition.lang,
        inputs={
            "head": head,
            "languages": language_links(newspaper, edition.lang, versions),
            "current": "",
            "teasers": tuple(
                teaser(report, newspaper, edition.lang) for report in edition.reports[:3]
            ),
        },
    )

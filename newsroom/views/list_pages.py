"""The pages of a list of reports: a section, a topic, a month, a person."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.plan import Page, SitemapEntry
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.fingerprints import fingerprint_of_card
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.views.models import Head, Pager
from newsroom.views.page_head import alternates, language_links
from newsroom.views.pagination import ListPage, list_pages
from newsroom.views.teasers import teaser

__all__ = ["plan_listing"]


def plan_listing(
    newspaper: Newspaper,
    edition: Edition,
    *,
    template: str,
    versions: Mapping[str, Address],
    head: Head,
    reports: Sequence[Report],
    length: int,
    inputs: Mapping[str, object],
    current: str = "",
    shows: Callable[[Sequence[Report]], Mapping[str, object]] | None = None,
    fingerprint_of: Callable[[Report], bytes] = fingerprint_of_card,
) -> Iterator[Page]:
    """Plan the front of a list and its numbered pages.

    ``versions`` are the list's front in every language that has one; ``head`` speaks of the front.
    Numbered pages name only themselves as their version, since another edition's page 2 holds
    other reports. ``shows`` says what a page shows of its reports, and ``fingerprint_of`` what of
    a report it depends on; without them, teasers.
    """
    listing = _Listing(newspaper, edition, versions, head, inputs, current, shows)
    front = versions[edition.lang]
    urls = {lang: address.url for lang, address in versions.items()}
    base = fingerprint((head, inputs, current, list(urls.items())))
    fixed = fingerprint((replace(head, alternates=()), _fixed(inputs), current, list(urls.items())))
    for part in list_pages(reports, length):
        address = front.numbered(part.number) if part.number else front
        yield Page(
            save_as=address.save_as,
            template=template,
            lang=edition.lang,
            inputs=partial(listing.compose, part, address),
            needs=(
                fixed if part.number else base,
                part.number,
                part.newer,
                part.older,
                b"".join(map(fingerprint_of, part.items)),
            ),
            day=part.items[0].date.toordinal() if part.items else 0,
            sitemap=SitemapEntry(
                address.url,
                changed=part.items[0].date if part.items else None,
                versions={} if part.number else urls,
            ),
        )


@dataclass(frozen=True, slots=True)
class _Listing:
    """What the pages of one list share."""

    newspaper: Newspaper
    edition: Edition
    versions: Mapping[str, Address]
    head: Head
    inputs: Mapping[str, object]
    current: str
    shows: Callable[[Sequence[Report]], Mapping[str, object]] | None

    def compose(self, part: ListPage[Report], address: Address) -> Mapping[str, object]:
        """The inputs of one page."""
        newspaper, edition, head = self.newspaper, self.edition, self.head
        front = self.versions[edition.lang]
        own = {edition.lang: address} if part.number else self.versions
        label = edition.wording.gettext("Page %(num)s") % {
            "num": edition.formats.number(part.number)
        }
        return {
            **(_fixed(self.inputs) if part.number else self.inputs),
            "head": replace(
                head,
                title=f"{label} | {head.title}" if part.number else head.title,
                canonical=newspaper.addresses.absolute(address.url),
                alternates=alternates(newspaper, edition.lang, own),
            ),
            "languages": language_links(newspaper, edition.lang, self.versions),
            "current": self.current,
            **self._shown(part.items),
            "pager": Pager(
                newer=_neighbour(front, part.newer),
                older=_neighbour(front, part.older),
                label=label if part.number else "",
            ),
        }

    def _shown(self, reports: Sequence[Report]) -> Mapping[str, object]:
        if self.shows is not None:
            return self.shows(reports)
        lang = self.edition.lang
        return {"teasers": tuple(teaser(each, self.newspaper, lang) for each in reports)}


def _fixed(inputs: Mapping[str, object]) -> Mapping[str, object]:
    """What grows with the list stands on its front alone: numbered pages never change."""
    return {**inputs, "total": ""} if "total" in inputs else inputs


def _neighbour(front: Address, number: int | None) -> str:
    if number is None:
        return ""
    return front.numbered(number).url if number else front.url

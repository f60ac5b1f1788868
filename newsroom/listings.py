"""The pages of a list of reports: a section, a topic, a month, a person."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from newsroom.addresses import Address
from newsroom.edition import Edition, Newspaper
from newsroom.paging import list_pages
from newsroom.parts import Head, Pager
from newsroom.plan import Page
from newsroom.report import Report
from newsroom.teasers import teaser

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
    of_page: Callable[[Sequence[Report]], Mapping[str, object]] | None = None,
) -> Iterator[Page]:
    """Plan the front of a list and its numbered pages.

    ``versions`` are the list's front in every language that has one; ``head`` speaks of the front.
    Numbered pages name only themselves as their version, since another edition's page 2 holds
    other reports. ``of_page`` says what a page
    shows of its reports; without it, their teasers.
    """
    front = versions[edition.lang]
    for part in list_pages(reports, length):
        address = front.numbered(part.number) if part.number else front
        own = {edition.lang: address} if part.number else versions
        label = edition.wording.gettext("Page %(num)s") % {
            "num": edition.formats.number(part.number)
        }
        yield Page(
            save_as=address.save_as,
            template=template,
            lang=edition.lang,
            inputs={
                **inputs,
                # What grows with the list stands on its front alone: numbered pages never change.
                **({"total": ""} if part.number and "total" in inputs else {}),
                "head": replace(
                    head,
                    title=f"{label} | {head.title}" if part.number else head.title,
                    canonical=newspaper.addresses.absolute(address.url),
                    alternates=newspaper.alternates(edition.lang, own),
                ),
                "languages": newspaper.language_links(edition.lang, versions),
                "current": current,
                **_shown(newspaper, edition, part.items, of_page),
                "pager": Pager(
                    newer=_neighbour(front, part.newer),
                    older=_neighbour(front, part.older),
                    label=label if part.number else "",
                ),
            },
        )


def _shown(
    newspaper: Newspaper,
    edition: Edition,
    reports: Sequence[Report],
    of_page: Callable[[Sequence[Report]], Mapping[str, object]] | None,
) -> Mapping[str, object]:
    if of_page is not None:
        return of_page(reports)
    return {"teasers": tuple(teaser(each, newspaper, edition.lang) for each in reports)}


def _neighbour(front: Address, number: int | None) -> str:
    if number is None:
        return ""
    return front.numbered(number).url if number else front.url

"""Which old addresses lead where."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from newsroom.engine.plan import Asset, Document, Page, PlannedFile
from newsroom.records.former_addresses import moved_addresses
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.rules.plan import OLD_ADDRESS_TAKEN
from newsroom.views.models import Head

__all__ = ["plan_signposts"]

_FURTHER = re.compile(r"page/\d+/$")


def plan_signposts(newspaper: Newspaper, plan: Sequence[PlannedFile]) -> Iterator[PlannedFile]:
    """What stands at each address that a page has left: a signpost; where a feed was, the feed.

    An address at which something of ``plan`` stands now is not touched.
    """
    taken = {printed.save_as.casefold() for printed in plan}
    claimed = _claimed(newspaper, taken)
    moved = moved_addresses(newspaper)
    below = _below(plan, {known.url for _, known in moved.values()})
    made: dict[str, PlannedFile] = {}
    for old_url, (lang, known) in moved.items():
        for printed in below[known.url]:
            name = printed.save_as.removeprefix(_folder(known.url))
            place = _folder(old_url) + name
            if isinstance(printed, Document) and known.lang == lang:
                made[place] = replace(printed, save_as=place, repeats=printed.save_as, replan=None)
            elif isinstance(printed, Page):
                url = known.url + name.removesuffix("index.html")
                made[place] = _signpost(newspaper, known.lang, place, url)
    for place, report in claimed.items():
        url = report.address.url.removeprefix(newspaper.addresses.prefix)
        made[place] = _signpost(newspaper, report.lang, place, url, report.path)
    for place, printed in made.items():
        if place in claimed or _held_by(place, taken) is None:
            yield printed


def _claimed(newspaper: Newspaper, taken: set[str]) -> dict[str, Report]:
    """The places that reports claim in ``Redirect-From``; what cannot be had is told."""
    claimed: dict[str, Report] = {}
    first: dict[str, tuple[Report, str]] = {}
    for report in newspaper.reports:
        for old in report.header.redirects:
            place = f"{old.lstrip('/')}index.html" if old.endswith("/") else old.lstrip("/")
            held_by = _held_by(place, taken)
            holder, like = first.setdefault(place.casefold(), (report, place))
            if held_by is None and holder is report and like == place:
                claimed[place] = report
                continue
            by = f"a redirect of '{holder.path}'"
            if held_by is None and like != place:
                by += f" but for its capitals, '/{like}'"
            elif held_by == place.casefold():
                by = "a page of its own"
            elif held_by:
                by = f"a page below the file '/{held_by}'"
            newspaper.mistakes.tell(
                report.path,
                report.line("Redirect-From"),
                OLD_ADDRESS_TAKEN.format(old=old, by=by),
            )
    return claimed


def _held_by(place: str, taken: set[str]) -> str | None:
    """What stands in a place already, or where a folder above it must stand."""
    folded = PurePosixPath(place.casefold())
    return next((str(each) for each in (folded, *folded.parents) if str(each) in taken), None)


def _below(plan: Sequence[PlannedFile], fronts: set[str]) -> Mapping[str, list[PlannedFile]]:
    """What is planned at some addresses: the page, its further pages, its feed."""
    below: defaultdict[str, list[PlannedFile]] = defaultdict(list)
    folders = {_folder(url): url for url in fronts}
    for printed in plan if folders else ():
        folder = printed.save_as.rpartition("/")[0] + "/"
        front = _FURTHER.sub("", folder)
        if front in folders and not isinstance(printed, Asset):
            below[folders[front]].append(printed)
    return below


def _folder(url: str) -> str:
    return url.strip("/") + "/"


def _signpost(newspaper: Newspaper, lang: str, place: str, url: str, source: str = "") -> Page:
    edition = newspaper.editions[lang]
    title = edition.wording.gettext("This page has moved")
    target = newspaper.addresses.prefix + url
    return Page(
        save_as=place,
        source=source,
        template="redirect.html",
        lang=lang,
        inputs={
            "head": Head(
                title=f"{title} | {newspaper.masthead.name(lang)}",
                description=title,
                canonical=newspaper.addresses.absolute(target),
            ),
            "target": target,
        },
    )

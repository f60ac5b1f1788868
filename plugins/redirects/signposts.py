"""Which old addresses lead where."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from newsroom.addressbook import Known
from newsroom.edition import Edition, Newspaper
from newsroom.parts import Head
from newsroom.plan import Page
from newsroom.report import Report

__all__ = ["current_addresses", "plan_signposts"]


def current_addresses(newspaper: Newspaper) -> Iterator[Known]:
    """The addresses of this edition that must never stop leading somewhere."""
    prefix = newspaper.addresses.prefix
    for report in newspaper.reports:
        yield Known("report", report.lang, report.id, report.address.url.removeprefix(prefix))
    for edition in newspaper.printed:
        lang = edition.lang
        for slug in edition.sections:
            url = newspaper.addresses.section(lang, slug).url
            yield Known("section", lang, slug, url.removeprefix(prefix))
        for topic in edition.topics.values():
            url = newspaper.addresses.topic(lang, topic.slug).url
            yield Known("topic", lang, topic.name, url.removeprefix(prefix))


def plan_signposts(newspaper: Newspaper) -> Iterator[Page]:
    """A signpost at each address that its report, section or topic has left.

    An address that something else stands at now is not touched.
    """
    current = list(current_addresses(newspaper))
    now = {(known.kind, known.lang, known.key): known.url for known in current}
    prefix = newspaper.addresses.prefix
    taken = {known.url for known in current}
    taken |= {page.address.url.removeprefix(prefix) for page in newspaper.pages}
    moved: dict[str, tuple[str, str]] = {}
    claimed: dict[str, Report] = {}
    for old in newspaper.addressbook.known:
        url = now.get((old.kind, old.lang, old.key))
        if url is not None and old.url not in taken:
            moved[old.url] = (old.lang, url)
    for report in newspaper.reports:
        url = now["report", report.lang, report.id]
        for written in report.redirects:
            is_file = PurePosixPath(written).suffix in {".html", ".htm"}
            redirect = written if written.endswith("/") or is_file else f"{written}/"
            holder = claimed.setdefault(redirect, report)
            if redirect in taken or holder is not report:
                by = "a page of its own" if redirect in taken else f"a redirect of '{holder.path}'"
                newspaper.mistakes.tell(
                    report.path,
                    report.line("Redirect-From"),
                    f"'{written}' is the address of {by}. Delete it here or there.",
                )
                continue
            moved[redirect] = (report.lang, url)
    for old_url, (lang, url) in moved.items():
        source = claimed[old_url].path if old_url in claimed else ""
        yield _signpost(newspaper, newspaper.editions[lang], old_url, url, source)


def _signpost(newspaper: Newspaper, edition: Edition, old: str, url: str, source: str) -> Page:
    title = edition.wording.gettext("This page has moved")
    target = newspaper.addresses.prefix + url
    return Page(
        save_as=f"{old.strip('/')}/index.html" if old.endswith("/") else old.lstrip("/"),
        source=source,
        template="redirect.html",
        lang=edition.lang,
        inputs={
            "head": Head(
                title=f"{title} | {newspaper.masthead.name(edition.lang)}",
                description=title,
                canonical=newspaper.addresses.absolute(target),
                robots="noindex",
            ),
            "target": target,
        },
    )

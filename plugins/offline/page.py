"""The page that stands in for one that a phone has not kept."""

from newsroom.engine.plan import Page
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.views.models import Head
from newsroom.views.page_head import language_links

__all__ = ["offline_address", "plan_offline_page"]


def offline_address(edition: Edition) -> Address:
    """Where an edition's page stands: the worker and the theme's script know it too."""
    return Address(edition.home.beside("offline/index.html").save_as, f"{edition.home.url}offline/")


def plan_offline_page(newspaper: Newspaper, edition: Edition) -> Page:
    """An edition's page: not indexed, no version of another's."""
    address = offline_address(edition)
    versions = {other.lang: offline_address(other) for other in newspaper.printed_editions}
    wording = edition.wording.gettext("You are offline")
    return Page(
        save_as=address.save_as,
        template="offline.html",
        lang=edition.lang,
        inputs={
            "head": Head(
                title=f"{wording} | {newspaper.masthead.name(edition.lang)}",
                description=wording,
                canonical=newspaper.addresses.absolute(address.url),
                robots="noindex",
            ),
            "languages": language_links(newspaper, edition.lang, versions),
            "current": "",
        },
    )

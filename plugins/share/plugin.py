"""Where Pelican calls the share desk."""

from newsroom.engine.plan import begin_edition
from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.views.models import ShareLink
from plugins.share.links import share_links

__all__ = ["register"]


def add_share_links(newspaper: Newspaper) -> None:
    """Give the page of each report its share links."""
    newspaper.on_reports["share"] = _share


def _share(newspaper: Newspaper, _: Edition, report: Report) -> tuple[ShareLink, ...]:
    address = newspaper.addresses.absolute(report.address.url)
    return share_links(report.face.headline, report.face.standfirst, address, report.lang)


def register() -> None:
    """Connect the share desk to Pelican."""
    begin_edition.connect(add_share_links)

"""Where Pelican calls the share desk."""

from collections.abc import Sequence

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.edition import Newspaper
from plugins.share.links import share_links

__all__ = ["register"]


def set_share_links(generators: Sequence[Generator]) -> None:
    """Give each report its share links."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    for report in newspaper.reports:
        address = newspaper.addresses.absolute(report.address.url)
        report.share = share_links(report.title, report.summary, address)


def register() -> None:
    """Connect the share desk to Pelican."""
    signals.all_generators_finalized.connect(set_share_links)

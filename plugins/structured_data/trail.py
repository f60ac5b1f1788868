"""Where a page stands in the site, as search engines show it instead of its address.

Source: schema.org, BreadcrumbList; Google, breadcrumb structured data.
"""

from newsroom.records.edition import Edition
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper

__all__ = ["describe_trail"]

Node = dict[str, object]


def describe_trail(newspaper: Newspaper, edition: Edition, above: Link, name: str) -> Node:
    """The way from the front page to a page: over ``above``; the page itself comes last."""
    home = Link(newspaper.masthead.name(edition.lang), edition.home.url)
    steps: list[Node] = [
        {"name": link.text, "item": newspaper.addresses.absolute(link.url)}
        for link in (home, above)
    ]
    steps.append({"name": name})
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number} | step for number, step in enumerate(steps, 1)
        ],
    }

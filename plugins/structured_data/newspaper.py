"""The newspaper as publisher and as a site.

Source: schema.org; Google, organisation structured data and site names.
"""

from collections.abc import Iterator

from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper

__all__ = ["describe_front", "describe_publisher"]

Node = dict[str, object]

# Standing pages that tell how a newsroom works, by the base name of their file or their slug.
_POLICIES = {
    "publishingPrinciples": ("principles", "publishing-principles", "about"),
    "correctionsPolicy": ("corrections", "corrections-policy"),
    "ownershipFundingInfo": ("ownership", "funding", "ownership-funding"),
    "ethicsPolicy": ("ethics", "ethics-policy", "code-of-ethics"),
}
_ICON = "theme/icon-512.png"


def describe_publisher(newspaper: Newspaper, edition: Edition) -> Node:
    """Who answers for an edition, with the pages of it that say how the newsroom works."""
    absolute, addresses = newspaper.addresses.absolute, newspaper.addresses
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{absolute(addresses.front(newspaper.default_lang).url)}#publisher",
        "name": newspaper.masthead.name(edition.lang),
        "url": absolute(edition.home.url),
        "logo": _logo(newspaper, edition),
        **dict(_policies(newspaper, edition)),
    }


def _logo(newspaper: Newspaper, edition: Edition) -> Node:
    """The newspaper's own drawing of its name; else the icon of the site."""
    drawn = edition.site.logo if edition.site else None
    url = drawn.url if drawn else newspaper.addresses.file(_ICON).url
    return {"@type": "ImageObject", "url": newspaper.addresses.absolute(url)}


def _policies(newspaper: Newspaper, edition: Edition) -> Iterator[tuple[str, str]]:
    pages = {page.slug: page for page in edition.pages.values()}
    pages |= {page.story.partition("/")[2]: page for page in edition.pages.values()}
    for policy, names in _POLICIES.items():
        page = next((pages[name] for name in names if name in pages), None)
        if page is not None:
            yield policy, newspaper.addresses.absolute(page.address.url)


def describe_front(newspaper: Newspaper, edition: Edition) -> list[Node]:
    """The JSON-LD of an edition's front page: the newspaper, and the edition as a site."""
    publisher = describe_publisher(newspaper, edition)
    description = newspaper.masthead.description(edition.lang)
    said: Node = {"description": description} if description else {}
    home = newspaper.addresses.absolute(edition.home.url)
    site: Node = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": publisher["name"],
        **said,
        "inLanguage": edition.lang,
        "publisher": {"@id": publisher["@id"]},
    }
    return [{"@context": "https://schema.org", **publisher, **said}, site]

"""What stands on each page of an edition: its name, its menus."""

from newsroom.edition import Edition, Newspaper
from newsroom.parts import Link, Site

__all__ = ["compose_site"]


def compose_site(newspaper: Newspaper, edition: Edition) -> Site:
    """The chrome of an edition. The press adds scripts, whose names hold a hash."""
    lang = edition.lang
    addresses = newspaper.addresses
    masthead = newspaper.masthead
    return Site(
        name=masthead.name(lang),
        motto=masthead.motto(lang),
        place=masthead.place(lang),
        footer=masthead.footer(lang),
        home=edition.home.url,
        prefix=addresses.prefix,
        scripts={},
        wordmark=masthead.drawn_name and lang == newspaper.default_lang,
        sections=tuple(newspaper.section_link(slug, lang) for slug in edition.sections),
        pages=tuple(
            Link(page.title, page.address.url) for page in edition.pages.values() if page.in_menu
        ),
        speakers=addresses.speaker(lang).url if edition.spoken else "",
        authors=addresses.author(lang).url if edition.written else "",
        archive=addresses.archive(lang).url,
        feed=edition.home.beside("rss.xml").url,
        lang=lang,
        direction=edition.language.direction,
        locale=edition.language.locale,
        separator=edition.formats.separator,
        comma=edition.formats.comma,
    )

"""A person of the register as schema.org knows one."""

from datetime import date

from newsroom.records.edition import Edition
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person
from newsroom.text.body_html import plain_text
from plugins.structured_data.trail import describe_trail

__all__ = ["describe_person", "describe_profile"]

Node = dict[str, object]

_WIKIDATA = "https://www.wikidata.org/wiki/"


def describe_person(newspaper: Newspaper, person: Person, lang: str, day: date) -> Node:
    """Who is named, with the roles held on a day. ``sameAs`` only where an editor has given it.

    A matching name is no identity: nothing is looked up.
    """
    profile = person.profile
    name, name_lang = profile.name(lang, newspaper.default_lang)
    speaks = person.slug in newspaper.editions[lang].reports_by_speaker
    at = newspaper.addresses.speaker if speaks else newspaper.addresses.author
    url = newspaper.addresses.absolute(at(lang, person.slug).url)
    node: Node = {
        "@type": "Person" if profile.kind == "person" else "Organization",
        "@id": f"{url}#person",
        "name": name,
        "url": url,
    }
    roles = [role for role in profile.roles if role.held_on(day)]
    titles = [role.names.get(lang) or role.names.get(name_lang, "") for role in roles]
    titles = [title for title in titles if title]
    if titles and profile.kind == "person":
        node["jobTitle"] = titles[0] if len(titles) == 1 else titles
    if profile.sample:
        node["disambiguatingDescription"] = newspaper.editions[lang].wording.gettext(
            "This person is invented, to show how such a page looks."
        )
    if profile.wikidata:
        node["sameAs"] = [f"{_WIKIDATA}{profile.wikidata}"]
    return node


def describe_profile(newspaper: Newspaper, edition: Edition, person: Person) -> list[Node]:
    """The JSON-LD of a person's own page, with the roles held on the day of the newest report."""
    lang = edition.lang
    there = [
        each.get(person.slug, [])[:1]
        for each in (edition.reports_by_speaker, edition.reports_by_author)
    ]
    newest = max(report.date for reports in there for report in reports)
    node = describe_person(newspaper, person, lang, newest.date())
    if person.aliases.get(lang):
        node["alternateName"] = list(person.aliases[lang])
    picture = newspaper.absolute_picture(person.picture)
    if picture is not None:
        node["image"] = picture.url
    if person.bio(lang):
        node["description"] = " ".join(plain_text(person.bio(lang)).split())
    profile: Node = {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": node}
    _ = edition.wording.gettext
    speaks = person.slug in edition.reports_by_speaker
    index = newspaper.addresses.speaker(lang) if speaks else newspaper.addresses.author(lang)
    above = Link(_("Who said what") if speaks else _("Authors"), index.url)
    return [profile, describe_trail(newspaper, edition, above, str(node["name"]))]

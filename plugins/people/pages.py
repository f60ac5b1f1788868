"""The pages of people: an index of speakers, one of authors, and a page for each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import islice
from typing import Literal
from unicodedata import name as unicode_name

from newsroom.engine.plan import Inputs, Page
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.fingerprints import fingerprint_of_card, fingerprint_of_said
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person, Profile, Role
from newsroom.records.report import Report
from newsroom.views.alphabet import alphabet_index
from newsroom.views.list_pages import plan_listing
from newsroom.views.models import Entry, Letter, RoleLine, StatementGroup, Teaser
from newsroom.views.page_head import language_links, page_head, sitemap_entry
from newsroom.views.speakers import statement_group
from newsroom.views.teasers import teaser
from plugins.people.settings import Settings

__all__ = ["plan_people"]

Kind = Literal["speaker", "author"]


def plan_people(newspaper: Newspaper, edition: Edition, settings: Settings) -> Iterator[Page]:
    """Plan the indexes and the pages of everyone who speaks or writes in an edition."""
    kinds: tuple[Kind, ...] = ("speaker", "author")
    for kind in kinds:
        desk = _PeoplePages(newspaper, edition, kind, settings)
        if desk.people:
            yield from desk.plan_index()
        for slug in desk.people:
            yield from desk.plan_person(newspaper.register.people[slug])


@dataclass(frozen=True)
class _PeoplePages:
    """Speakers or authors of one edition."""

    newspaper: Newspaper
    edition: Edition
    kind: Kind
    settings: Settings

    @property
    def people(self) -> dict[str, list[Report]]:
        """Their reports by slug."""
        return self._people_of(self.edition)

    def _people_of(self, edition: Edition) -> dict[str, list[Report]]:
        return edition.reports_by_speaker if self.kind == "speaker" else edition.reports_by_author

    def _address(self, lang: str, slug: str = "") -> Address:
        addresses = self.newspaper.addresses
        at = addresses.speaker if self.kind == "speaker" else addresses.author
        return at(lang, slug)

    def plan_index(self) -> Iterator[Page]:
        """The index; a long one has a page a letter, and on its front those with most reports."""
        lang = self.edition.lang
        address = self._address(lang)
        if len(self.people) <= self.settings.index_length:
            yield self._page(address, self._whole_index, self._fingerprint_of_index())
            return
        entries = [self._entry(slug, reports) for slug, reports in self.people.items()]
        index = alphabet_index(entries, lang)
        bar = tuple(self._letter_link(letter) for letter in index)
        most = sorted(self.people, key=lambda slug: -len(self.people[slug]))
        first = [self._entry(slug, self.people[slug]) for slug in islice(most, _FIRST)]
        front = alphabet_index(first, lang)
        inputs = self._index_page(address, bar, front, listed=len(entries), is_front=True)
        yield self._page(address, inputs)
        for letter in index:
            address = self._letter_address(letter.letter)
            inputs = self._index_page(address, bar, (letter,), listed=len(letter.entries))
            yield self._page(address, inputs)

    def _page(self, address: Address, inputs: Inputs, needs: object = None) -> Page:
        lang = self.edition.lang
        newest = max(reports[0].date for reports in self.people.values())
        entry = sitemap_entry(lang, self._versions(address), newest)
        return Page(address.save_as, "people.html", lang, inputs, needs=needs, sitemap=entry)

    def _versions(self, address: Address) -> dict[str, Address]:
        """An index in every language that has one; a page of a letter stands alone."""
        if address != self._address(self.edition.lang):
            return {self.edition.lang: address}
        printed = self.newspaper.printed_editions
        return {each.lang: self._address(each.lang) for each in printed if self._people_of(each)}

    def _whole_index(self) -> dict[str, object]:
        lang = self.edition.lang
        entries = [self._entry(slug, reports) for slug, reports in self.people.items()]
        index = alphabet_index(entries, lang)
        return self._index_page(self._address(lang), index, index, listed=len(entries))

    def _fingerprint_of_index(self) -> object:
        """What an index depends on: each person, the newest day, and what is counted."""
        fingerprints = self.newspaper.fingerprints
        versions = [each.lang for each in self.newspaper.printed_editions if self._people_of(each)]
        return versions, [
            (slug, fingerprints[slug], reports[0].date.date(), self._said[slug], len(reports))
            for slug, reports in self.people.items()
        ]

    def _letter_address(self, letter: str) -> Address:
        return self._address(self.edition.lang, f"letter/{_letter_name(letter)}")

    def _letter_link(self, letter: Letter) -> Letter:
        url = self._letter_address(letter.letter).url
        count = self.edition.formats.number(len(letter.entries))
        return Letter(letter.letter, letter.anchor, url, count)

    def _index_page(
        self,
        address: Address,
        bar: tuple[Letter, ...],
        index: tuple[Letter, ...],
        *,
        listed: int,
        is_front: bool = False,
    ) -> dict[str, object]:
        newspaper, edition = self.newspaper, self.edition
        _ = edition.wording.gettext
        title = _("Who said what") if self.kind == "speaker" else _("Authors")
        if len(index) == 1 and not is_front and len(bar) > 1:
            title = f"{index[0].letter}: {title}"
        return {
            "head": page_head(newspaper, edition, self._versions(address), title=title),
            "languages": language_links(
                newspaper, edition.lang, self._versions(self._address(edition.lang))
            ),
            "current": self._address(edition.lang).url,
            "kind": self.kind,
            "bar": bar,
            "letters": index,
            "is_front": is_front,
            "total": self._counted_people(listed),
            "samples": any(entry.sample for each in index for entry in each.entries),
        }

    def _counted_people(self, number: int) -> str:
        if self.kind == "speaker":
            return self.edition.counted("%(num)s speaker", "%(num)s speakers", number)
        return self.edition.counted("%(num)s author", "%(num)s authors", number)

    def _counted(self, slug: str, reports: Sequence[Report]) -> str:
        """``7 बयान · 1 रिपोर्ट``."""
        edition = self.edition
        said = self._said[slug]
        counted = edition.counted("%(num)s report", "%(num)s reports", len(reports))
        if self.kind == "author" or not said:
            return counted
        statements = edition.counted("%(num)s statement", "%(num)s statements", said)
        return f"{statements}{edition.formats.separator}{counted}"

    @cached_property
    def _said(self) -> Counter[str]:
        """How many statements of each person the edition holds."""
        return Counter(
            statement.person
            for report in self.edition.reports
            for statement in report.names.statements
        )

    def _entry(self, slug: str, reports: Sequence[Report]) -> Entry:
        newspaper, lang = self.newspaper, self.edition.lang
        return _compose_entry(
            newspaper.register.people[slug].profile,
            reports[0].date.date(),
            (lang, newspaper.default_lang),
            url=self._address(lang, slug).url,
            count=self._counted(slug, reports),
        )

    def plan_person(self, person: Person) -> Iterator[Page]:
        """A person's page and its numbered pages, the newest report first."""
        newspaper, edition, lang = self.newspaper, self.edition, self.edition.lang
        versions = {
            other.lang: self._address(other.lang, person.slug)
            for other in newspaper.printed_editions
            if person.slug in self._people_of(other)
        }
        reports = self.people[person.slug]
        profile = person.profile
        name, name_lang = profile.name(lang, newspaper.default_lang)
        newest = reports[0].date.date()
        role, role_lang = profile.role_on(newest, lang, newspaper.default_lang)
        feeds = newspaper.feeds_of(self.kind, versions[lang], name)
        yield from plan_listing(
            newspaper,
            edition,
            template="person.html",
            versions=versions,
            head=page_head(newspaper, edition, versions, title=name, feeds=feeds),
            reports=reports,
            length=self.settings.list_length,
            current=self._address(lang).url,
            shows=partial(self._shown, person),
            fingerprint_of=fingerprint_of_said if self.kind == "speaker" else fingerprint_of_card,
            inputs={
                "kind": self.kind,
                "name": name,
                "lang": name_lang,
                "role": role,
                "role_lang": role_lang,
                "sample": profile.sample,
                "picture": person.picture,
                "bio": person.bio(lang),
                "roles": tuple(_role_line(each, newspaper, edition) for each in profile.roles),
                "total": self._counted(person.slug, reports),
                "feeds": feeds,
                "other": self._other_page(person),
                **self._added(person),
            },
        )

    def _shown(self, person: Person, reports: Sequence[Report]) -> Mapping[str, object]:
        """A speaker's page shows what was said in each report; an author's, the reports."""
        groups: tuple[StatementGroup, ...] = ()
        teasers: tuple[Teaser, ...] = ()
        if self.kind == "speaker":
            formats = self.edition.formats
            groups = tuple(statement_group(each.said, person.slug, formats) for each in reports)
        else:
            lang = self.edition.lang
            teasers = tuple(teaser(report, self.newspaper, lang) for report in reports)
        return {"groups": groups, "teasers": teasers}

    def _added(self, person: Person) -> dict[str, object]:
        """What other plugins say of a person."""
        newspaper, edition = self.newspaper, self.edition
        added = {name: add(newspaper, edition, person) for name, add in newspaper.on_people.items()}
        return {"structured": (), **added}

    def _other_page(self, person: Person) -> Link | None:
        edition, addresses = self.edition, self.newspaper.addresses
        _ = edition.wording.gettext
        if self.kind == "author" and person.slug in edition.reports_by_speaker:
            text = _("Reports that quote this person")
            return Link(text, addresses.speaker(edition.lang, person.slug).url)
        if self.kind == "speaker" and person.slug in edition.reports_by_author:
            text = _("Reports written by this person")
            return Link(text, addresses.author(edition.lang, person.slug).url)
        return None


_FIRST = 60  # people on the front of a long index


def _compose_entry(
    profile: Profile, day: date, langs: tuple[str, str], *, url: str, count: str
) -> Entry:
    """A person in an index, with the roles of a day; ``langs`` as in ``Profile.name``."""
    name, name_lang = profile.name(*langs)
    role, role_lang = profile.role_on(day, *langs)
    return Entry(
        name=name,
        url=url,
        role=role,
        count=count,
        lang=name_lang,
        role_lang=role_lang,
        sample=profile.sample,
    )


def _letter_name(letter: str) -> str:
    """A letter's name in an address: ``ka`` for क, ``tta`` for ट, as Unicode names them.

    >>> _letter_name("ट"), _letter_name("A"), _letter_name("#")
    ('tta', 'a', 'number')
    """
    if letter == "#":
        return "number"
    words = unicode_name(letter[0], "letter other").lower().split(" ")
    return "-".join(words[words.index("letter") + 1 :]) if "letter" in words else "-".join(words)


def _role_line(role: Role, newspaper: Newspaper, edition: Edition) -> RoleLine:
    _ = edition.wording.gettext
    start, end = edition.formats.partial(role.start), edition.formats.partial(role.end)
    if start and end:
        period = _("%(start)s to %(end)s") % {"start": start, "end": end}
    elif start:
        period = _("since %(start)s") % {"start": start}
    else:
        period = _("until %(end)s") % {"end": end} if end else ""
    own = role.names.get(edition.lang)
    if own is not None:
        return RoleLine(own, period)
    lang = newspaper.default_lang
    lang = lang if lang in role.names else next(iter(role.names))
    return RoleLine(role.names[lang], period, lang)

"""The picture desk: which file a report means, and whether it can be printed."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from newsroom.engine.mistakes import Message
from newsroom.engine.plan import Asset
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person
from newsroom.records.picture import Picture, Source
from newsroom.records.report import Artwork, Passage, Report, Target, no_targets
from newsroom.records.standing_page import StandingPage
from newsroom.rules import pictures as say
from plugins.pictures.library import Kept, PictureLibrary, stem_of

__all__ = ["PictureFinder"]

Text = Report | StandingPage | Passage


class PictureFinder:
    """Gives everything that is printed the pictures that it names."""

    def __init__(self, newspaper: Newspaper, library: PictureLibrary) -> None:
        self._newspaper = newspaper
        self._library = library
        self._kept: Mapping[str, Kept | str] = {}

    def set_pictures(self) -> None:
        """Find every picture that is named, then set it where it is.

        What no printed page shows is looked at, so that its mistakes are told, but nothing is made
        of it. Raises StoreFullError where the disk takes no more renditions.
        """
        paper = self._newspaper
        people = [person for person in paper.register.people.values() if person.has_page]
        texts = [text for text in paper.texts if text.links or text.pictures]
        named_in = {id(text): set(_names_in(text)) for text in texts}
        named = {person.image for person in people if person.image}.union(*named_in.values())
        printed = _Printed(paper)
        leading = {report.header.image.path for report in paper.reports if report.header.image}
        portraits = {each.image for each in people if each.image and each.slug in printed.people}
        shown = leading | portraits
        shown = shown.union(*(named_in.get(id(text), ()) for text in printed.texts))
        self._kept = self._library.look_up(shown, named - shown, leading)
        for report in paper.reports:
            if report.header.image or report.header.links or report.header.pictures:
                report.artwork = Artwork(self._lead(report), self._find_pictures(report))
        for person in people:
            self._set_portrait(person)
        for text in texts:
            if not isinstance(text, Report):
                text.targets = self._find_pictures(text)

    def assets(self) -> Iterator[Asset]:
        """The picture files that the edition shows; two names of one picture give it once."""
        files = {
            asset.save_as: asset
            for _, kept in sorted(self._kept.items(), reverse=True)
            if isinstance(kept, Kept)
            for asset in self._library.assets(kept)
        }
        yield from sorted(files.values(), key=lambda asset: asset.save_as)

    def _lead(self, report: Report) -> Picture | None:
        """The picture that a report's header names."""
        image = report.header.image
        if image is None:
            return None
        return self._picture(
            (report.path, report.line("Image")),
            image.path,
            alt=image.alt,
            caption=image.caption,
            credit=image.credit,
        )

    def _set_portrait(self, person: Person) -> None:
        """Give a person the picture that the header names."""
        if person.image:
            place = (person.path, person.image_line)
            person.picture = self._picture(place, person.image, alt=person.image_alt)

    def _find_pictures(self, item: Text) -> Mapping[str, Target]:
        """Each picture that a text shows or links to, by what the text names."""
        found: dict[str, Target] = {}
        links = item.links
        lines = {link.target: link.line for link in reversed(links)}
        shown = set(item.pictures)
        for name in item.pictures:
            found |= self._find(
                (item.path, lines.get(name, 1)),
                name,
                say.FROM_ELSEWHERE,
            )
        for link in links:
            if link.target in shown:
                continue
            if link.target.startswith("{static}"):
                found |= self._find(
                    (item.path, lines[link.target]),
                    link.target,
                    say.LINK_TO_NO_PICTURE,
                )
            elif link.target.startswith("/images/"):
                self._newspaper.mistakes.tell(
                    item.path,
                    link.line,
                    say.ADDRESS_OF_NO_PICTURE.format(target=link.target),
                )
        return found or no_targets()

    def _find(
        self, place: tuple[str, int], target: str, no_picture: Message
    ) -> Mapping[str, Target]:
        path, _ = place
        name = _picture_name(target, path)
        if name is None:
            self._newspaper.mistakes.tell(*place, no_picture.format(target=target))
            return {}
        picture = self._picture(place, name)
        return {target: Target(picture.url, picture)} if picture is not None else {}

    def _picture(
        self,
        place: tuple[str, int],
        name: str,
        *,
        alt: str = "",
        caption: str = "",
        credit: str = "",
    ) -> Picture | None:
        """The picture that a line of copy names; what is wrong with it is told there."""
        kept = self._kept[name]
        if isinstance(kept, str):
            self._newspaper.mistakes.tell(*place, say.CANNOT_BE_SHOWN.format(name=name, fault=kept))
            return None
        stem = self._newspaper.addresses.file(stem_of(kept.name, kept.key)).url
        plain = kept.made.plain
        sources = tuple(Source(*each) for each in kept.made.formats)
        return Picture(
            url=f"{stem}-{plain.width}.{plain.ending}",
            width=plain.width,
            height=plain.height,
            alt=alt,
            caption=caption,
            credit=credit,
            type=sources[-1].type,
            length=plain.length,
            stem=stem,
            sources=sources,
            crops=self._crops(kept.crops, alt),
        )

    def _crops(self, kept: Kept | None, alt: str) -> tuple[Picture, ...]:
        """What was cut of a picture."""
        if kept is None:
            return ()
        stem = self._newspaper.addresses.file(stem_of(kept.name, kept.key)).url
        return tuple(
            Picture(
                url=f"{stem}-{each.name}",
                width=each.width,
                height=each.height,
                alt=alt,
                type="image/jpeg",
                length=each.length,
            )
            for each in kept.made.renditions
        )


def _names_in(text: Text) -> Iterator[str]:
    """The pictures that a text shows or links to, by their names in ``content/images/``."""
    for target in (*text.pictures, *(link.target for link in text.links)):
        name = _picture_name(target, text.path)
        if name is not None:
            yield name


class _Printed:
    """Whom and what the pages of an edition show.

    A person named only in a draft, or in a report under embargo, has no page yet; nor has a section
    without a report.
    """

    def __init__(self, paper: Newspaper) -> None:
        named = {
            (slug, report.lang)
            for report in paper.reports
            for slug in (*report.names.authors, *report.names.speakers)
        }
        sections = {(report.header.section_slug, report.lang) for report in paper.reports}
        langs = {report.lang for report in paper.reports}
        self.people = {slug for slug, _ in named}
        self.texts: list[Text] = [
            *paper.reports,
            *(page for page in paper.pages if page.lang in langs),
            *(
                bio
                for slug in self.people
                for lang, bio in paper.register.people[slug].bios.items()
                if (slug, lang) in named
            ),
            *(
                text
                for slug, section in paper.sections.items()
                for lang, text in section.descriptions.items()
                if (slug, lang) in sections
            ),
        ]


def _picture_name(target: str, path: str) -> str | None:
    """A picture's name in ``content/images/``, from a link in copy; None where it is elsewhere."""
    if not target.startswith("{static}"):
        return None
    written = target.removeprefix("{static}").replace("\\", "/")
    start = PurePosixPath() if written.startswith("/") else PurePosixPath(path).parent
    parts: list[str] = []
    for part in (start / written.lstrip("/")).parts:
        if part == "..":
            parts[-1:] = []
        else:
            parts.append(part)
    return "/".join(parts[1:]) if parts[:1] == ["images"] else None

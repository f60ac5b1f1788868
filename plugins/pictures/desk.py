"""The picture desk: which file a report means, and whether it can be printed."""

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from newsroom.edition import Newspaper, StandingPage
from newsroom.mistakes import did_you_mean
from newsroom.parts import Picture
from newsroom.person import Person
from newsroom.plan import Asset
from newsroom.report import Passage, Report, Target
from plugins.pictures.measure import BadPictureError, Measured, measure

__all__ = ["PictureDesk"]

Text = Report | StandingPage | Passage


class PictureDesk:
    """Measures each picture once and remembers which are used."""

    def __init__(self, newspaper: Newspaper) -> None:
        self._newspaper = newspaper
        self._folder = newspaper.content / "images"
        self._measured: dict[str, Measured | str] = {}

    def assets(self) -> list[Asset]:
        """The picture files that the edition shows."""
        return [
            Asset(f"images/{name}", self._folder / name, f"images/{name}")
            for name, measured in sorted(self._measured.items())
            if isinstance(measured, Measured)
        ]

    def set_picture(self, report: Report) -> None:
        """Give a report the picture that its header names."""
        if report.image is None:
            return
        image = report.image
        measured = self._measure(report.path, report.line("Image"), image.path)
        if measured is not None:
            report.picture = Picture(
                url=self._url(image.path),
                width=measured.width,
                height=measured.height,
                alt=image.alt,
                caption=image.caption,
                credit=image.credit,
                type=measured.type,
            )

    def set_portrait(self, person: Person) -> None:
        """Give a person the picture that the header names."""
        if person.image:
            measured = self._measure(person.path, person.image_line, person.image)
            if measured is not None:
                url = self._url(person.image)
                person.picture = Picture(url, measured.width, measured.height, person.image_alt)

    def find_pictures(self, item: Text) -> None:
        """Find each picture that a text shows or links to."""
        for name in item.pictures:
            self._find(
                item,
                name,
                "The picture '{}' is not from this site. Put it in content/images/ and write "
                "'{{static}}/images/name.jpg'.",
            )
        for link in item.links:
            if link.target.startswith("{static}") and link.target not in item.pictures:
                self._find(
                    item,
                    link.target,
                    "The link '{}' leads to no picture. Write '{{static}}/images/name.jpg'.",
                )

    def _find(self, item: Text, target: str, no_picture: str) -> None:
        named = self._named(item, target, no_picture)
        if named is not None:
            name, measured = named
            found = Target(self._url(name), measured.width, measured.height)
            item.targets = {**item.targets, target: found}

    def _named(self, item: Text, target: str, no_picture: str) -> tuple[str, Measured] | None:
        """The picture that a link in copy names; ``no_picture`` is told where it names none."""
        line = next((link.line for link in item.links if link.target == target), 1)
        name = _picture_name(target, item.path)
        if name is None:
            self._newspaper.mistakes.tell(item.path, line, no_picture.format(target))
            return None
        measured = self._measure(item.path, line, name)
        return (name, measured) if measured else None

    def _url(self, name: str) -> str:
        return self._newspaper.addresses.file(f"images/{name}").url

    def _measure(self, path: str, line: int, name: str) -> Measured | None:
        if name not in self._measured:
            self._measured[name] = self._look_at(name)
        measured = self._measured[name]
        if isinstance(measured, Measured):
            return measured
        self._newspaper.mistakes.tell(path, line, f"The picture '{name}' {measured}")
        return None

    def _look_at(self, name: str) -> Measured | str:
        file = self._folder / name
        if ".." in PurePosixPath(name).parts or name.startswith("/"):
            return "leads out of content/images/. Write its name in that folder."
        if not _is_exactly(file, self._folder):
            names = [each.relative_to(self._folder).as_posix() for each in self._folder.rglob("*")]
            near = did_you_mean(name, names)
            return f"is not in content/images/{near} Put it there or correct the name."
        try:
            return measure(file)
        except BadPictureError as error:
            return f"{error}."


def _is_exactly(file: Path, folder: Path) -> bool:
    """Whether a file of just this name is in the folder, and is no link out of it."""
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def _picture_name(target: str, path: str) -> str | None:
    """A picture's name in ``content/images/``, from a link in copy; None where it is elsewhere."""
    if not target.startswith("{static}"):
        return None
    written = unquote(target.removeprefix("{static}"))
    start = PurePosixPath() if written.startswith("/") else PurePosixPath(path).parent
    parts: list[str] = []
    for part in (start / written.lstrip("/")).parts:
        if part == "..":
            parts[-1:] = []
        else:
            parts.append(part)
    return "/".join(parts[1:]) if parts[:1] == ["images"] else None

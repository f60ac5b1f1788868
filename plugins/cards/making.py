"""The desk that gives reports and editions their share cards, and has those drawn that are new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from newsroom.engine.file_cache import Cache
from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.plan import Asset
from newsroom.engine.settings import SettingsError
from newsroom.engine.task_pool import Tick
from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.picture import Picture
from newsroom.records.report import Report
from plugins.cards.card import HEIGHT, WIDTH, Card
from plugins.cards.fonts import Fonts
from plugins.cards.settings import Settings
from plugins.cards.shaping import find_lack

__all__ = ["CardMaker", "draw_cards"]

_KEY = 8  # bytes; they stand in the file's name
_WORTH_SHARING = 6  # cards; drawing as many takes longer than it takes a worker to begin


@dataclass
class CardMaker:
    """Composes the cards of a newspaper, and knows which of them are drawn already."""

    newspaper: Newspaper
    settings: Settings

    def __post_init__(self) -> None:
        unknown = [each for each in self.settings.languages if each not in self.newspaper.editions]
        if unknown:
            raise SettingsError(
                ("CARDS", "languages"),
                f"CARDS['languages'] names '{unknown[0]}', which LANGUAGES does not. Correct it or "
                "take it out.",
            )

    @property
    def theme(self) -> Path:
        """The theme's folder."""
        return Path(self.newspaper.settings["THEME"])

    def set_cards(self, cache: Cache) -> None:
        """Give every printed report and edition its card, drawn.

        A card that this machine cannot draw is not given, and the editor is told what is lacking.
        """
        newspaper = self.newspaper
        ground = self._ground()
        planned = [
            (owner, card, fingerprint((ground, card))[:_KEY])
            for edition in self._editions()
            for owner, card in self._of(edition)
        ]
        output = Path(newspaper.settings["OUTPUT_PATH"])
        cache.claim(output, {key for *_, key in planned})
        there = set(cache.folder.iterdir()) if cache.folder.is_dir() else set()
        missing = {
            key: card for _, card, key in planned if cache.file(key, card.ending) not in there
        }
        lack = find_lack() if missing else ""
        if lack:
            newspaper.notes.append(lack)
            newspaper.is_provisional = True
            planned = [each for each in planned if each[2] not in missing]
        elif missing and newspaper.pool is not None:
            newspaper.pool.run(
                "share cards",
                draw_cards,
                list(missing.items()),
                self.theme,
                newspaper.caches,
                cache,
                worth_sharing=_WORTH_SHARING,
            )
        cache.sweep(output)
        for owner, card, key in planned:
            self._give(owner, card, key)

    def assets(self, cache: Cache) -> Iterator[Asset]:
        """The files of the cards that were given."""
        for edition in self._editions():
            if edition.site is not None and edition.site.share_card is not None:
                yield _asset(edition.site.share_card, cache, "")
            for report in edition.reports:
                if report.share_card is not None:
                    yield _asset(report.share_card, cache, report.path)

    def _editions(self) -> Iterator[Edition]:
        for edition in self.newspaper.printed_editions:
            if not self.settings.languages or edition.lang in self.settings.languages:
                yield edition

    def _of(self, edition: Edition) -> Iterator[tuple[Edition | Report, Card]]:
        """The cards of an edition, each with what it is for."""
        if edition.site is None:
            return
        if not Fonts(self.theme / "fonts").knows(edition.language.script):
            self.newspaper.notes.append(
                f"The '{edition.lang}' edition has no share cards: theme/fonts/ has no font for "
                f"its script, {edition.language.script}."
            )
            return
        own = Card(
            lang=edition.lang,
            script=edition.language.script,
            is_right_to_left=edition.language.is_right_to_left,
            name="" if edition.site.wordmark else edition.site.name,
        )
        yield edition, replace(own, motto=edition.site.motto)
        for report in edition.reports:
            if self.settings.over_photographs or report.artwork.lead is None:
                yield report, self._card(own, edition, report)

    def _card(self, own: Card, edition: Edition, report: Report) -> Card:
        newspaper = self.newspaper
        foot = [edition.formats.long_date(report.date)]
        if report.placement.sample:
            foot.insert(0, edition.wording.gettext("Sample"))
        rendition = self._renditions.get(report.artwork.lead.url) if report.artwork.lead else None
        return replace(
            own,
            headline=report.face.headline,
            section=report.filing.section.text,
            colour=newspaper.sections[report.header.section_slug].colour,
            foot=edition.formats.separator.join(foot),
            picture=f"{rendition.parent.name}/{rendition.name}" if rendition else "",
        )

    @cached_property
    def _renditions(self) -> dict[str, Path]:
        """The files of the pictures that are printed, by their addresses."""
        paper = self.newspaper
        return {paper.addresses.file(each.save_as).url: each.file for each in paper.assets}

    def _ground(self) -> bytes:
        """What all cards are made of: this package, the theme's fonts, colours, name, Pillow."""
        files = [
            *sorted(Path(__file__).parent.glob("*.py")),
            *sorted((self.theme / "fonts").glob("*.ttf")),
            *self.theme.glob("templates/macros/wordmark.html"),
            self.theme / "static" / "css" / "tokens.css",
        ]
        whole = blake2b(version("pillow").encode(), digest_size=16)
        for file in files:
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
        return whole.digest()

    def _give(self, owner: Edition | Report, card: Card, key: bytes) -> None:
        name = f"{card.lang}.{key.hex()}.{card.ending}"
        if isinstance(owner, Report):
            owner.share_card = self._picture(f"{owner.id}.{name}", owner.face.headline, card)
        elif owner.site is not None:
            alt = ": ".join(filter(None, (owner.site.name, owner.site.motto)))
            picture = self.newspaper.absolute_picture(self._picture(name, alt, card))
            owner.site = replace(owner.site, share_card=picture)

    def _picture(self, name: str, alt: str, card: Card) -> Picture:
        url = self.newspaper.addresses.file(f"cards/{name}").url
        return Picture(url, WIDTH, HEIGHT, alt, type=card.type)


def _asset(picture: Picture, cache: Cache, source: str) -> Asset:
    name = picture.url.rpartition("/")[2]
    _, key, ending = name.rsplit(".", 2)
    return Asset(
        f"cards/{name}", cache.file(bytes.fromhex(key), ending), source, bytes.fromhex(key)
    )


def draw_cards(
    theme: Path, caches: Path, cache: Cache, jobs: Sequence[tuple[bytes, Card]], tick: Tick
) -> None:
    """Draw some cards into a cache."""
    from plugins.cards.drawing import Artist  # noqa: PLC0415 (it loads Pillow)

    artist = Artist(theme, caches)
    for key, card in jobs:
        cache.keep(key, card.ending, artist.draw(card))
        tick(1)

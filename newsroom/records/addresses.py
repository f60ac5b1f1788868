"""Where each page stands: the addresses that bookmarks, feeds and other sites rely on."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote, urlsplit

from msgspec import Struct

__all__ = ["Address", "Addresses"]


class Address(Struct, frozen=True):
    """One page's place: ``save_as`` in the output, ``url`` from the server's root."""

    save_as: str
    url: str

    def numbered(self, number: int) -> "Address":
        """Page ``number`` of a list whose front stands here."""
        folder = self.save_as.removesuffix("index.html")
        return Address(f"{folder}page/{number}/index.html", f"{self.url}page/{number}/")

    def beside(self, name: str) -> "Address":
        """A file in the folder of this page, such as its feed."""
        return Address(self.save_as.removesuffix("index.html") + name, self.url + name)


@dataclass(frozen=True)
class Addresses:
    """Every address of a site, from its SITEURL and its first language.

    >>> site = Addresses("https://samachar.example/project", "hi")
    >>> site.section("en", "khel").url
    '/project/en/section/khel/'
    >>> site.absolute(site.front("hi").url)
    'https://samachar.example/project/'
    """

    siteurl: str
    default_lang: str

    @cached_property
    def prefix(self) -> str:
        """SITEURL's own path, with no slash at its end."""
        return urlsplit(self.siteurl).path.rstrip("/")

    @cached_property
    def origin(self) -> str:
        """SITEURL's scheme and host."""
        parts = urlsplit(self.siteurl)
        return f"{parts.scheme}://{parts.netloc}"

    def absolute(self, url: str) -> str:
        """A root-relative address with scheme and host."""
        return self.origin + url

    def file(self, save_as: str) -> Address:
        """A file of the output that is no page."""
        return Address(save_as, f"{self.prefix}/{quote(save_as)}")

    def front(self, lang: str) -> Address:
        """An edition's front page."""
        return self._page(lang)

    def report(self, lang: str, day: date, slug: str) -> Address:
        """A report, under the day of its date."""
        # strftime would take longer than all the rest of an address.
        return self._page(lang, f"{day.year}/{day.month:02}/{day.day:02}", slug)

    def section(self, lang: str, slug: str) -> Address:
        """A section."""
        return self._page(lang, "section", slug)

    def topic(self, lang: str, slug: str = "") -> Address:
        """A topic; without a slug, the index of topics."""
        return self._page(lang, "topic", slug)

    def speaker(self, lang: str, slug: str = "") -> Address:
        """A speaker; without a slug, the index of speakers."""
        return self._page(lang, "speaker", slug)

    def author(self, lang: str, slug: str = "") -> Address:
        """An author; without a slug, the index of authors."""
        return self._page(lang, "author", slug)

    def archive(self, lang: str, year: int = 0, month: int = 0) -> Address:
        """A month of the archive; without a year, the whole of it."""
        return self._page(lang, "archive", *([f"{year:04d}", f"{month:02d}"] if year else []))

    def standing(self, lang: str, slug: str) -> Address:
        """A standing page, such as the corrections policy."""
        return self._page(lang, slug)

    def _page(self, lang: str, *parts: str) -> Address:
        path = "" if lang == self.default_lang else f"{lang}/"
        for part in parts:
            if part:
                path += f"{part}/"
        return Address(f"{path}index.html", f"{self.prefix}/{path}")

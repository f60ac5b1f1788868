"""Which rendition of a picture a phone asks for.

As HTML says (Images, "Selecting an image source"); between two densities as Chromium 156 chooses.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

__all__ = ["Phone", "chosen"]

_SHOWN = {"image/avif", "image/webp", "image/jpeg", "image/png", "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Phone:
    """The reader's phone: CSS px, device px to one of them, and px to a rem."""

    width: int = 360
    height: int = 800
    density: float = 2
    rem: int = 16
    """Media conditions and ``sizes`` count with the browser's own, not with the page's."""


def chosen(image: Element, sources: list[Element], phone: Phone) -> str:
    """The address that is fetched for an ``<img>`` with the ``<source>`` elements before it."""
    for source in [*sources, image]:
        if source.tag == "source" and source.get("type", "image/png") not in _SHOWN:
            continue
        if not _matches(source.get("media", ""), phone):
            continue
        candidates = _candidates(source, phone)
        if candidates:
            return _nearest(candidates, phone.density)
    return image.get("src", "")


def _candidates(source: Element, phone: Phone) -> list[tuple[float, str]]:
    """Density and address of each candidate, by density."""
    width = _size(source.get("sizes", ""), phone)
    found = []
    for candidate in re.split(r",\s+", source.get("srcset", "").strip()):
        parts = str(candidate).split()
        if parts:
            descriptor = parts[1] if parts[1:] else "1x"
            value = float(descriptor[:-1])
            found.append((value / width if descriptor.endswith("w") else value, parts[0]))
    return sorted(found)


def _nearest(candidates: list[tuple[float, str]], density: float) -> str:
    """The first that is dense enough, or else the densest."""
    for value, address in candidates:
        if value >= density:
            return address
    return candidates[-1][1]


def _size(sizes: str, phone: Phone) -> float:
    """What ``sizes`` comes to, in px."""
    for entry in re.split(r",(?![^()]*\))", sizes):
        condition, length = _split(entry.strip())
        if length and length != "auto" and _matches(condition, phone):
            return max(_pixels(length, phone), 1.0)
    return float(phone.width)


def _split(entry: str) -> tuple[str, str]:
    found = re.fullmatch(r"((?:\([^()]*\)|\s|and|not|or)*)(.*)", entry)
    return (found[1].strip(), found[2].strip()) if found else ("", entry)


def _matches(condition: str, phone: Phone) -> bool:
    """Whether all widths of a media condition hold; of other conditions no phone is sure."""
    for bound, length in re.findall(r"\((min|max)-width:\s*([^)]+)\)", condition):
        width = _pixels(length, phone)
        if phone.width < width if bound == "min" else phone.width > width:
            return False
    return True


def _pixels(length: str, phone: Phone) -> float:
    """A length, or a sum of lengths in ``calc()``, in px."""
    units = {"px": 1.0, "vw": phone.width / 100, "rem": phone.rem, "em": phone.rem, "": 1.0}
    total = 0.0
    for sign, number, unit, factor in re.findall(
        r"([+-]?)\s*([\d.]+)(px|vw|rem|em)?(?:\s*\*\s*([\d.]+))?", length
    ):
        total += float(f"{sign}{number}") * units[unit] * float(factor or 1)
    return total

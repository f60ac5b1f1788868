"""A share card: all that it shows, before anything is drawn."""

from msgspec import Struct

__all__ = ["HEIGHT", "LARGEST", "WIDTH", "Card"]

WIDTH, HEIGHT = 1200, 630  # px; the shape that Facebook, X and WhatsApp show whole
LARGEST = 150_000  # bytes; WhatsApp leaves larger pictures out


class Card(Struct, frozen=True):
    """What one card shows; without a headline it is the edition's own, with its motto."""

    lang: str
    script: str
    """ISO 15924, as a language's record has it."""
    is_right_to_left: bool
    name: str
    """The newspaper's name, where the theme's drawn wordmark does not stand for it."""
    motto: str = ""
    headline: str = ""
    section: str = ""
    colour: str = ""
    """The section's, as its file names it."""
    foot: str = ""
    """The date, and whatever else is to be known at a glance."""
    picture: str = ""
    """The file behind the headline, from the folder of caches: its name changes with it."""

    @property
    def ending(self) -> str:
        """What the file's name ends with."""
        return "jpg" if self.picture else "png"

    @property
    def type(self) -> str:
        """The file's media type."""
        return "image/jpeg" if self.picture else "image/png"

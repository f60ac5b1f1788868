"""What the pictures may be told in pelicanconf.py, as ``PICTURES = {…}``."""

from dataclasses import dataclass

from newsroom.engine.settings import SettingsError

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """Widths in px, qualities from 1 to 100 as the formats have them, sizes in KB of 1,024 bytes.

    Raises SettingsError for widths that are none.
    """

    widths: tuple[int, ...] = (160, 320, 480, 720, 1080, 1440)
    """Of the renditions in the format that takes the fewest bytes; the narrowest is for a face that
    stands beside a name."""
    plain_widths: tuple[int, ...] = (320, 720, 1200)
    """Of those that every browser can show; WhatsApp and feeds get the widest."""
    quality: int = 54
    plain_quality: int = 76
    heaviest: int = 28
    """What a rendition of up to 720 x 540 px should not exceed; larger ones in proportion to their
    area. Quality falls until it fits; the width stays."""
    plain_heaviest: int = 52
    """The same of those that every browser can show: JPEG takes nearly twice as many bytes."""

    def __post_init__(self) -> None:
        for name in ("widths", "plain_widths"):
            value = getattr(self, name)
            if (
                not isinstance(value, list | tuple)
                or not value
                or not all(isinstance(each, int) and 0 < each <= 4000 for each in value)
            ):
                raise SettingsError(
                    ("PICTURES", name),
                    f"PICTURES['{name}'] is {value!r}. Write widths in px, up to 4000, such as "
                    "(320, 720).",
                )
        for name in ("quality", "plain_quality"):
            value = getattr(self, name)
            if isinstance(value, int) and value > 100:
                raise SettingsError(
                    ("PICTURES", name), f"PICTURES['{name}'] is {value}. Write 100 at most."
                )

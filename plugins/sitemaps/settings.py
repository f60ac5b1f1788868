"""What the sitemaps may be told in pelicanconf.py, as ``SITEMAPS = {…}``."""

from dataclasses import dataclass

from newsroom.engine.settings import SettingsError

__all__ = ["Settings"]

_MOST = 50_000  # addresses in a file. Source: sitemaps.org, 0.9
_STANCES = ("off", "allow", "refuse")


@dataclass(frozen=True)
class Settings:
    """How the site is found. Raises SettingsError for what is no such thing."""

    length: int = _MOST
    """Addresses in one file, at most."""
    ai_crawlers: str = "off"
    """What is said to those who gather texts for AI: nothing (off), allow, refuse."""
    news_from_others: bool = True
    """Whether Google News may show reports that have a ``Source``."""

    def __post_init__(self) -> None:
        if self.ai_crawlers not in _STANCES:
            raise SettingsError(
                ("SITEMAPS", "ai_crawlers"),
                f"SITEMAPS['ai_crawlers'] is {self.ai_crawlers!r}. Write 'off', 'allow' or "
                "'refuse'.",
            )
        if isinstance(self.length, int) and self.length > _MOST:
            raise SettingsError(
                ("SITEMAPS", "length"),
                f"SITEMAPS['length'] is {self.length}. Write {_MOST} at most.",
            )

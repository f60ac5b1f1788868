"""What a publisher is told afterwards."""

from dataclasses import dataclass

__all__ = ["Receipt", "Withdrawal"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One publishing: the release that readers see now, and how it differs from the last.

    >>> print(Receipt("20261124T093000Z-c0ffee", "20261123T120000Z-facade", 120, 2, 5, 1, 0.31))
    Published 20261124T093000Z-c0ffee: 120 files; 2 new, 5 changed, 1 gone; 0.3 s.
    """

    release: str
    replaced: str | None
    """None for the first release; the same as ``release`` when there was nothing to publish."""
    files: int
    new: int
    changed: int
    gone: int
    seconds: float
    fresh: tuple[str, ...] = ()
    """The files that are new or changed; none when there was nothing to publish."""

    def __str__(self) -> str:
        """Return it as one line."""
        if self.replaced == self.release:
            return f"Nothing has changed: {self.release} stays, with its {self.files} files."
        if self.replaced is None:
            return f"Published {self.release}: {self.files} files, all new; {self.seconds:.1f} s."
        difference = f"{self.new} new, {self.changed} changed, {self.gone} gone"
        return f"Published {self.release}: {self.files} files; {difference}; {self.seconds:.1f} s."


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One step back: the release that readers see again, and the one withdrawn from them."""

    release: str
    withdrawn: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"Went back to {self.release}; {self.withdrawn} is kept, but no longer shown."

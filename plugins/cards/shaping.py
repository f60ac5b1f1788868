"""Whether this machine can set Indian scripts, and what it lacks if it cannot."""

__all__ = ["find_lack"]


def find_lack() -> str:
    """What to do before cards can be drawn; empty where nothing is lacking.

    Pillow brings Raqm and HarfBuzz, but takes FriBiDi from the system; without it, it sets Hindi
    letter by letter and says nothing: the halant shows, and ि stands on the wrong side.
    """
    from PIL import features  # noqa: PLC0415 (30 ms; a run that draws no card needs none)

    if features.check("raqm") and features.check("fribidi"):
        return ""
    return (
        "Share cards are not drawn: the FriBiDi library is missing, and without it Hindi would be "
        "misspelt. Install it ('apt-get install libfribidi0') and build again."
    )

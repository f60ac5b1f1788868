"""The drawn name, read from the theme's SVG."""

import pytest

from plugins.cards.wordmark import Wordmark


@pytest.mark.parametrize(
    "told",
    [
        "M0 0h60v20H0zM20 30q10 10 20 0l0 20h-20z",
        "m0 0h60v20h-60zm20 30q10 10 20 0v20h-20z",
        "M0 0l60 0l0 20l-60 0zM20 30Q30 40 40 30V50H20z",
    ],
)
def test_outlines_may_be_told_in_steps(told: str) -> None:
    """Relative commands take fewer bytes on each page, and draw the same on a card."""
    absolute = Wordmark(60, 60, ("M0 0H60V20H0ZM20 30Q30 40 40 30V50H20Z",), ())
    relative = Wordmark(60, 60, (told,), ())

    masks = [
        each.mask(danda=False, scale=1, size=(60, 60), left=0) for each in (absolute, relative)
    ]

    assert masks[0].tobytes() == masks[1].tobytes()
    assert masks[0].getbbox() is not None

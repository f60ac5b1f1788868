"""What tests of the engine share: a newsroom whose edition is printed."""

from pathlib import Path

import pytest

from tests.incremental.small_newsroom import SmallNewsroom


@pytest.fixture
def desk(tmp_path: Path) -> SmallNewsroom:
    """A newsroom with nothing printed."""
    return SmallNewsroom(tmp_path / "newsroom")


@pytest.fixture
def printed_desk(desk: SmallNewsroom) -> SmallNewsroom:
    """A newsroom with its edition in the output folder."""
    desk.build_well()
    return desk

"""Pelican's own command, but that settings which fail are told in one line.

It takes what ``pelican`` takes, and is called by its path. Pelican itself shows the traceback of a
settings file that raises, which says nothing to an editor.
"""

import sys
from pathlib import Path
from typing import Any

__all__ = ["main"]


def main(command: list[str]) -> None:
    """Print an edition."""
    import pelican  # noqa: PLC0415

    import samachar  # noqa: F401, PLC0415 (which finds the program's folder)
    from newsroom.engine.settings import describe_fault  # noqa: PLC0415

    read = pelican.read_settings

    def read_or_tell(path: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (as Pelican has it)
        try:
            settings: dict[str, Any] = read(path, **more)
        except Exception as fault:  # noqa: BLE001 (whatever an editor's line may raise)
            sys.exit(describe_fault(fault, Path(path).resolve()))
        return settings

    pelican.read_settings = read_or_tell
    pelican.main(command)


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)  # its own folder would hide packages
    main(sys.argv[1:])

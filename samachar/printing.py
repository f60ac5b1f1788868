"""Pelican's own command, but that settings which fail are told in one line.

It takes what ``pelican`` takes, and is called by its path. Pelican itself shows the traceback of a
settings file that raises, which says nothing to an editor.
"""

import sys
from pathlib import Path

__all__ = ["main"]


def main(command: list[str]) -> None:
    """Print an edition."""
    import pelican  # noqa: PLC0415

    import samachar  # noqa: F401, PLC0415 (which finds the program's folder)
    from newsroom.engine.settings import SettingsError, run_settings  # noqa: PLC0415

    file = pelican.parse_arguments(command).settings
    try:
        run_settings(Path(file).resolve())
    except SettingsError:
        pass  # what they say the press tells, with all else that is wrong
    except ValueError as fault:
        sys.exit(str(fault))
    pelican.main(command)


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)  # its own folder would hide packages
    main(sys.argv[1:])

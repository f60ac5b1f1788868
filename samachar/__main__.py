"""The command ``samachar``, and what `./inv` calls: the tasks of ``tasks.py``."""

import sys
from pathlib import Path

__all__ = ["main"]


def main() -> None:
    """Do a task; without one, list them."""
    import samachar  # noqa: F401, PLC0415 (which finds the program's folder)
    import tasks  # noqa: PLC0415
    from newsroom.engine.command_line import do  # noqa: PLC0415

    do(sys.argv[1:], tasks.tasks_of(tasks.NEWSPAPER))


if __name__ == "__main__":
    if not __package__:  # called by the name of its folder, which would hide the package
        sys.path[0] = str(Path(__file__).resolve().parent.parent)
    main()

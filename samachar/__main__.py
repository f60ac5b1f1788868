"""The command ``samachar``, and what `./inv` calls: the tasks of ``tasks.py``."""

from invoke.collection import Collection
from invoke.program import Program

import samachar  # noqa: F401 (it finds tasks.py)

__all__ = ["main"]


def main() -> None:
    """Run a task; without one, list them."""
    import tasks  # noqa: PLC0415 (the program's folder is known by now)

    Program(name="inv", binary="inv", namespace=Collection.from_module(tasks)).run()


if __name__ == "__main__":
    main()

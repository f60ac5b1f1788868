"""The rules of copy: each with a name, and with what an editor is told when it is not kept.

A room of rules is a file here. A rule's name is its room and its constant's: ``NO_TEXT`` in
``header.py`` is ``header.no-text``. The code that looks is wherever it knows enough to look.
"""

from types import ModuleType

from newsroom.engine.mistakes import Message

from . import files, header, people, pictures, plan, stories, text

__all__ = ["RULES"]


def _named(room: ModuleType) -> dict[str, Message]:
    """The rules of a room, each told its name."""
    rules = {}
    for constant, message in vars(room).items():
        if isinstance(message, Message):
            last = room.__name__.rpartition(".")[2]
            message.rule = f"{last}.{constant.lower().replace('_', '-')}"
            rules[message.rule] = message
    return rules


RULES: dict[str, Message] = {
    name: message
    for room in (files, header, text, stories, people, pictures, plan)
    for name, message in _named(room).items()
}
"""Every rule, by its name; the text has ``{…}`` where values are set in."""

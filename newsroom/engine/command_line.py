"""What is typed after ``./inv``, read as it was meant; whatever else is typed is told in a line.

Invoke reads programmers' words. An editor writes a headline without quotation marks, asks for help
where a name is expected, and must never see a traceback.
"""

import copy
import os
import re
import sys
from collections.abc import Sequence

from invoke import __version__
from invoke.collection import Collection
from invoke.exceptions import ParseError
from invoke.parser.argument import Argument
from invoke.parser.context import ParserContext
from invoke.parser.parser import ParseResult
from invoke.program import Program

from newsroom.engine.mistakes import did_you_mean

__all__ = ["CommandLine", "do"]

# A hyphen and a number or a word of another script begin a headline, as in "-5 डिग्री".
_OPTION = re.compile(r"(--?[A-Za-z][A-Za-z0-9-]*)(?:=(.*))?", re.DOTALL)
_HELP = {"--help", "-h"}


class CommandLine(Program):
    """Invoke's program, with words of our own for what it cannot read."""

    def parse_tasks(self) -> None:
        """Find the tasks that are meant, with their values. Raises ParseError."""
        self.parser = self._make_parser()
        self.tasks = ParseResult()
        words = list(self.core.unparsed)
        if self.core.remainder:  # what stands behind "--" is no option, whatever it looks like
            words += ["--", self.core.remainder]
        if any("\ud800" <= letter <= "\udfff" for word in words for letter in word):
            raise ParseError("A word is not UTF-8. Type it again.")
        while words:
            name = words.pop(0)
            if name not in self.parser.contexts:
                near = did_you_mean(name, self.parser.contexts)
                raise ParseError(
                    f"There is no './inv {name}'{near} './inv' alone lists what there is."
                )
            context = copy.deepcopy(self.parser.contexts[name])
            words = self._read(context, words)
            self.tasks.append(context)

    def _read(self, context: ParserContext, words: list[str]) -> list[str]:
        """Give a task its options and its words; give back the words of the next task."""
        free: list[str] = []
        places = context.positional_args
        while words:
            word = words.pop(0)
            option = _OPTION.fullmatch(word)
            if word == "--":
                free.extend(words)
                words = []
            elif word in _HELP:
                self.core[0].args.help.value = context.name
                return []
            elif option:
                self._set(context, option[1], option[2], words)
            elif places:
                free.append(word)
            elif word in self.parser.contexts:
                words.insert(0, word)
                break
            else:
                raise ParseError(f"'./inv {context.name}' takes no '{word}'. {_more(context)}")
        if places and free:
            _give(context, places[0], " ".join(free))
        for place in context.missing_positional_args:
            if not self.core[0].args.help.value:
                raise ParseError(f"'./inv {context.name}' needs {place.help}. {_more(context)}")
        return words

    def _set(self, context: ParserContext, flag: str, value: str | None, words: list[str]) -> None:
        if flag not in context.flags:
            near = did_you_mean(flag, context.flags)
            raise ParseError(f"'./inv {context.name}' has no '{flag}'{near} {_more(context)}")
        argument = context.flags[flag]
        if not argument.takes_value:
            if value is not None:
                raise ParseError(f"{flag} takes no value. Write {flag} alone.")
            argument.value = True
            return
        if value is None:
            if not words or words[0] in _HELP or words[0] in context.flags:
                raise ParseError(f"{flag} needs a value: {argument.help}. {_more(context)}")
            value = words.pop(0)
        _give(context, argument, value, flag)


def _give(context: ParserContext, argument: Argument, value: str, flag: str = "") -> None:
    try:
        argument.value = value
    except ValueError:
        message = f"{flag or context.name}: '{value}' is no number. Write one: {argument.help}."
        raise ParseError(message) from None


def _more(context: ParserContext) -> str:
    return f"'./inv {context.name} --help' tells more."


def do(arguments: Sequence[str], tasks: Collection) -> None:
    """Do what was typed, of these tasks. What no one has thought of is told in a line, too."""
    if arguments in ([], ["help"], ["--help"], ["-h"]):
        arguments = ["--list"]
    program = CommandLine(name="Samachar", binary="./inv", version=__version__, namespace=tasks)
    try:
        program.run(["./inv", *arguments])
    except BrokenPipeError:  # whoever was reading has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)
    except OSError as error:
        where = f" '{error.filename}'" if error.filename else ""
        sys.exit(f"The disk says of{where or ' a file'}: {error.strerror}.")
    except Exception as error:
        if "--debug" in arguments:
            raise
        fault = f"The program itself failed ({type(error).__name__}: {error})."
        sys.exit(f"{fault} Run './inv --debug {arguments[0]} …' and report what it prints.")

"""What other programs leave in a text: marks of git, shortcodes, furniture of pasted pages.

Only what is surely so is told: a report may quote anything within a sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html.entities import html5

from newsroom.engine.mistakes import Message
from newsroom.rules import text as say
from newsroom.text.languages import LANGUAGES
from newsroom.text.scripts import SCRIPTS

__all__ = [
    "Found",
    "find_conflicts",
    "find_foreign_script",
    "find_furniture",
    "find_leftovers",
    "foreign_script_message",
    "is_furniture",
    "mask_code",
    "without_marked",
]

Found = tuple[int, Message]
"""A place in the text, and what is told of it."""

_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: [^\n]*)?$", re.MULTILINE)
_HALVES = re.compile(r"^={7}$", re.MULTILINE)
_CODE = re.compile(
    r"^ *(?P<fence>```+|~~~+)[^\n]*\n(?s:.*?)(?:^ *(?P=fence)[`~]* *$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE,
)
_BRACES = re.compile(
    r"\{(?:\{[^{}\n]*\}\}|%[^{}\n]*%\})|^\{:[^{}\n]*\}$",
    re.MULTILINE,
)
# Begins with its bracket, and nothing else, so that a search skips from one to the next.
_SHORTCODE = re.compile(
    r"\[(?:"
    r"/(?:caption|gallery|embed|video|audio|playlist|quote|button|vc_\w+|su_\w+|et_pb_\w+)\]"
    r"|(?:vc_\w+|su_\w+|et_pb_\w+|ad_\d+|elementor-template|contact-form-7)(?:\s[^\]\n]*)?\](?!\()"
    r"|(?:caption|gallery|embed|video|audio|playlist)\s+\w+=[^\]\n]*\]"
    r"|embed\](?=\s*http)|(?<=^\[)gallery\]$)",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"(?<!\\)&(?:#(?P<decimal>\d+)|#[xX](?P<hex>[0-9A-Fa-f]+)|(?P<name>\w+));")
_MARKED = re.compile(
    r"(?<!\\)<(?:!--(?P<comment>.*?)(?:-->|\Z)|!\[|!(?P<kind>[^>]*)|\?(?P<of>[^>]*))", re.DOTALL
)
_DEFINED = re.compile(
    r"^ {0,3}(?:\[(?P<note>\^[^\[\]]+)\]:"
    r"|\[(?P<name>[^^\[\]][^\[\]]*)\]: *\n? *\S*(?:[:/#&@{|<]|\.\w))",
    re.MULTILINE,
)
_USES = re.compile(
    r"(?<![\\\]])\[(?P<text>[^\[\]\n]+)\]"
    r"(?:\[(?P<name>[^\[\]\n]*)\]|[ ]\((?P<far>(?:https?:|/|\{)[^()\s]*)\))"
    r"|(?<!\\)(?P<note>\[\^[^\]\s]+\])(?!:)"
)
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_TWICE = re.compile(r"^ {0,3}(\[\^[^\]\s]+\]):", re.MULTILINE)

# A line that is nothing but this comes from a page's furniture: comment forms, share bars, guards.
_FURNITURE = frozenset(
    {
        *("spread with love", "spread the love", "sharing is caring!", "sharing is caring"),
        *("leave a reply", "leave a comment", "cancel reply", "post a comment", "post comment"),
        *("your email address will not be published", "required fields are marked *"),
        *("error:", "error: content is protected !!", "content is protected !!", "share this:"),
        *("please enter your comment!", "please enter your name here", "be the first to comment"),
        *("facebooktwitteremail", "share on facebookshare on twitter", "advertisement"),
        *("- advertisement -", "post navigation", "you may have missed", "related posts"),
        *("previous post", "next post", "previous article", "next article", "loading..."),
        *("प्रातिक्रिया दे", "जवाब रद्द करें", "एक टिप्पणी भेजें", "आपका ईमेल पता प्रकाशित नहीं किया जाएगा"),
        *(
            "تبصرہ بھیجیں",
            "جواب منسوخ کریں",
            "یہ بھی پڑھیں",
            "ਤੁਹਾਡਾ ਈ-ਮੇਲ ਪਤਾ ਪ੍ਰਕਾਸ਼ਿਤ ਨਹੀਂ ਕੀਤਾ ਜਾਵੇਗਾ",
        ),
    }
)
_FURNITURE_STARTS = (
    "your email address will not be published",
    "click to share on ",
    "आपका ईमेल पता प्रकाशित नहीं किया जाएगा",
)
_LONGEST_FURNITURE = 120  # characters; a line that is longer is copy

# What may be in any script: addresses, tags, code, quoted lines, words in quotation marks.
_QUOTED = re.compile(
    r"^ *>[^\n]*|\]\([^)\n]*\)|<[^>\n]*>|https?://\S+|^\*?\[[^\]\n]*\]:[^\n]*|[“«\"][^“”«»\"\n]*[”»\"]",
    re.MULTILINE,
)
_FEWEST_LETTERS = 200  # a shorter text may be a name, a slogan, a quotation
_MOST_OF_A_TEXT = 0.8


def find_conflicts(text: str) -> list[Found]:
    """The lines that a version control leaves where two people changed the same."""
    if not any(mark in text and mark * 7 in text for mark in "<>|"):  # one sign is soon found
        return []
    found = list(_CONFLICT.finditer(text))
    if found:
        found.extend(_HALVES.finditer(text))
    return [(each.start(), say.CONFLICT.format(marker=each[0][:40])) for each in found]


def mask_code(text: str) -> str:
    """The text with spaces in the place of code; every other sign keeps its place."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def find_leftovers(masked: str) -> Iterator[Found]:
    """All that surely belongs to another program, in a text without its code."""
    if "{" in masked:
        yield from _tell_all(_BRACES, masked)
    if "[" in masked:
        yield from _tell_all(_SHORTCODE, masked)
        if "][" in masked or "] (" in masked or "[^" in masked or "]:" in masked:
            yield from _find_uses_of_nothing(masked)
    if "&" in masked:
        for found in _REFERENCE.finditer(masked):
            if _means_nothing(found):
                yield found.start(), _of_nothing(found)
    if "<" in masked:
        for found in _MARKED.finditer(masked):
            yield found.start(), _of_marked(found)


def _tell_all(shortcode: re.Pattern[str], masked: str) -> Iterator[Found]:
    for found in shortcode.finditer(masked):
        yield found.start(), say.SHORTCODE.format(written=found[0][:40])


def without_marked(text: str, masked: str) -> str:
    """The text without the beginnings of comments and declarations, which have been told."""
    if "<!" not in masked and "<?" not in masked:
        return text
    for found in reversed(list(_MARKED.finditer(masked))):
        text = f"{text[: found.start()]}&lt;{text[found.start() + 1 :]}"
    return text


def find_furniture(masked: str) -> Iterator[Found]:
    """The lines that come from a page's furniture."""
    place = 0
    for line in masked.split("\n"):
        if 0 < len(line) <= _LONGEST_FURNITURE and is_furniture(line):
            yield place, say.FURNITURE.format(written=line.strip()[:60])
        place += len(line) + 1


def is_furniture(line: str) -> bool:
    """Whether a line that stands alone comes from a page's comment form or share bar.

    >>> is_furniture("Leave a Reply"), is_furniture("शेयर में गिरावट")
    (True, False)
    """
    line = line.strip(" *#_").casefold()
    return (
        line.rstrip(".") in _FURNITURE or line in _FURNITURE or line.startswith(_FURNITURE_STARTS)
    )


def find_foreign_script(text: str, lang: str) -> str:
    """The script that most of a text is written in, where its language has another; else empty.

    A sample of the letters is enough for nearly every text; only a doubtful one is counted.
    """
    if lang not in LANGUAGES or len(text) < _FEWEST_LETTERS:
        return ""
    own = LANGUAGES[lang].script
    sample = text[:: len(text) // 64]
    if len(SCRIPTS[own].letter.findall(sample)) * 4 > len(sample):
        return ""
    text = _QUOTED.sub("", mask_code(text))
    counts = {code: len(script.letter.findall(text)) for code, script in SCRIPTS.items()}
    letters = sum(counts.values())
    most = max(counts, key=lambda script: counts[script])
    if letters < _FEWEST_LETTERS or most == own or counts[most] < letters * _MOST_OF_A_TEXT:
        return ""
    return most


def foreign_script_message(script: str, lang: str, path: str) -> Message:
    """What is told of a text in the script of another language."""
    base = path.rpartition("/")[2].split(".")[0]
    return say.FOREIGN_SCRIPT.format(
        script=SCRIPTS[script].name,
        lang=lang,
        name=f"{base}.{SCRIPTS[script].lang}.md",
        own=SCRIPTS[LANGUAGES[lang].script].name,
    )


def _means_nothing(found: re.Match[str]) -> bool:
    if found["name"]:
        return f"{found['name']};" not in html5 and len(found["name"]) > 1  # "J&K; …"
    number = found["decimal"] or found["hex"]
    code = int(number, 10 if found["decimal"] else 16) if len(number) < 10 else 0x110000
    is_control = code < 0x20 and code not in (9, 10, 13)
    return is_control or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF


def _of_nothing(found: re.Match[str]) -> Message:
    if found["name"]:
        return say.NO_NAME.format(written=found[0], escaped=f"&amp;{found[0][1:]}")
    return say.NO_CHARACTER.format(written=found[0][:20])


def _find_uses_of_nothing(masked: str) -> Iterator[Found]:
    """Links and notes that name what is defined nowhere, and notes that are defined twice."""
    defined = {_same(each["note"] or each["name"]) for each in _DEFINED.finditer(masked)}
    for use in _USES.finditer(masked):
        if use["note"]:
            if _same(use["note"][1:-1]) not in defined:
                yield use.start(), say.NO_NOTE.format(note=use["note"])
        elif use["far"]:
            near = f"[{use['text']}]({use['far']})"
            yield use.start(), say.FAR_ADDRESS.format(near=near[:80])
        elif _same(use["name"] or use["text"]) not in defined:
            name = use["name"] or use["text"]
            yield use.start(), say.NO_REFERENCE.format(written=use[0][:60], name=name)
    used = Counter(_same(each) for each in _BRACKETED.findall(masked))
    for each in _DEFINED.finditer(masked):
        if each["name"] and used[_same(each["name"])] < 2:
            written = each[0].strip()[:60]
            yield each.start(), say.UNUSED.format(written=written, name=each["name"])
    seen: set[str] = set()
    for note in _TWICE.finditer(masked):
        if note[1] in seen:
            yield note.start(), say.NOTE_TWICE.format(note=note[1])
        seen.add(note[1])


def _same(name: str) -> str:
    return " ".join(name.lower().split())


def _of_marked(found: re.Match[str]) -> Message:
    if found["comment"] is not None:
        return say.COMMENT.format(start=found["comment"][:30])
    if found["kind"] is not None:
        return say.DECLARATION.format(start=found["kind"][:30])
    if found["of"] is not None:
        return say.INSTRUCTION.format(start=found["of"][:30])
    return say.MARKED_SECTION

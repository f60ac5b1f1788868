"""Where a link of copy may lead: a page, a file of the content, a picture, another site."""

import re
from pathlib import PurePosixPath

from newsroom.engine.mistakes import Message
from newsroom.rules import text as say
from newsroom.text.romanise import Unromanisable, slug

__all__ = ["SCHEMES", "find_fault", "scheme"]

SCHEMES = {"http", "https", "mailto", "tel"}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PLACE = re.compile(r"[{|]\s*(?P<word>\w*)\s*[}|](?P<path>.*)", re.DOTALL)


def find_fault(target: str, lang: str) -> Message | None:
    """What is told of a link that leads nowhere or runs a script; None for any other."""
    named = scheme(target)
    shown = " ".join(target[:60].split())
    if named and named not in SCHEMES:
        return say.NO_SCHEME.format(target=shown, scheme=named)
    if target[:1] in {"{", "|"} and not target.startswith(("{filename}", "{static}")):
        return say.NO_PLACE.format(target=shown, remedy=_remedy(target, lang))
    return None


def scheme(address: str) -> str:
    """The scheme that a browser sees, which drops white space and controls; empty without one."""
    match = _SCHEME.match(re.sub(r"[\x00-\x20]+", "", address))
    return match[1].lower() if match else ""


def _remedy(target: str, lang: str) -> str:
    """What to write for a place that Pelican knows and this site does not."""
    found = _PLACE.match(target)
    word, path = (found["word"].lower(), found["path"]) if found else ("", "")
    name = PurePosixPath(path).name or "name"
    addresses = {
        "filename": f"{{filename}}{path}",
        "category": f"{{filename}}/sections/{name}.md",
        "author": f"{{filename}}/people/{name}.md",
        "index": "/",
    }
    if word in addresses:
        return say.WRITE.format(address=addresses[word])
    if word in {"static", "attach"}:
        return say.WRITE_PICTURE.format(address=f"{{static}}/images/{name}")
    if word == "tag":
        return say.WRITE_TOPIC.format(address=f"/topic/{_latin(path, lang)}/")
    return say.WRITE_ANY


def _latin(name: str, lang: str) -> str:
    try:
        return slug(name, lang)
    except Unromanisable:
        return "name"

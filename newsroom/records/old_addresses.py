"""Old addresses, as ``Redirect-From`` gives them: each a place where a signpost can stand."""

import re
from urllib.parse import unquote_to_bytes

from newsroom.engine.mistakes import Message
from newsroom.engine.plan import is_reserved
from newsroom.rules.header import NO_OLD_ADDRESS

__all__ = ["OldAddressError", "read_old_address"]

_LONGEST_NAME = 250  # bytes; disks take 255
_LONGEST = 1_000  # bytes
_DEEPEST = 30  # folders
_SHOWN = 60  # characters
_NOT_UTF_8 = "is not UTF-8"
_HOST = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*|www\.[^/?#]*|"
    r"(?![^/]*\.(?:html?|php\d?|aspx?|jsp|cgi|pl)/)[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?::\d+)?(?=/)"
)
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_READ_ANEW = re.compile(r"[?#;؛\\]|%(?=[0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class OldAddressError(ValueError):
    """What cannot be an old address; ``told`` says so, and what to write instead."""

    def __init__(self, told: Message) -> None:
        super().__init__(told)
        self.told = told


def read_old_address(written: str) -> str:
    """An old address from the site's root, decoded: a folder's, or that of an ``.html`` file.

    >>> read_old_address("/2019/05/%E0%A4%A8%E0%A4%AF%E0%A4%BE")
    '/2019/05/नया/'

    A ``+`` is itself, as in every path. Raises OldAddressError, whose remedy can be read.
    """
    address, fault = _read(written)
    if not fault:
        return address
    shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    remedy = _written(address) if address and not _limit(address) else ""
    then = f"Write '{remedy}'." if remedy else "Delete it."
    if fault == _NOT_UTF_8:
        then = "Copy it anew from the address bar of a browser, or delete it."
    raise OldAddressError(NO_OLD_ADDRESS.format(written=shown, fault=fault, remedy=then))


def _read(written: str) -> tuple[str, str]:
    """The address, empty where there is none, and what is wrong with the way it is written."""
    fault = ""
    path = written.strip()
    host = _HOST.match(path)
    if host:
        path, fault = path[host.end() :], "is a whole address"
    path, sign, _ = re.split(r"([?#]|$)", path, maxsplit=1)
    if sign == "?":
        fault = fault or "has a '?': pages are files, and what follows it names none"
    elif sign:
        fault = fault or "has a '#', of which a server is never told"
    if not path.startswith("/") or "\\" in path:
        fault = fault or "is no old address"
        path = path.replace("\\", "/")
    try:
        names = [_decoded(name) for name in path.split("/")]
    except UnicodeDecodeError:
        return "", _NOT_UTF_8
    inside = names[1:] if path.startswith("/") else names
    inside = inside if inside[-1:] != [""] else inside[:-1]
    kept = [each for name in inside for each in _CONTROL.sub("", name).split("/")]
    kept = [name for name in kept if name.strip() not in {"", ".", ".."}]
    if kept != inside:
        fault = fault or "is no old address"
    if kept in ([], ["index.html"]):
        return "", fault if kept == [] and sign else "is the front page, which does not move"
    is_file = names[-1] == kept[-1] and kept[-1].lower().endswith((".html", ".htm"))
    address = "/" + "/".join(kept) + ("" if is_file else "/")
    return address, fault or _limit(address)


def _decoded(name: str) -> str:
    """A part of a path without its percent-encoding. Raises UnicodeDecodeError."""
    return unquote_to_bytes(name).decode() if _ENCODED.search(name) else name


def _limit(address: str) -> str:
    """Why no signpost can stand at an address; empty where one can."""
    names = address.strip("/").split("/")
    if is_reserved(address.lstrip("/")):
        return "begins with a name that the press needs itself"
    if len(names) > _DEEPEST:
        return f"lies {len(names)} folders deep, and {_DEEPEST} are the most"
    if len(address.encode()) > _LONGEST or len(max(names, key=len)) * 4 > _LONGEST_NAME:
        longest = max(len(name.encode()) for name in names)
        if longest > _LONGEST_NAME or len(address.encode()) > _LONGEST:
            return "is longer than the name of a file can be"
    return ""


def _written(address: str) -> str:
    """An address as it is written so that it is read as what it is."""
    return _READ_ANEW.sub(
        lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), address
    )

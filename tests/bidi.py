"""A line as a reader sees it: set in order by FriBiDi, which no one here wrote (UAX #9)."""

import ctypes
import re
from functools import cache
from html import unescape

__all__ = ["as_seen", "with_isolates"]

_OPENED = {"ltr": "\u2066", "rtl": "\u2067"}
_UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u202c\u202d"))


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL("libfribidi.so.0")


def as_seen(text: str, *, right_to_left: bool = True) -> str:
    """The signs of a line from left to right, as they stand on the page."""
    size = len(text)
    line = (ctypes.c_uint32 * size)(*map(ord, text))
    seen = (ctypes.c_uint32 * (size + 1))()
    direction = ctypes.c_uint32(0x111 if right_to_left else 0x110)  # FRIBIDI_PAR_RTL, _LTR
    done = _library().fribidi_log2vis(line, size, ctypes.byref(direction), seen, None, None, None)
    assert done
    return "".join(map(chr, seen[:size])).translate(_UNSEEN)


def with_isolates(html: str) -> str:
    """The text of HTML, with the isolates of UAX #9 that its elements mean."""
    html = re.sub(
        r"<(?:bdi|span|code|pre)[^>]* dir=\"(ltr|rtl)\">", lambda tag: _OPENED[tag[1]], html
    )
    html = re.sub(r"<bdo[^>]*>", "\u2066\u202d", html).replace("</bdo>", "\u202c\u2069")
    html = re.sub(r"</(?:bdi|code|pre)>", "\u2069", html)
    return unescape(re.sub(r"<[^>]*>", "", html))

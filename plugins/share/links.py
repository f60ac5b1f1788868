"""Share links, percent-encoded to the letter."""

import re
from urllib.parse import quote

from newsroom.devanagari import excerpt
from newsroom.parts import ShareLink

__all__ = ["share_links"]

_LINE = 140  # characters of standfirst; about three lines of a phone's chat
_SENTENCE_END = re.compile(r"[।॥۔?؟!](?= )")  # a full stop may be an initial's
_POST = 280 - 23 - 1  # X counts 23 for any address, and a space before it


def share_links(headline: str, standfirst: str, address: str) -> tuple[ShareLink, ...]:
    """Links that send an absolute address on, with the headline where the service takes a text.

    A message is ready to send: headline, a line of standfirst, address. Everything outside A-Z a-z
    0-9 ``-._~`` is encoded as UTF-8 (RFC 3986), so that no ``&`` or ``+`` of a headline ends the
    text.
    """
    headline = _one_line(headline)
    url = _encode(address)
    title = _encode(headline)
    text = "%0A%0A".join(filter(None, (title, _encode(_first_words(standfirst)))))
    message = "%0A%0A".join(filter(None, (text, url)))
    mail = message.replace("%0A", "%0D%0A")  # RFC 6068, section 5
    return (
        ShareLink("whatsapp", f"https://wa.me/?text={message}"),
        ShareLink("telegram", f"https://t.me/share/url?url={url}&text={text}"),
        ShareLink("facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        ShareLink("x", f"https://x.com/intent/post?text={_encode(_post(headline))}&url={url}"),
        ShareLink("email", f"mailto:?subject={title}&body={mail}"),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _first_words(standfirst: str) -> str:
    """A line of the standfirst: cut after its last whole sentence, else after its last word.

    >>> _first_words("नल में पानी आया। " + "लोग ख़ुश हैं " * 20)
    'नल में पानी आया।'
    """
    line = _one_line(standfirst)
    if len(line) <= _LINE:
        return line
    ends = [end.end() for end in _SENTENCE_END.finditer(line, 0, _LINE + 1)]
    return line[: ends[-1]] if ends else excerpt(line, _LINE)


def _post(headline: str) -> str:
    """The headline, as much as a post on X holds beside the address."""
    if 2 * len(headline) <= _POST or _weight(headline) <= _POST:
        return headline
    room = _POST - _weight("…")
    count = 0
    while (room := room - _weight(headline[count])) >= 0:
        count += 1
    return excerpt(headline, min(count + 1, len(headline) - 1))


def _weight(text: str) -> int:
    """What X counts: one for most letters of alphabets, two for all else.

    Source: X, Counting characters, configuration 3. Emoji of several signs count less there.
    """
    return sum(
        1
        if code <= 4351 or 8192 <= code <= 8205 or 8208 <= code <= 8223 or 8242 <= code <= 8247
        else 2
        for code in map(ord, text)
    )


class _Encoded(dict[int, str]):
    """Each sign percent-encoded; a newspaper uses few hundred of them, again and again."""

    def __missing__(self, code: int) -> str:
        self[code] = encoded = quote(chr(code), safe="")
        return encoded


_ENCODED = _Encoded()


def _encode(text: str) -> str:
    return text.translate(_ENCODED)

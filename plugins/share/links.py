"""Share links, percent-encoded to the letter."""

import re
from collections.abc import Callable
from urllib.parse import quote

from newsroom.text.script_runs import isolate_runs
from newsroom.text.words import excerpt
from newsroom.views.models import ShareLink

__all__ = ["mistake_link", "share_links"]

_LINE = 140  # characters of standfirst; about three lines of a phone's chat
_SENTENCE_END = re.compile(r"[।॥۔?؟!](?= )")  # a full stop may be an initial's
_LONGEST = 7_900  # characters of a link; many servers refuse one of 8,192
_LONGEST_MAIL = 1_990  # Chrome and Edge on Windows open no mail link of 2,000
_LEAST_LINE = 20  # characters of standfirst; fewer say nothing
_POST = 280 - 23 - 1  # X counts 23 for any address, and a space before it


def share_links(headline: str, standfirst: str, address: str, lang: str) -> tuple[ShareLink, ...]:
    """Links that send an absolute address on, with the headline where the service takes a text.

    A message is ready to send: headline, a line of standfirst, address. Everything outside A-Z a-z
    0-9 ``-._~`` is encoded as UTF-8 (RFC 3986), so that no ``&`` or ``+`` of a headline ends the
    text. What makes a link too long is left out or cut, the standfirst first, the address never.
    """
    headline = _one_line(headline)
    line = _first_words(standfirst)
    url = _encode(address)

    def fit(compose: Callable[[str, str], str], longest: int = _LONGEST) -> str:
        return _fit(compose, headline, line, lang, longest)

    return (
        ShareLink("whatsapp", fit(lambda *text: f"https://wa.me/?text={_lines(*text, url)}")),
        ShareLink(
            "telegram", fit(lambda *text: f"https://t.me/share/url?url={url}&text={_lines(*text)}")
        ),
        ShareLink("facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        ShareLink(
            "x", f"https://x.com/intent/post?text={_encode(_post(headline, lang))}&url={url}"
        ),
        ShareLink("email", fit(lambda title, text: _mail(title, text, url), _LONGEST_MAIL)),
    )


def mistake_link(to: str, subject: str, address: str, lang: str) -> str:
    """A link that begins a mail to the newsroom, with the report's address below an empty text.

    As much of the subject stands as a mail link may be long.
    """
    url = _encode(address)

    def compose(subject: str, _: str) -> str:
        return f"mailto:{quote(to, safe='@')}?subject={subject}&body=%0D%0A%0D%0A{url}"

    return _fit(compose, _one_line(subject), "", lang, _LONGEST_MAIL)


def _lines(*parts: str) -> str:
    """Parts that are encoded already, a blank line between two."""
    return "%0A%0A".join(filter(None, parts))


def _mail(title: str, text: str, url: str) -> str:
    """A mail with the headline as its subject. Its lines end as RFC 6068, section 5, has it."""
    return f"mailto:?subject={title}&body={_lines(title, text, url)}".replace("%0A", "%0D%0A")


def _fit(
    compose: Callable[[str, str], str], headline: str, line: str, lang: str, longest: int
) -> str:
    """A link with as much of headline and standfirst as it may be long.

    Each letter of Hindi takes nine characters. Of the standfirst at least a few words stay, or it
    goes; only then is the headline cut, at a word or, where that is too long, at an akshara.
    """

    def made(title: str, text: str) -> str:
        return compose(_encode(isolate_runs(title, lang)), _encode(isolate_runs(text, lang)))

    whole = made(headline, line)
    if len(whole) <= longest:
        return whole
    shorter = _longest_that_fits(line, lambda text: len(made(headline, text)) <= longest)
    if len(shorter) >= _LEAST_LINE:
        return made(headline, shorter)
    return made(_longest_that_fits(headline, lambda text: len(made(text, "")) <= longest), "")


def _longest_that_fits(text: str, fits: Callable[[str], bool]) -> str:
    """A text, or as much of it as fits, cut at a word; empty where nothing does."""
    if fits(text):
        return text
    shortest, longest = 0, len(text)  # what fits, and what does not
    while longest - shortest > 1:
        middle = (shortest + longest) // 2
        if fits(excerpt(text, middle)):
            shortest = middle
        else:
            longest = middle
    return excerpt(text, shortest) if shortest > 1 else ""


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


def _post(headline: str, lang: str) -> str:
    """The headline, as much as a post on X holds beside the address."""
    post = isolate_runs(headline, lang)
    if 2 * len(post) <= _POST or _weight(post) <= _POST:
        return post
    cut = _longest_that_fits(headline, lambda text: _weight(isolate_runs(text, lang)) <= _POST)
    return isolate_runs(cut, lang)


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

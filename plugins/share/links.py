"""Share links, percent-encoded to the letter."""

from urllib.parse import quote

from newsroom.parts import ShareLink

__all__ = ["share_links"]


def share_links(headline: str, standfirst: str, address: str) -> tuple[ShareLink, ...]:
    """Links that send an absolute address on, with the headline where the service takes a text.

    WhatsApp's text is ready to send: headline, standfirst, address. Everything outside A-Z a-z 0-9
    ``-._~`` is encoded as UTF-8 (RFC 3986), so that no ``&`` or ``+`` of a headline ends the text.
    """
    url = _encode(address)
    title = _encode(headline)
    message = "%0A%0A".join(filter(None, (title, _encode(standfirst), url)))
    mail = message.replace("%0A", "%0D%0A")  # RFC 6068, section 5
    return (
        ShareLink("whatsapp", f"https://wa.me/?text={message}"),
        ShareLink("telegram", f"https://t.me/share/url?url={url}&text={title}"),
        ShareLink("facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        ShareLink("x", f"https://x.com/intent/post?text={title}&url={url}"),
        ShareLink("email", f"mailto:?subject={title}&body={mail}"),
    )


class _Encoded(dict[int, str]):
    """Each sign percent-encoded; a newspaper uses few hundred of them, again and again."""

    def __missing__(self, code: int) -> str:
        self[code] = encoded = quote(chr(code), safe="")
        return encoded


_ENCODED = _Encoded()


def _encode(text: str) -> str:
    return text.translate(_ENCODED)

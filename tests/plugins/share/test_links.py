from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.share.links import share_links

ADDRESS = "https://samachar.example/2026/11/24/pani/"
TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [*"&+#%=?/;:\"'<> \n\r\t", "क्ष", "ि", "🏏", "\u200f", "\u200d", "شملہ", "%20", "&amp;"]
        )
    ).map("".join),
)

ONE_SYSTEMS = TEXTS.map(lambda text: text.replace("\r", ""))  # line ends as copy has them


def sent(url: str) -> dict[str, str]:
    """What a service reads out of a link. Empty values are left out."""
    assert url.isascii()
    query = urlsplit(url).query
    assert "+" not in query
    read = parse_qs(query, strict_parsing=bool(query), keep_blank_values=True)
    assert all(len(values) == 1 for values in read.values())
    return {name: values[0] for name, values in read.items()}


def test_a_report_can_be_sent_five_ways() -> None:
    """Plain links of the services' own; no script and no tracker stands between."""
    links = share_links("नल & नाला", "", ADDRESS)

    headline = "%E0%A4%A8%E0%A4%B2%20%26%20%E0%A4%A8%E0%A4%BE%E0%A4%B2%E0%A4%BE"
    address = "https%3A%2F%2Fsamachar.example%2F2026%2F11%2F24%2Fpani%2F"
    assert [link.kind for link in links] == ["whatsapp", "telegram", "facebook", "x", "email"]
    assert [link.url for link in links][:4] == [
        f"https://wa.me/?text={headline}%0A%0A{address}",
        f"https://t.me/share/url?url={address}&text={headline}",
        f"https://www.facebook.com/sharer/sharer.php?u={address}",
        f"https://x.com/intent/post?text={headline}&url={address}",
    ]


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_every_text_arrives_as_it_was_written(headline: str, standfirst: str, address: str) -> None:
    """No sign of a headline ends the text, starts another field or changes on the way."""
    links = {link.kind: link.url for link in share_links(headline, standfirst, address)}

    message = "\n\n".join(part for part in (headline, standfirst, address) if part)
    assert sent(links["whatsapp"]) == {"text": message}
    assert sent(links["telegram"]) == {"url": address, "text": headline}
    assert sent(links["facebook"]) == {"u": address}
    assert sent(links["x"]) == {"text": headline, "url": address}


@settings(deadline=None)
@given(ONE_SYSTEMS, ONE_SYSTEMS)
def test_a_mail_holds_headline_standfirst_and_address(headline: str, standfirst: str) -> None:
    """A mail program decodes by percent signs alone: a plus sign stays one. Source: RFC 6068."""
    mail = share_links(headline, standfirst, ADDRESS)[-1].url

    assert mail.isascii()
    subject, body = mail.removeprefix("mailto:?subject=").split("&body=")
    assert "&" not in subject + body
    assert unquote(subject) == headline
    lines = unquote(body).replace("\r\n", "\n")
    assert lines == "\n\n".join(part for part in (headline, standfirst, ADDRESS) if part)

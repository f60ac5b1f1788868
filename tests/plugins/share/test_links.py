from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.share.links import mistake_link, share_links
from tests.scenarios.printed import PrintedSite, text_of

UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2069\u202c\u202d"))  # isolates
ADDRESS = "https://samachar.example/2026/11/24/pani/"
TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [*"&+#%=?/;:\"'<> \n\r\t", "क्ष", "ि", "🏏", "\u200f", "\u200d", "شملہ", "%20", "&amp;"]
        )
    ).map("".join),
)

TEXTS = TEXTS.filter(lambda text: len(text) <= 20)
ADDRESSES = TEXTS.map(lambda text: f"{ADDRESS}{text}")
LONG = st.lists(st.sampled_from(["पानी", "क्षेत्र", "डॉ.", "🏏", "شملہ", "&", "\n"]), min_size=60).map(
    " ".join
)


def one_line(text: str) -> str:
    """A text with each run of white space as one space, and without what is not seen."""
    return " ".join(text.translate(UNSEEN).split())


def words(*parts: str) -> str:
    """Parts of a message, those that are there."""
    return "\n\n".join(filter(None, parts))


def sent(url: str) -> dict[str, str]:
    """What a service reads out of a link. Empty values are left out."""
    assert url.isascii()
    query = urlsplit(url).query
    assert "+" not in query
    read = parse_qs(query, strict_parsing=bool(query), keep_blank_values=True)
    assert all(len(values) == 1 for values in read.values())
    return {name: values[0].translate(UNSEEN) for name, values in read.items()}


def test_a_report_can_be_sent_five_ways() -> None:
    """Plain links of the services' own; no script and no tracker stands between."""
    links = share_links("नल & नाला", "", ADDRESS, "hi")

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
@given(TEXTS, TEXTS, ADDRESSES)
def test_every_text_arrives_as_it_was_written(headline: str, standfirst: str, address: str) -> None:
    """No sign of a headline ends the text, starts another field or changes on the way.

    Runs of white space arrive as one space: a headline is a line.
    """
    links = {link.kind: link.url for link in share_links(headline, standfirst, address, "hi")}

    text = words(one_line(headline), one_line(standfirst))
    assert sent(links["whatsapp"]) == {"text": words(text, address)}
    assert sent(links["telegram"]) == {"url": address, "text": text}
    assert sent(links["facebook"]) == {"u": address}
    assert sent(links["x"]) == {"text": one_line(headline), "url": address}


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_mail_holds_headline_standfirst_and_address(headline: str, standfirst: str) -> None:
    """A subject of one line and a text with the line ends of mail (RFC 6068)."""
    mail = share_links(headline, standfirst, ADDRESS, "hi")[-1].url

    subject, body = mail.removeprefix("mailto:?subject=").split("&body=")
    lines = unquote(body).translate(UNSEEN).split("\r\n")
    assert unquote(subject).translate(UNSEEN) == one_line(headline)
    assert "\n" not in "".join(lines)
    assert "\n".join(lines) == words(one_line(headline), one_line(standfirst), ADDRESS)


@settings(deadline=None)
@given(LONG, st.sampled_from(["", "नल में पानी आया।", "کیا پانی آیا؟"]))
def test_of_a_long_standfirst_a_line_is_sent(standfirst: str, first: str) -> None:
    """It is its beginning, at most 140 characters, cut after a sentence or a word."""
    standfirst = f"{first} {standfirst}".strip()
    (told,) = parse_qs(urlsplit(share_links("शीर्षक", standfirst, ADDRESS, "hi")[0].url).query)[
        "text"
    ]

    headline, line, address = told.translate(UNSEEN).split("\n\n")
    assert (headline, address) == ("शीर्षक", ADDRESS)
    assert len(line) <= 140
    assert one_line(standfirst).startswith(line.removesuffix("…"))
    assert line == first if first else line.endswith("…")


@pytest.mark.parametrize(
    ("standfirst", "line"),
    [
        (" ".join(["जल"] * 47), " ".join(["जल"] * 47)),  # 140 characters
        (" ".join(["जल"] * 48), " ".join(["जल"] * 46) + "…"),  # the 47th ends at 140, without "…"
        ("जल" * 69 + "ल। पानी आया।", "जल" * 69 + "ल।"),  # the stop is the 140th
        ("पानी आया। " + "जल" * 65 + "। हाँ।", "पानी आया।"),  # the next stop is the 141st
    ],
)
def test_a_message_holds_as_much_of_a_standfirst_as_fits(standfirst: str, line: str) -> None:
    """Whole where it has 140 characters; else up to its last sentence or word within them."""
    _, told, _ = sent(share_links("शीर्षक", standfirst, ADDRESS, "hi")[0].url)["text"].split("\n\n")

    assert told == line


@pytest.mark.parametrize(
    "headline",
    ["अ" * 300, "क्षेत्र " * 60, "🏏" * 200, "₹250 " * 80, "𑂍" * 256, "پانی " * 90],
)
def test_a_post_on_x_is_never_too_long(headline: str) -> None:
    """280 by X's own count: 23 for an address, two for each sign beyond the alphabets."""
    post = sent(share_links(headline, "", ADDRESS, "hi")[3].url)

    weight = sum(1 if ord(sign) < 0x1100 else 2 for sign in post["text"])
    assert 100 < weight + 1 + 23 <= 280
    assert headline.startswith(post["text"].removesuffix("…"))


def test_a_headline_that_fits_is_posted_whole() -> None:
    """Whatever its script."""
    headline = "मंडी में सेब के दाम ₹250 प्रति किलो, बाग़वान बोले: लागत भी नहीं निकल रही" * 3

    assert sent(share_links(headline, "", ADDRESS, "hi")[3].url)["text"] == headline


@pytest.mark.parametrize("lang", ["hi", "en", "ur"])
def test_the_sample_site_s_links_are_ready_to_send(sample_site: PrintedSite, lang: str) -> None:
    """Headline, a line of standfirst, the very address of the page."""
    reports = [
        page
        for path, page in sample_site.pages.items()
        if page.lang == lang and page.all("section[@class='share']")
    ]

    for page in reports:
        links = [each.attrib["href"] for each in page.all("section[@class='share']//a")]
        headline, *line, address = sent(links[0])["text"].split("\n\n")
        assert headline.translate(UNSEEN) == one_line(text_of(page.one("h1")))
        assert all(len(each) <= 140 for each in line)
        assert address == page.canonical
        assert [sent(link).get("url") for link in links] == [None, address, None, address, None]
    assert reports


LANGS = {
    "hi": ("क्षेत्रीय संगठन ", "एकजुट होकर काम करें। "),
    "ur": ("صوبائی تنظیمیں 98160-12345 ", "مل کر کام کریں۔ "),
    "pa": ("ਖੇਤਰੀ ਸੰਗਠਨ ", "ਮਿਲ ਕੇ ਕੰਮ ਕਰਨ। "),
    "en": ("The & organisations ", "Work together as one. "),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("of_title", "of_line"), [(1, 1), (4, 7), (8, 7), (12, 3), (40, 40)])
def test_no_link_is_too_long_to_be_opened(lang: str, of_title: int, of_line: int) -> None:
    """Chrome and Edge on Windows open no mail link of 2,000 characters; the address stays whole.

    Each letter of Hindi takes nine of them. What is cut ends at a word.
    """
    title, line = (
        part * number for part, number in zip(LANGS[lang], (of_title, of_line), strict=True)
    )
    links = {each.kind: each.url for each in share_links(title, line, ADDRESS, lang)}

    assert len(links["email"]) < 2000
    assert max(map(len, links.values())) < 8000
    subject, body = links["email"].removeprefix("mailto:?subject=").split("&body=")
    head, *told, address = unquote(body, errors="strict").translate(UNSEEN).split("\r\n\r\n")
    assert unquote(subject, errors="strict").translate(UNSEEN) == head
    assert address == ADDRESS
    for sent_, whole in ((head, title), *((each, line) for each in told)):
        kept = sent_.removesuffix("…")
        assert one_line(whole).startswith(kept)
        assert sent_ == one_line(whole) or one_line(whole)[len(kept)] in " ।۔.-"
    assert len(told) == 1 or len(head) < len(one_line(title)) or of_title > 4


def test_one_word_as_long_as_a_page_is_cut_at_an_akshara() -> None:
    """No letter loses its sign, and no sign stands alone."""
    mail = share_links("क्षि" * 300, "", ADDRESS, "hi")[-1].url

    assert 1900 < len(mail) < 2000
    assert set(unquote(mail).split("subject=")[1].split("…")[0].split("क्षि")) == {""}


@pytest.mark.parametrize("number", range(60, 140))
def test_a_post_holds_as_much_as_fits(number: int) -> None:
    """A headline that fits to the last sign is posted whole; of a longer one no word is wasted."""
    headline = (
        "₹" * 120 + "क" * (16 - 2) if number == 60 else "पानी " * (number // 5) + "क" * number
    )
    post = sent(share_links(headline, "", ADDRESS, "hi")[3].url)["text"]

    collection = 280 - 23 - 1
    assert weigh(post) <= collection
    if weigh(headline) <= collection:
        assert post == headline
    else:
        kept = post.removesuffix("…")
        upcoming = headline[len(kept) :].split(" ")[: 2 if headline[len(kept)] == " " else 1]
        assert weigh(kept + " ".join(upcoming) + "…") > collection


def weigh(text: str) -> int:
    """What X counts for signs that are letters of alphabets, and for others."""
    return sum(1 if ord(sign) < 0x1100 else 2 for sign in text)


def test_a_number_in_a_message_in_urdu_is_in_order() -> None:
    """WhatsApp sets a message in order by itself: 98160-12345 would be turned round."""
    link = share_links("فون 98160-12345 پر", "", ADDRESS, "ur")[0].url

    assert unquote(link).split("text=")[1].startswith("فون \u206698160-12345\u2069 پر\n")


def test_a_mail_about_a_mistake_names_the_report() -> None:
    """Its headline is the subject, its address stands below the empty text."""
    url = mistake_link("sudhar@samachar.example", "ग़लती: पानी & आग", ADDRESS, "hi")

    parts = urlsplit(url)
    assert (parts.scheme, parts.path) == ("mailto", "sudhar@samachar.example")
    said = parse_qs(parts.query)
    assert one_line(said["subject"][0]) == "ग़लती: पानी & आग"
    assert said["body"] == [f"\r\n\r\n{ADDRESS}"]


@settings(deadline=None)
@given(st.one_of(TEXTS, LONG), st.sampled_from(["hi", "en", "ur"]))
def test_a_mail_about_a_mistake_is_never_too_long(headline: str, lang: str) -> None:
    """Windows opens none of 2,000 characters; whatever is cut, the address stands."""
    url = mistake_link("a+b&c?d@samachar.example", f"ग़लती: {headline}", ADDRESS, lang)

    parts = urlsplit(url)
    assert len(url) < 2_000
    assert url.isascii()
    assert unquote(parts.path) == "a+b&c?d@samachar.example"
    assert parse_qs(parts.query)["body"][0].endswith(ADDRESS)
    assert parse_qs(parts.query).keys() == {"subject", "body"}

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.records.old_addresses import OldAddressError, read_old_address

PIECES = st.sampled_from(
    [
        *("/", "//", "a", "नया", "%E0%A4%A8", "%E0%A4", "%", "%25", "%2541", "%2F", "%2e%2e", "+"),
        *("%20", "%0A", "%00", ";", "%3B", "%3F", "?", "#", "..", ".", "\\", "index.html", ".html"),
        *("https://old.example", "//x", "www.x.example", "mailto:", ".samachar", ".Journal", " "),
        *("a" * 260, "/a" * 40, "\u200f", "é", "index.php/", "old.example/"),
    ]
)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/purana", "/purana/"),
        ("/purana/", "/purana/"),
        ("/news/pani.html", "/news/pani.html"),
        ("/news/pani.HTM", "/news/pani.HTM"),
        ("/news/pani.html/", "/news/pani.html/"),
        ("/story.php", "/story.php/"),
        ("/2019/05/%E0%A4%A8%E0%A4%AF%E0%A4%BE/", "/2019/05/नया/"),
        ("/2019/05/नया", "/2019/05/नया/"),
        ("/2019/नया-%E0%A4%AA%E0%A5%81%E0%A4%B2", "/2019/नया-पुल/"),
        ("/%e0%a5%9c/", "/\u095c/"),  # not composed anew: a browser asks for these very bytes
        ("/naya+pul/", "/naya+pul/"),
        ("/naya%2Bpul/", "/naya+pul/"),
        ("/naya%20pul/", "/naya pul/"),
        ("/100%/", "/100%/"),
        ("/100%25/", "/100%/"),
        ("/a%2541/", "/a%41/"),
        ("/index.php/2019/pul", "/index.php/2019/pul/"),
        ("/2019/index.html", "/2019/index.html"),
        ("/.well-known/x/", "/.well-known/x/"),
        ("/a..b/...", "/a..b/.../"),
        ("/" + "/".join("a" * 30), "/" + "/".join("a" * 30) + "/"),
    ],
)
def test_an_old_address_is_a_place(written: str, address: str) -> None:
    """As a browser's bar shows it, or as it copies it."""
    assert read_old_address(written) == address


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("purana-pata", "is no old address. Write '/purana-pata/'."),
        ("purana.html", "is no old address. Write '/purana.html'."),
        ("//purana//pata/", "is a whole address. Write '/pata/'."),
        ("/purana//pata/", "is no old address. Write '/purana/pata/'."),
        ("/a/../b/", "is no old address. Write '/a/b/'."),
        ("/a/%2e%2E/b/", "is no old address. Write '/a/b/'."),
        ("/a%2Fb/", "is no old address. Write '/a/b/'."),
        ("/a%0Ab/", "is no old address. Write '/ab/'."),
        ("\\a\\b", "is no old address. Write '/a/b/'."),
        ("https://old.example/2019/pul/", "is a whole address. Write '/2019/pul/'."),
        ("HTTP://old.example:80/2019/%E0%A4%A8", "is a whole address. Write '/2019/न/'."),
        ("//old.example/2019/pul.html", "is a whole address. Write '/2019/pul.html'."),
        ("www.old.example/2019/pul?x=1#y", "is a whole address. Write '/2019/pul/'."),
        ("old.example/2019/pul", "is a whole address. Write '/2019/pul/'."),
        ("https://old.example/a%3Fb/", "is a whole address. Write '/a%3Fb/'."),
        ("https://old.example/", "is the front page, which does not move. Delete it."),
        ("https://old.example", "is the front page, which does not move. Delete it."),
        ("/", "is the front page, which does not move. Delete it."),
        ("/index.html", "is the front page, which does not move. Delete it."),
        (
            "/story.php?id=12",
            "has a '?': pages are files, and what follows it names none. Write '/story.php/'.",
        ),
        ("/?p=12", "has a '?': pages are files, and what follows it names none. Delete it."),
        ("/pul/#k3", "has a '#', of which a server is never told. Write '/pul/'."),
        (
            "/pul%E0%A4/",
            "is not UTF-8. Copy it anew from the address bar of a browser, or delete it.",
        ),
        ("/.samachar/", "begins with a name that the press needs itself. Delete it."),
        ("/.Journal/x/", "begins with a name that the press needs itself. Delete it."),
        ("/.samachar", "begins with a name that the press needs itself. Delete it."),
        ("/%2Ejournal.part/", "begins with a name that the press needs itself. Delete it."),
    ],
)
def test_what_is_no_old_address_is_told(written: str, message: str) -> None:
    """With what to write instead, where there is anything."""
    with pytest.raises(OldAddressError) as told:
        read_old_address(written)

    assert str(told.value) == f"'{written}' {message}"


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("/a" * 1_200, "lies 1200 folders deep, and 30 are the most"),
        (f"/{'a' * 251}/", "is longer than the name of a file can be"),
        (f"/{'न' * 84}/", "is longer than the name of a file can be"),
        (f"/{'%E0%A4%A8' * 84}/", "is longer than the name of a file can be"),
        (f"/{'a' * 240}" * 5, "is longer than the name of a file can be"),
    ],
)
def test_what_no_disk_takes_is_told(written: str, fault: str) -> None:
    """Without all of it in the message."""
    with pytest.raises(OldAddressError) as told:
        read_old_address(written)

    assert str(told.value) == f"'{written[:60]}…' {fault}. Delete it."


@given(st.lists(PIECES, max_size=6).map("".join))
@example("/a%3Bb?")
@example("//x/%")
def test_every_remedy_is_an_old_address(written: str) -> None:
    """It is read as it stands, names no file of the press, and leads nowhere else."""
    said = ""
    try:
        address = read_old_address(written)
    except OldAddressError as error:
        said = str(error)
    if said.lower().endswith("delete it."):
        return
    if said:
        remedy = re.search(r"Write '(.*)'\.$", said, re.DOTALL)
        assert remedy is not None
        assert ";" not in remedy[1]
        address = read_old_address(remedy[1])
    names = address.strip("/").split("/")
    assert address.startswith("/")
    assert not {"", ".", ".."} & set(names)
    assert not names[0].lower().startswith((".samachar", ".journal"))
    assert all(0 < len(name.encode()) <= 250 for name in names)
    assert "\0" not in address
    assert "\n" not in address

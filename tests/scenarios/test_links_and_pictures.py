"""Links and pictures as editors write them, in whatever file they stand."""

import io
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from newsroom.proof.crawlers.structured import nodes_of
from tests.scenarios.printed import PrintedPage, PrintedSite
from tests.scenarios.run import pelican, print_edition, write_settings

REPORT = "/2026/11/24/pul-band/"


def picture() -> bytes:
    """A PNG of 16 by 9 px."""
    drawn = io.BytesIO()
    Image.new("RGB", (16, 9), "teal").save(drawn, "PNG")
    return drawn.getvalue()


def not_printed(newsdesk: Path, text: str, header: str = "", **files: str | bytes) -> list[str]:
    """What the editor is told of a report that is sent back."""
    run = print_edition(newsdesk, with_report(newsdesk, text, header, **files))
    assert run.status == 1, run.out
    return run.said


def printed(newsdesk: Path, text: str, header: str = "", **files: str | bytes) -> PrintedSite:
    """Print the good copy with one report more; ``files`` are other files, by path."""
    run = print_edition(newsdesk, with_report(newsdesk, text, header, **files))
    assert run.status == 0, run.err
    return PrintedSite(run.output)


def with_report(newsdesk: Path, text: str, header: str = "", **files: str | bytes) -> Path:
    """Write a report, and other files, into the good copy."""
    content = newsdesk / "content"
    report = (
        "Title: पुल बंद\nId: 20261124-pq7x\nSlug: pul-band\nDate: 2026-11-24 10:00\n"
        f"Category: pradesh\n{header}\n{text}\n"
    )
    for path, copy in {"reports/2026/11/pul.md": report, **files}.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(copy if isinstance(copy, bytes) else copy.encode())
    return content


def links_of(page: PrintedPage, kind: str = "copy") -> list[str]:
    """Where the links of a text lead."""
    return [link.attrib["href"] for link in page.all(f"div[@class='{kind}']//a")]


def test_a_link_to_a_file_beside_the_report(newsdesk: Path) -> None:
    """The path may begin at the report's own folder, and keep its anchor."""
    file = newsdesk / "content/reports/2026/11/pani-ka-samay.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n## समय\n\nसुबह छह बजे।\n", encoding="utf-8")
    text = "[यह]({filename}pani-ka-samay.md#समय) [वह]({filename}../11/pani-ka-samay.md)"

    site = printed(newsdesk, text)

    assert links_of(site.page(REPORT)) == [
        "/2026/11/24/pani-ka-samay/#समय",
        "/2026/11/24/pani-ka-samay/",
    ]


def test_a_link_to_a_held_back_report_is_plain_text(newsdesk: Path) -> None:
    """Time alone must not keep an edition from being made; the words stay, the link comes later."""
    draft = (
        "Title: सड़क\nId: 20261124-sd2k\nSlug: sadak\nDate: 2026-11-25 10:00\n"
        "Category: pradesh\n\nसड़क।\n"
    )

    site = printed(newsdesk, "[सड़क]({filename}kal.md) कल।", **{"reports/2026/11/kal.md": draft})

    assert links_of(site.page(REPORT)) == []
    assert "<p>सड़क कल।</p>" in site.page(REPORT).source


@pytest.mark.parametrize("collection", ["people", "sections"])
def test_a_link_to_a_held_back_report_is_plain_text_anywhere(
    newsdesk: Path, collection: str
) -> None:
    """In HTML, in a bio and in a section's description; what stands around it stays."""
    held = (
        "Title: सड़क\nId: 20261124-sd2k\nSlug: sadak\nDate: 2026-11-25 10:00\n"
        "Category: pradesh\n\nसड़क।\n"
    )
    link = '\nक <a href="{filename}/reports/2026/11/kal.md" title="ख">*सड़क* पर</a> ग\n'
    files = {
        "reports/2026/11/kal.md": held,
        "people/mira-thakur.md": f"Name: मीरा ठाकुर\nSlug: mira-thakur\n{link}",
        "sections/pradesh.md": f"Name: प्रदेश\nSlug: pradesh\n{link}",
    }
    url = {"people": "/speaker/mira-thakur/", "sections": "/section/pradesh/"}[collection]

    site = printed(newsdesk, link, "Speakers: mira-thakur\n", **files)

    for page, kind in ((site.page(url), "description"), (site.page(REPORT), "copy")):
        assert links_of(page, kind) == []
        assert "<p>क <em>सड़क</em> पर ग</p>" in page.source
    assert not [path for path in site.files if b"kal.md" in (site.output / path).read_bytes()]


def test_a_web_address_keeps_its_letters(newsdesk: Path) -> None:
    """Query, ampersand and percent signs of another site's address are not touched."""
    site = printed(newsdesk, "[खोज](https://e.example/?a=1&b=%E0%A4%95#c) और <https://e.example/>")

    assert links_of(site.page(REPORT)) == [
        "https://e.example/?a=1&b=%E0%A4%95#c",
        "https://e.example/",
    ]


def test_a_mail_address_in_angle_brackets(newsdesk: Path) -> None:
    """Markdown's own way to write one."""
    site = printed(newsdesk, "<desk@samachar.example> पर लिखें।")

    assert links_of(site.page(REPORT)) == ["mailto:desk@samachar.example"]


def test_a_link_in_html(newsdesk: Path) -> None:
    """HTML may be written where Markdown is not enough; its links are links too."""
    site = printed(newsdesk, '<a href="{filename}pani-ka-samay.md">पानी</a> देखें।')

    assert links_of(site.page(REPORT)) == ["/2026/11/24/pani-ka-samay/"]


def test_a_link_to_a_picture(newsdesk: Path) -> None:
    """A link may lead to the picture itself: to a rendition, for the original is not printed."""
    files = {"images/pul.png": picture()}

    site = printed(newsdesk, "[बड़ा चित्र]({static}/images/pul.png)", **files)

    (link,) = links_of(site.page(REPORT))
    assert re.fullmatch(r"/images/pul-[0-9a-f]{10}-16\.png", link)
    assert site.file_behind(link)
    assert "images/pul.png" not in site.files


def test_a_link_to_someone_who_writes_but_never_speaks(newsdesk: Path) -> None:
    """It leads to the page that is printed: the author's."""
    site = printed(newsdesk, "[डेस्क]({filename}/people/samachar-desk.md) ने बताया।")

    assert links_of(site.page(REPORT)) == ["/author/samachar-desk/"]


def test_a_link_to_a_picture_of_another_name(newsdesk: Path) -> None:
    """Spaces and Devanagari are encoded; in HTML, in a bio and beside a picture too."""
    files = {
        "images/पुल 1.png": picture(),
        "people/mira-thakur.md": (
            "Name: मीरा ठाकुर\nSlug: mira-thakur\n\n[चित्र](<{static}/images/पुल 1.png>)\n"
        ),
    }
    text = (
        '[बड़ा](<{static}/images/पुल 1.png>) <a href="{static}/images/पुल 1.png">वही</a>\n\n'
        "![पुल](<{static}/images/पुल 1.png>)"
    )

    site = printed(newsdesk, text, "Speakers: mira-thakur\n", **files)

    address, same = links_of(site.page(REPORT))
    assert address == same
    assert address.startswith(f"/images/{quote('पुल 1')}-")
    assert links_of(site.page("/speaker/mira-thakur/"), "description") == [address]
    assert site.file_behind(address)


@pytest.mark.parametrize("collection", ["people", "sections"])
def test_a_link_in_a_bio_or_a_section(newsdesk: Path, collection: str) -> None:
    """Every file of copy may link to every other."""
    link = "\n[पानी]({filename}/reports/2026/11/pani-ka-samay.md)\n"
    files = {
        "people/mira-thakur.md": f"Name: मीरा ठाकुर\nSlug: mira-thakur\n{link}",
        "sections/pradesh.md": f"Name: प्रदेश\nSlug: pradesh\n{link}",
    }
    url = {"people": "/speaker/mira-thakur/", "sections": "/section/pradesh/"}[collection]

    site = printed(newsdesk, "पुल बंद।", "Speakers: mira-thakur\n", **files)

    assert links_of(site.page(url), "description") == ["/2026/11/24/pani-ka-samay/"]


def test_a_picture_with_a_space_in_its_name(newsdesk: Path) -> None:
    """What a phone or an editor calls it; addresses have no spaces."""
    files = {"images/पुल 1.png": picture()}
    text = "![पुल](<{static}/images/पुल 1.png>)"

    site = printed(newsdesk, text, "Image: पुल 1.png\nImage-Alt: पुल\n", **files)
    page = site.page(REPORT)

    (address,) = {image.attrib["src"] for image in page.all("main//img")}
    assert address.startswith(f"/images/{quote('पुल 1')}-")
    images = nodes_of(page)[0]["image"]
    assert len(images) == 3  # 16:9, 4:3 and 1:1
    for image in images:
        assert image.startswith(f"{site.siteurl}/images/{quote('पुल 1')}-")
        assert site.file_behind(site.own(image))


def test_a_picture_in_a_text_becomes_a_figure(newsdesk: Path) -> None:
    """Measured, described, with its title as the caption; loaded when it comes near."""
    files = {"images/pul.png": picture()}

    site = printed(newsdesk, '![पुल "क"]({static}/images/pul.png "नीचे & ऊपर")', **files)
    page = site.page(REPORT)

    image = page.one("figure[@class='picture']/img")
    assert (image.get("width"), image.get("height"), image.get("loading")) == ("16", "9", "lazy")
    assert image.get("alt") == 'पुल "क"'
    assert page.one("figure[@class='picture']/figcaption").text == "नीचे & ऊपर"
    assert site.file_behind(image.get("src"))


def photograph(grain: int = 30) -> bytes:
    """A JPEG of 1000 by 750 px, which says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (31.0, 6.0, 12.0)
    exif[0x010F] = "Secret"
    drawn = io.BytesIO()
    Image.effect_noise((1000, 750), grain).convert("RGB").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


@pytest.mark.parametrize(
    "written",
    ["/images/%E0%A4%AA%E0%A5%81%E0%A4%B2%201.png", "\\images\\पुल 1.png", "/images/./पुल 1.png"],
)
def test_an_address_of_a_picture_may_be_spelt_in_its_own_way(newsdesk: Path, written: str) -> None:
    """As a browser copies it, or Windows writes it."""
    files = {"images/पुल 1.png": picture()}

    page = printed(newsdesk, f"![पुल](<{{static}}{written}>)", **files).page(REPORT)

    address = page.one("figure/img").get("src") or ""
    assert address.startswith(f"/images/{quote('पुल 1')}-")


def test_a_photograph_is_offered_in_renditions(newsdesk: Path) -> None:
    """Every one that is named is there and as wide as it is said to be.

    The file that the editor gave is not.
    """
    header = "Image: pul.jpg\nImage-Alt: पुल\n"
    files = {"images/pul.jpg": photograph()}
    text = "![क]({static}/images/pul.jpg)\n![ख]({static}/images/pul.jpg)"

    site = printed(newsdesk, text, header, **files)

    page = site.page(REPORT)
    assert len(page.all("div[@class='copy']//picture")) == 3
    assert len(page.all("div[@class='gallery']/figure/a/picture")) == 2
    offered = [
        pair.split(" ")
        for each in (*page.all("source"), *page.all("img"))
        for pair in each.get("srcset", "").split(", ")
    ]
    assert len(offered) > 10
    for address, width in offered:
        with Image.open(site.output / address.lstrip("/")) as rendition:
            assert f"{rendition.width}w" == width
    crops = {site.own(image) for image in nodes_of(page)[0]["image"]}
    assert len(crops) == 3
    named = {address for address, _ in offered} | set(links_of(page)) | crops
    assert {f"/{path}" for path in site.files if path.startswith("images/")} == named
    for path in named:
        assert b"Secret" not in (site.output / path.lstrip("/")).read_bytes()


def test_the_first_picture_comes_first_and_the_others_when_they_are_near(newsdesk: Path) -> None:
    """On a slow line one picture must not wait for five."""
    header = "Image: pul.jpg\nImage-Alt: पुल\n"
    text = "![क]({static}/images/pul.jpg)"

    page = printed(newsdesk, text, header, **{"images/pul.jpg": photograph()}).page(REPORT)

    first, *others = page.all("main//img")
    assert (first.get("fetchpriority"), first.get("loading")) == ("high", None)
    assert [each.get("loading") for each in others] == ["lazy"] * len(others)


def test_an_article_with_a_photograph_is_light(newsdesk: Path) -> None:
    """What a telephone 360 px wide with two points a pixel fetches: 28 KB of picture at most.

    An old one, which knows no AVIF, gets a JPEG of the same width.
    """
    header = "Image: pul.jpg\nImage-Alt: पुल\n"

    page = printed(newsdesk, "पाठ।", header, **{"images/pul.jpg": photograph(90)}).page(REPORT)

    for each in page.all("main//picture/*"):
        candidates = [pair.split(" ") for pair in each.get("srcset").split(", ")]
        wanted = 2 * (360 - 32)
        enough = [address for address, width in candidates if int(width[:-1]) >= wanted]
        chosen = enough[0] if enough else candidates[-1][0]
        file = newsdesk / "output" / chosen.lstrip("/")
        most = 28 if chosen.endswith(".avif") else 80
        assert file.stat().st_size <= most * 1024, chosen


def test_an_address_of_a_picture_is_told_how_to_write_it(newsdesk: Path) -> None:
    """Its real one changes with every change of the picture."""
    run = not_printed(newsdesk, "[चित्र](/images/pul.png)", **{"images/pul.png": picture()})

    assert run[0] == (
        "reports/2026/11/pul.md:7: The link '/images/pul.png' is no address of a picture. Write "
        "'{static}/images/pul.png'."
    )


def test_every_fault_of_a_picture_is_told_at_once(newsdesk: Path) -> None:
    """With the line of the copy that names it; nothing is printed."""
    half = photograph()
    said = not_printed(
        newsdesk,
        "![क]({static}/images/half.jpg)\n\n![ख]({static}/images/cut.webp)",
        "Image: empty.png\nImage-Alt: पुल\n",
        **{
            "images/half.jpg": half[: len(half) // 2],
            "images/cut.webp": b"RIFF\0\0\0\0WEBPVP8 ",
            "images/empty.png": b"",
        },
    )

    assert said[:-1] == [
        "reports/2026/11/pul.md:6: The picture 'empty.png' is empty. Save it again.",
        (
            "reports/2026/11/pul.md:9: The picture 'half.jpg' is broken. Save it again from the "
            "original."
        ),
        (
            "reports/2026/11/pul.md:11: The picture 'cut.webp' is broken. Save it again from the "
            "original."
        ),
    ]


def test_only_pictures_that_are_shown_are_printed(newsdesk: Path) -> None:
    """A picture of a report that is held back must not be found by guessing its address."""
    site = printed(
        newsdesk,
        "पुल बंद।",
        "Status: draft\nImage: pul.png\nImage-Alt: पुल\n",
        **{"images/pul.png": picture(), "images/andhera.png": picture()},
    )

    assert not [path for path in site.files if path.startswith("images/")]


NOT_YET = {
    "a draft": "Status: draft\n",
    "under embargo": "Embargo: 2026-11-25 06:00\n",
    "expired": "Expires: 2026-11-24 12:00\n",
}
SOMEONE = "Name: कमला नेगी\nSlug: kamla-negi\nImage: chehra.png\nImage-Alt: कमला नेगी\n"


@pytest.mark.parametrize("when", NOT_YET)
def test_whoever_is_named_in_no_printed_report_is_nowhere(newsdesk: Path, when: str) -> None:
    """Neither portrait nor bio, in whatever file; nor what a section shows that has no page."""
    bio = "\n[पत्र]({static}/images/patra.png)\n\n![घर]({static}/images/ghar.png)\n"
    section = "Name: खेल\nSlug: khel\n\n![मैदान]({static}/images/maidan.png)\n"
    header = f"{NOT_YET[when]}Speakers: kamla-negi\nImage: bhavan.png\nImage-Alt: भवन\n"
    names = ("bhavan", "chehra", "patra", "ghar", "maidan")
    files = {f"images/{name}.png": picture() for name in names}

    site = printed(
        newsdesk,
        "कमला नेगी ने बताया।",
        header,
        **{"people/kamla-negi.md": f"{SOMEONE}{bio}", "sections/khel.md": section, **files},
    )

    words = [
        *names,
        "kamla-negi",
        "कमला",
        "khel",
        "खेल",
        "pq7x",
        REPORT.strip("/").rpartition("/")[2],
    ]
    for path in site.files:
        assert not [word for word in words if word in path]
        content = (site.output / path).read_bytes()
        assert not [word for word in words if word.encode() in content], path
    made = newsdesk / ".samachar" / "renditions"
    assert not list(made.glob("*.made"))


def test_a_picture_of_someone_without_a_page_is_looked_at_all_the_same(newsdesk: Path) -> None:
    """Else its mistake is told on the day that the report is printed, and stops the edition."""
    said = not_printed(newsdesk, "पुल बंद।", "", **{"people/kamla-negi.md": SOMEONE})

    assert said[0] == (
        "people/kamla-negi.md:3: The picture 'chehra.png' is not in content/images/. Put it there "
        "or correct the name."
    )


def test_a_portrait_stands_on_the_page_with_its_description(newsdesk: Path) -> None:
    """Of a speaker, in the page and in what it tells search engines."""
    person = "Name: मीरा ठाकुर\nSlug: mira-thakur\nImage: mira.png\nImage-Alt: मीरा, मंच पर\n"

    site = printed(
        newsdesk,
        "मीरा ठाकुर ने बताया।",
        "Speakers: mira-thakur\n",
        **{"people/mira-thakur.md": person, "images/mira.png": picture()},
    )
    page = site.page("/speaker/mira-thakur/")

    image = page.one("figure/img")
    assert image.get("alt") == "मीरा, मंच पर"
    assert re.fullmatch(r"/images/mira-[0-9a-f]{10}-16\.png", image.get("src") or "")
    assert site.file_behind(image.get("src"))
    assert f"{site.siteurl}{image.get('src')}" in page.source


def test_a_portrait_without_a_description_is_sent_back(newsdesk: Path) -> None:
    """Who does not see it must be told whom it shows."""
    person = "Name: मीरा ठाकुर\nSlug: mira-thakur\nImage: mira.png\n"
    files = {"people/mira-thakur.md": person, "images/mira.png": picture()}

    said = not_printed(newsdesk, "पुल बंद।", "Speakers: mira-thakur\n", **files)

    assert said[0] == (
        "people/mira-thakur.md:3: The picture 'mira.png' has no description. Write 'Image-Alt:'."
    )


def test_the_published_site_uses_what_the_everyday_one_has_made(newsdesk: Path) -> None:
    """Each picture is made once for all outputs, and stays as long as one of them shows it."""
    header = "Image: pul.jpg\nImage-Alt: पुल\n"
    content = with_report(newsdesk, "पाठ।", header, **{"images/pul.jpg": photograph()})
    conf = write_settings(newsdesk, content)
    store = newsdesk / ".samachar" / "renditions"
    outputs = [newsdesk / name for name in ("output", "output.publish")]

    first = pelican(content, "-s", conf, output=outputs[0])
    made = {file.name: file.stat().st_mtime_ns for file in store.glob("*.*")}
    second = pelican(content, "-s", conf, output=outputs[1])
    (content / "reports/2026/11/pul.md").unlink()
    third = pelican(content, "-s", conf, output=outputs[0])

    assert (first.status, second.status, third.status) == (0, 0, 0)
    kept = {file.name: file.stat().st_mtime_ns for file in store.glob("*.*")}
    renditions = {name for name in made if name.endswith((".avif", ".jpg", ".made"))}
    assert len(renditions) > 4
    assert {name: kept.get(name) for name in renditions} == {
        name: made[name] for name in renditions
    }
    assert list((outputs[1] / "images").iterdir())
    assert not (outputs[0] / "images").exists()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ('राम\'s "नल" #1?.png', 'राम\'s "नल" #1?.png'),
        ("50% छूट.png", "50% छूट.png"),
        ("2026/pul.png", "2026\\pul.png"),
        ("Screenshot 5\u202fPM.png", "Screenshot 5 PM.png"),
    ],
)
def test_a_picture_may_be_called_what_its_editor_likes(
    newsdesk: Path, name: str, written: str
) -> None:
    """Every address that the page gives leads to a file."""
    header = f"Image: {written}\nImage-Alt: पुल\n"

    site = printed(newsdesk, "पाठ।", header, **{f"images/{name}": picture()})

    (address,) = {image.attrib["src"] for image in site.page(REPORT).all("main//img")}
    assert " " not in address
    assert site.file_behind(address)


def test_an_unlisted_speaker_is_nowhere(newsdesk: Path) -> None:
    """``Listed: no`` keeps a minor, or someone the law protects, out of every file."""
    person = "Name: मीरा ठाकुर\nSlug: mira-thakur\nListed: no\n"

    site = printed(
        newsdesk,
        "एक छात्रा ने बताया।",
        "Speakers: mira-thakur\n",
        **{"people/mira-thakur.md": person},
    )

    assert not [path for path in site.files if "mira-thakur" in path]
    for path in site.files:
        assert "मीरा".encode() not in (site.output / path).read_bytes(), path
        assert b"mira-thakur" not in (site.output / path).read_bytes(), path


def test_a_name_without_a_page_is_no_link(newsdesk: Path) -> None:
    """A byline such as "our correspondent" has no page to lead to."""
    person = "Name: हमारे संवाददाता\nSlug: samvaddata\nKind: unnamed\n"

    site = printed(newsdesk, "पुल बंद।", "Authors: samvaddata\n", **{"people/samvaddata.md": person})
    byline = site.page(REPORT).one("p[@class='byline']/b")

    assert "".join(byline.itertext()).strip() == "हमारे संवाददाता"
    assert byline.findall("a") == []


def test_an_old_address_leads_to_the_report(newsdesk: Path) -> None:
    """``Redirect-From`` leaves a signpost; search engines are told where the report is now."""
    site = printed(newsdesk, "पुल बंद।", "Redirect-From: /2026/11/20/purana/\n")
    signpost = site.page("/2026/11/20/purana/")

    assert not signpost.is_noindex  # the report itself would be dropped with it
    assert signpost.canonical == f"{site.siteurl}{REPORT}"
    assert REPORT in set(signpost.addresses())

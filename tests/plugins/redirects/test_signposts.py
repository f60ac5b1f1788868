from dataclasses import replace

import pytest

from newsroom.engine.plan import Asset, Document, Page, PlannedFile
from newsroom.records.address_book import AddressBook, KnownAddress
from newsroom.records.former_addresses import current_addresses
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person, Register
from newsroom.records.report import Tag
from newsroom.records.section import Section
from newsroom.records.standing_page import StandingPage
from newsroom.records.topic import Spelling, Topic, Topics
from plugins.redirects.signposts import plan_signposts
from tests.plugins.newspapers import add_report, newspaper, report
from tests.plugins.newspapers import person as on_file

ID = "20261124-k7f3"
REPORT = KnownAddress("report", "hi", ID, "/2026/11/24/pani/")
SECTION = KnownAddress("section", "hi", "khel", "/section/khel/", ID)
TOPIC = KnownAddress("topic", "hi", "जल", "/topic/jal/")


def paper_with(
    *known: KnownAddress, siteurl: str = "https://samachar.example", **changes: object
) -> Newspaper:
    """A newspaper of one report on one topic, and what its address book knows."""
    paper = newspaper(siteurl)
    add_report(paper, report(topics=(Tag("जल", "jal"),), **changes))
    paper.addressbook = AddressBook(list(known))
    return paper


def compose_feed() -> bytes:
    """A feed."""
    return b"<rss/>"


def plan_of(paper: Newspaper) -> list[PlannedFile]:
    """What the other plugins plan: a page and a feed at each address, and an older page."""
    plan: list[PlannedFile] = [Page("index.html", "front.html", "hi", {})]
    for known in current_addresses(paper):
        folder = known.url.lstrip("/")
        plan.append(Page(f"{folder}index.html", f"{known.kind}.html", known.lang, {}))
        if known.kind in {"section", "speaker"}:
            plan.append(Page(f"{folder}page/1/index.html", "section.html", known.lang, {}))
            plan.append(Document(f"{folder}rss.xml", compose_feed))
    return plan


def planned(paper: Newspaper) -> list[PlannedFile]:
    """What is planned at old addresses."""
    return list(plan_signposts(paper, plan_of(paper)))


def signposts(paper: Newspaper, *, lists: bool = False) -> dict[str, str]:
    """Where each signpost is saved, and where it leads; and where a feed repeats which."""
    found = {}
    for each in planned(paper):
        if isinstance(each, Document):
            found[each.save_as] = each.repeats
        else:
            assert isinstance(each, Page)
            assert each.template == "redirect.html"
            found[each.save_as] = each.inputs["target"]  # type: ignore[index]
    return {
        place: target
        for place, target in found.items()
        if lists or not ("/page/" in place or place.endswith(".xml"))
    }


def told(paper: Newspaper) -> list[str]:
    """What the editor is told of the signposts."""
    planned(paper)
    return [str(mistake) for mistake in paper.mistakes]


@pytest.mark.parametrize("siteurl", ["https://samachar.example", "https://x.example/khabar"])
def test_the_addresses_of_reports_sections_and_topics_are_kept(siteurl: str) -> None:
    """Without the site's own path, which may change."""
    paper = paper_with(siteurl=siteurl)

    assert list(current_addresses(paper)) == [REPORT, SECTION, TOPIC]


def test_an_edition_without_reports_has_no_addresses() -> None:
    """It is not printed."""
    assert list(current_addresses(newspaper())) == []


def test_where_nothing_moved_there_is_no_signpost() -> None:
    """The current addresses are on record and taken."""
    assert signposts(paper_with(REPORT, SECTION, TOPIC)) == {}


@pytest.mark.parametrize(
    ("old", "save_as", "target"),
    [
        (replace(REPORT, url="/2026/11/23/nal/"), "2026/11/23/nal", "/2026/11/24/pani/"),
        (replace(SECTION, url="/section/sports/"), "section/sports", "/section/khel/"),
        (replace(TOPIC, url="/topic/paani/"), "topic/paani", "/topic/jal/"),
    ],
)
def test_what_moved_leaves_a_signpost(old: KnownAddress, save_as: str, target: str) -> None:
    """Bookmarks and other sites' links go on leading there."""
    assert signposts(paper_with(old)) == {f"{save_as}/index.html": target}


def test_what_moved_twice_leads_to_where_it_is_now() -> None:
    """No chain of signposts."""
    first, second = (replace(REPORT, url=f"/2026/11/{day}/pani/") for day in (21, 22))

    assert signposts(paper_with(first, second, REPORT)) == {
        "2026/11/21/pani/index.html": "/2026/11/24/pani/",
        "2026/11/22/pani/index.html": "/2026/11/24/pani/",
    }


def test_a_signpost_tells_its_readers_and_search_engines() -> None:
    """In the words of its edition, with the address in full; "noindex" would take that one too."""
    paper = paper_with(replace(REPORT, url="/nal/"), siteurl="https://x.example/khabar")

    (page,) = planned(paper)
    assert isinstance(page, Page)

    assert page.save_as == "nal/index.html"
    assert page.lang == "hi"
    assert page.inputs["target"] == "/khabar/2026/11/24/pani/"
    assert page.inputs["head"].title == "This page has moved | समाचार"
    assert page.inputs["head"].canonical == "https://x.example/khabar/2026/11/24/pani/"
    assert page.inputs["head"].robots == ""


def test_an_address_that_another_has_taken_is_not_touched() -> None:
    """The report that stands there now is what its readers want."""
    paper = paper_with(replace(REPORT, url="/2026/11/24/nal/"))
    add_report(paper, report("nal", id="20261124-zzzz"))

    assert signposts(paper) == {}


def test_what_is_gone_leaves_no_signpost() -> None:
    """A report that was taken down, a topic without a report, a person whom nobody knows."""
    gone = [
        KnownAddress("report", "hi", "20250101-aaaa", "/2025/01/01/x/"),
        KnownAddress("topic", "hi", "बिजली", "/topic/bijli/"),
        KnownAddress("section", "ur", "baghban", "/ur/section/baghban/"),
        KnownAddress("speaker", "hi", "meera", "/speaker/meera/", ID, "मीरा"),
    ]

    assert signposts(paper_with(*gone)) == {}


def test_an_old_site_leads_to_the_report_that_names_it() -> None:
    """``Redirect-From``; a file of the old site stays a file."""
    paper = paper_with(redirects=("/story.php/", "/purani/", "/news/pani.html", "/न ख/"))

    assert signposts(paper) == {
        "story.php/index.html": "/2026/11/24/pani/",
        "purani/index.html": "/2026/11/24/pani/",
        "news/pani.html": "/2026/11/24/pani/",
        "न ख/index.html": "/2026/11/24/pani/",
    }


@pytest.mark.parametrize(
    "written", ["/section/khel/", "/Section/Khel/index.html", "/2026/11/24/pani/"]
)
def test_an_old_site_takes_no_address_of_this_one(written: str) -> None:
    """What is printed there now would be lost; the editor is told."""
    paper = paper_with(redirects=(written,))

    assert told(paper) == [
        (
            f"reports/2026/11/pani.md:1: '{written}' is the address of a page of its own. Delete "
            "it here or there."
        )
    ]


def test_two_reports_do_not_share_an_old_address() -> None:
    """One of them would never be reached."""
    paper = paper_with(redirects=("/purana/",))
    add_report(paper, report("nal", id="20261124-zzzz", redirects=("/purana/",)))

    assert told(paper) == [
        (
            "reports/2026/11/nal.md:1: '/purana/' is the address of a redirect of "
            "'reports/2026/11/pani.md'. Delete it here or there."
        )
    ]


def test_a_report_may_name_an_old_address_twice() -> None:
    """It leads to one place."""
    paper = paper_with(redirects=("/purana/", "/purana/index.html"))

    assert signposts(paper) == {"purana/index.html": "/2026/11/24/pani/"}
    assert list(paper.mistakes) == []


@pytest.mark.parametrize("old", ["/index.html/x/", "/section/khel/rss.xml/"])
def test_no_signpost_stands_below_a_file(old: str) -> None:
    """No disk can hold both."""
    file = old.strip("/").removesuffix("/x")

    assert told(paper_with(redirects=(old,))) == [
        (
            f"reports/2026/11/pani.md:1: '{old}' is the address of a page below the file "
            f"'/{file}'. Delete it here or there."
        )
    ]


def test_an_editor_s_word_stands_above_the_address_book() -> None:
    """Who names an old address wants its readers."""
    paper = paper_with(replace(TOPIC, url="/topic/paani/"), redirects=("/topic/paani/",))

    assert signposts(paper) == {"topic/paani/index.html": "/2026/11/24/pani/"}


def test_a_signpost_knows_the_file_that_asked_for_it() -> None:
    """So that whatever is told of it leads there."""
    (page,) = planned(paper_with(redirects=("/purana/",)))

    assert page.source == "reports/2026/11/pani.md"


# A version that went


def test_a_version_that_was_withdrawn_leads_to_the_original() -> None:
    """Of a report, a section, a standing page; but a feed in another language is no news."""
    gone = [
        replace(REPORT, lang="en", url="/en/2026/11/24/water/"),
        replace(SECTION, lang="en", url="/en/section/khel/"),
        KnownAddress("page", "en", "about", "/en/about-us/"),
    ]
    paper = paper_with(*gone)
    paper.editions["hi"].pages["pages/about"] = about()

    assert signposts(paper, lists=True) == {
        "en/2026/11/24/water/index.html": "/2026/11/24/pani/",
        "en/section/khel/index.html": "/section/khel/",
        "en/section/khel/page/1/index.html": "/section/khel/page/1/",
        "en/about-us/index.html": "/about/",
    }


def about(slug: str = "about") -> StandingPage:
    """The page on the newsroom."""
    paper = newspaper()
    page = StandingPage(
        path="pages/about.md", story="pages/about", lang="hi", slug=slug, title="हमारे बारे में"
    )
    page.address = paper.addresses.standing("hi", slug)
    return page


def test_a_standing_page_that_moved_leaves_a_signpost() -> None:
    """It is known by its file."""
    paper = paper_with(KnownAddress("page", "hi", "about", "/about-us/"))
    paper.editions["hi"].pages["pages/about"] = about()

    assert signposts(paper) == {"about-us/index.html": "/about/"}


# Sections and people


def test_a_feed_goes_on_at_its_old_address() -> None:
    """Readers of feeds follow no signpost; and the further pages of a list lead on, too."""
    paper = paper_with(KnownAddress("section", "hi", "sports", "/section/sports/", ID))

    assert signposts(paper, lists=True) == {
        "section/sports/index.html": "/section/khel/",
        "section/sports/page/1/index.html": "/section/khel/page/1/",
        "section/sports/rss.xml": "section/khel/rss.xml",
    }


def test_a_section_that_is_gone_leads_to_where_its_report_is() -> None:
    """But one that only has no report now waits for the next."""
    old = KnownAddress("section", "hi", "sports", "/section/sports/", ID)
    assert signposts(paper_with(old)) == {"section/sports/index.html": "/section/khel/"}

    paper = paper_with(old)
    paper.sections["sports"] = Section("sports", "sections/sports.md", names={"hi": "खेलकूद"})
    assert signposts(paper) == {}
    assert signposts(paper_with(replace(old, report="20200101-aaaa"))) == {}


def paper_of_people(*people: Person, speakers: tuple[str, ...], old: KnownAddress) -> Newspaper:
    """A newspaper whose report quotes some people; one address is on record."""
    paper = paper_with(old, speakers=speakers)
    paper.register = Register(people)
    for slug in speakers:
        paper.editions["hi"].reports_by_speaker[slug] = list(paper.reports)
    return paper


def person(slug: str, name: str, *aliases: str) -> Person:
    """Somebody, by name."""
    return on_file(slug, names={"hi": name}, aliases={"hi": aliases})


KAMLA = KnownAddress("speaker", "hi", "kamla", "/speaker/kamla/", ID, "कमला वर्मा")


def test_a_person_under_another_slug_is_known_by_name_and_report() -> None:
    """The file was renamed, and the person too: the old name is an alias."""
    paper = paper_of_people(
        person("kamla-devi", "कमला देवी", "कमला वर्मा"), speakers=("kamla-devi",), old=KAMLA
    )

    assert signposts(paper, lists=True) == {
        "speaker/kamla/index.html": "/speaker/kamla-devi/",
        "speaker/kamla/page/1/index.html": "/speaker/kamla-devi/page/1/",
        "speaker/kamla/rss.xml": "speaker/kamla-devi/rss.xml",
    }
    assert KAMLA not in set(current_addresses(paper))


@pytest.mark.parametrize(
    ("people", "speakers"),
    [
        pytest.param([person("k-2", "कमला वर्मा")], (), id="a namesake, in no report of hers"),
        pytest.param([person("mira", "मीरा")], ("mira",), id="somebody else, in her report"),
        pytest.param(
            [person("k-2", "कमला वर्मा"), person("k-3", "कमला वर्मा")], ("k-2", "k-3"), id="two"
        ),
        pytest.param(
            [person("kamla", "कमला वर्मा"), person("k-2", "कमला वर्मा")],
            ("k-2",),
            id="she herself is there, and is not named",
        ),
    ],
)
def test_a_name_alone_makes_nobody_somebody_else(
    people: list[Person], speakers: tuple[str, ...]
) -> None:
    """A wrong page on a person is worse than none."""
    assert signposts(paper_of_people(*people, speakers=speakers, old=KAMLA)) == {}


def test_the_addresses_of_people_and_pages_are_kept() -> None:
    """With the report and the name by which a person is known again; in one line each."""
    paper = paper_of_people(person("kamla", "कमला\tवर्मा"), speakers=("kamla",), old=REPORT)
    paper.editions["hi"].pages["pages/about"] = about()

    kept = list(current_addresses(paper))

    assert kept[3:] == [KAMLA, KnownAddress("page", "hi", "about", "/about/")]
    assert (kept[3].report, kept[3].name) == (ID, "कमला वर्मा")


def test_what_an_editor_put_at_the_root_stays() -> None:
    """A file in the place of an old address is no page that has left it."""
    paper = paper_with(replace(REPORT, url="/nal/"), replace(TOPIC, url="/nal/x/"))
    plan = [*plan_of(paper), Asset("nal", paper.content / "root/nal", "root/nal")]

    assert list(plan_signposts(paper, plan)) == []


def test_there_are_no_circles_and_no_chains() -> None:
    """A circle cannot be: whatever moved leads to where something is printed."""
    first, second = KnownAddress("report", "hi", ID, "/nal/"), replace(REPORT, key="20261124-zzzz")
    paper = paper_with(first, second, redirects=("/jal/",))
    add_report(paper, report("nal", id="20261124-zzzz"))

    targets = set(signposts(paper).values())

    assert targets <= {known.url for known in current_addresses(paper)}


def test_a_topic_that_became_an_alias_leads_to_the_one() -> None:
    """In its language, or else to that of another edition; a name of nobody leads nowhere."""
    old = KnownAddress("topic", "hi", "पानी", "/topic/pani/")
    foreign = KnownAddress("topic", "en", "Pani", "/en/topic/pani/")
    gone = KnownAddress("topic", "hi", "वन", "/topic/van/")
    paper = paper_with(old, foreign, gone)
    spelt = tuple(Spelling(name, "topics/jal.md", 3) for name in ("पानी", "Pani"))
    paper.topics = Topics([Topic("jal", "topics/jal.md", names={"hi": "जल"}, spellings=spelt)])

    assert signposts(paper) == {
        "topic/pani/index.html": "/topic/jal/",
        "en/topic/pani/index.html": "/topic/jal/",
    }

"""`./inv proof pages`: each rule finds the page that breaks it, and says what to do."""

import re
from collections.abc import Iterable

import pytest

from newsroom.engine.progress import Progress
from newsroom.proof import Fault, Figure, PrintedSite, pages
from newsroom.proof.pages import form, languages, links, policy, sharing
from tests.proof.conftest import REPORT, Spoil

OWN = "https://samachar.example/2026/11/24/pul-par-vahan/"
ENGLISH = "https://samachar.example/en/2026/11/24/bridge-closed-to-lorries/"


def said(faults: Iterable[Fault], about: str = REPORT) -> list[str]:
    """What is told of one page."""
    return [str(fault) for fault in faults if fault.place.startswith(about)]


@pytest.mark.parametrize(
    ("rule", "old", "new", "fault"),
    [
        (
            *(form.sound, "<!DOCTYPE html>", "<!DOCTYPE html></p>"),
            (
                ":1:19: html5lib says 'unexpected-end-tag-before-html'. "
                "Mend the template, or what copy became."
            ),
        ),
        (
            *(form.alone, '<main id="main"', '<main id="share"'),
            ": the id 'share' is given 2 times. Give each place an id of its own.",
        ),
        (
            *(form.headings, "</main>", "<h1>x</h1></main>"),
            ": it has 2 h1. A page has one headline of its own.",
        ),
        (
            *(form.headings, "</h1>", "</h1><h4>नाप</h4>"),
            ": 'नाप' is an h4 under an h1. Make it an h2.",
        ),
        (
            *(form.labels, 'aria-labelledby="share"', 'aria-labelledby="shaer"'),
            (
                ": aria-labelledby names 'shaer', which is not there. "
                "Name the id of what should be read aloud."
            ),
        ),
        (
            *(form.titled, "<title>", "<title></title><title>"),
            ": it has no title. Say in <title> what it is about.",
        ),
        (
            *(form.titled, 'name="description"', 'name="descripton"'),
            ": it has no description. Give its head one: search shows it under the title.",
        ),
        (
            *(form.described_pictures, "</main>", '<img src="/a.png" width="9" height="9"></main>'),
            ": the picture '/a.png' has no alt. Say what it shows.",
        ),
        (
            *(form.described_pictures, "</main>", '<img src="/a.png" alt="x" height="9"></main>'),
            ": the picture '/a.png' has no width. Give its size in px, so that nothing jumps.",
        ),
        (
            *(languages.marked, 'lang="hi" dir="ltr"', 'lang="ur" dir="rtl"'),
            ': it says lang="ur" dir="rtl". Its edition\'s is lang="hi" dir="ltr".',
        ),
        (
            *(languages.canonical, f'rel="canonical" href="{OWN}"', 'rel="canonical" href="/x/"'),
            (
                ": its canonical address '/x/' is not of this site. "
                "Write it in full, beginning with https://samachar.example/."
            ),
        ),
        (
            *(
                languages.canonical,
                f'rel="canonical" href="{OWN}',
                f'rel="canonical" href="{ENGLISH}',
            ),
            (
                ": its canonical address leads to "
                "en/2026/11/24/bridge-closed-to-lorries/index.html. Name the page's own address."
            ),
        ),
        (
            *(languages.canonical, 'rel="canonical"', 'rel="canoncal"'),
            ": it has 0 canonical addresses. A page has one address of its own.",
        ),
        (
            *(links.kinds, 'href="#main"', 'href="main.html"'),
            (
                ": 'main.html' is of no kind that is used here. "
                "Begin it with '/', '#', https:, mailto: or tel:."
            ),
        ),
        (
            *(links.leading, 'href="/section/', 'href="/sectoin/'),
            ": '/sectoin/pradesh/' leads nowhere. Print what it names, or take the link out.",
        ),
        (
            *(links.anchors, 'href="#main"', 'href="#mian"'),
            f": '#mian' names a part that {REPORT} does not have. Name an id that is there.",
        ),
        (
            *(policy.policies, "Content-Security-Policy", "Content-Policy"),
            ": it has 0 content security policies. Include parts/policy.html once.",
        ),
        (
            *(policy.policies, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
            ": its policy allows 'unsafe-inline' in script-src. Allow only this site, or a hash.",
        ),
        (
            *(policy.policies, "img-src 'self'", "img-src https://cdn.example"),
            ": its policy allows https://cdn.example in img-src. Allow only this site, or a hash.",
        ),
        (
            *(policy.policies, "base-uri 'none'", "base-uri 'self'"),
            ": its policy lacks base-uri 'none'. Allow nothing that is not named.",
        ),
        (
            *(policy.policies, "<title>", '<link rel="icon" href="/theme/icon.svg"><title>'),
            ": its policy stands after what it rules. Put it before styles, links and scripts.",
        ),
        (
            *(policy.no_inline_code, "</main>", "<script>x()</script></main>"),
            ": it has a script in it. Put it into theme/static/js.",
        ),
        (
            *(policy.no_inline_code, "<h1 ", '<h1 onclick="x()" '),
            ": <h1> has the attribute onclick. The policy forbids it: use a class or a script.",
        ),
        (
            *(policy.no_inline_code, "<h1 ", '<h1 style="color: red" '),
            ": <h1> has the attribute style. The policy forbids it: use a class or a script.",
        ),
        (
            *(policy.no_inline_code, 'href="#main"', 'href="JavaScript:x()"'),
            ": <a href> runs a script. Lead to an address.",
        ),
        (
            *(policy.fetching, "</main>", "<iframe></iframe></main>"),
            ": it has <iframe>. Link to it instead.",
        ),
        (
            *(policy.fetching, "</main>", '<img src="http://samachar.example/a.png"></main>'),
            (
                ": it fetches 'http://samachar.example/a.png' without encryption. "
                "Serve it from this site."
            ),
        ),
        (
            *(policy.fetching, "<style>", "<style>a{background:url(//cdn.example/a.png)}"),
            ": it fetches '//cdn.example/a.png'. Fetch only what begins with '/'.",
        ),
        (
            *(policy.referrer, "strict-origin-when-cross-origin", "unsafe-url"),
            ": its referrer policy is 'unsafe-url'. Say strict-origin-when-cross-origin.",
        ),
        (
            *(sharing.previews, 'property="og:image:alt"', 'property="og:image:text"'),
            ": Open Graph lacks og:image:alt. Give its head a picture and all that previews show.",
        ),
        (
            *(sharing.previews, f'"og:url" content="{OWN}"', f'"og:url" content="{ENGLISH}"'),
            f": og:url says '{ENGLISH}'. It is '{OWN}'.",
        ),
        (
            *(sharing.previews, '"og:locale" content="hi_IN"', '"og:locale" content="hi"'),
            ": og:locale says 'hi'. It is 'hi_IN'.",
        ),
        (
            *(
                sharing.previews,
                '"og:image" ',
                '"og:image" content="https://samachar.example/pool.png" ',
            ),
            (
                ": og:image 'https://samachar.example/pool.png' leads nowhere. "
                "Name a file of the site in full, from https://samachar.example/ on."
            ),
        ),
    ],
)
def test_a_broken_page_is_told(
    spoil: Spoil, rule: pages.Rule, old: str, new: str, fault: str
) -> None:
    """Where, what, and what to do; tests/scenarios shows that no sound page is told."""
    assert said(rule(spoil(old, new))) == [REPORT + fault]


def test_a_percent_encoded_fragment_is_sound(spoil: Spoil) -> None:
    """A browser sends '#नियम' so; it names the same part."""
    part, other = "%E0%A4%A8%E0%A4%BF%E0%A4%AF%E0%A4%AE", "%E0%A4%A8"
    named = f'<p id="नियम"><a href="#{part}">x</a> <a href="{{}}">y</a></p></main>'

    assert said(links.anchors(spoil("</main>", named.format(f"#{part}")))) == []
    assert len(said(links.anchors(spoil("</main>", named.format(f"#{other}"))))) == 1


def test_a_style_that_the_policy_does_not_admit_is_told(spoil: Spoil) -> None:
    """The browser would show the page without it."""
    (told,) = said(policy.admitted(spoil("</style>", " </style>")))

    assert re.fullmatch(
        rf"{REPORT}: its policy allows the styles 'sha256-(\S+)'. "
        r"Those in the page are 'sha256-(?!\1)\S+'\.",
        told,
    )


def test_versions_that_do_not_name_each_other_are_told(spoil: Spoil) -> None:
    """Hreflang holds both ways, or search takes no notice of it."""
    site = spoil('hreflang="ur"', 'hreflang="bn"')
    english = "en/2026/11/24/bridge-closed-to-lorries/index.html"

    assert (
        f"{REPORT}: hreflang en leads to {english}, which names other versions. "
        "All versions of a page name the same versions."
    ) in said(languages.versions(site))
    assert said(languages.versions(site), english) == [
        f"{english}: hreflang {lang} leads to {REPORT}, which names other versions. "
        "All versions of a page name the same versions."
        for lang in ("hi", "x-default")
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            *('hreflang="x-default"', 'hreflang="mr"'),
            "hreflang's x-default is ''. It is the hi version, or else the page.",
        ),
        (
            *('hreflang="hi"', 'hreflang="bn"'),
            f"hreflang does not name itself as hi. Add hi with {OWN}.",
        ),
        (
            *('hreflang="en"', 'hreflang="en" href="https://samachar.example/en/x/"'),
            (
                "hreflang en leads to 'https://samachar.example/en/x/', "
                "which is no page's canonical address. Name the version's own address."
            ),
        ),
        ('hreflang="pa"', 'hreflang="ur"', "hreflang names a language twice. Name each once."),
    ],
)
def test_a_wrong_line_of_hreflang_is_told(spoil: Spoil, old: str, new: str, fault: str) -> None:
    """Among whatever follows from it."""
    site = spoil(old, new)

    assert f"{REPORT}: {fault}" in said(languages.versions(site))


def test_a_page_without_a_picture_lacks_a_preview(sound_site: PrintedSite) -> None:
    """WhatsApp shows a bare address then, where the others of its edition have a card."""
    plain = PrintedSite.__new__(PrintedSite)
    plain.__dict__.update(sound_site.__dict__)
    page = sound_site.pages["about/index.html"]
    source = re.sub(r'<meta property="og:image[^>]*>', "", page.source)
    plain.pages = {**sound_site.pages, page.path: type(page)(page.path, source, page.edition)}

    assert [str(fault) for fault in sharing.previews(plain)] == [
        (
            "about/index.html: Open Graph lacks og:image, og:image:width, og:image:height, "
            "og:image:alt. Give its head a picture and all that previews show."
        )
    ]


def test_a_site_under_a_path_is_read_as_one(sound_site: PrintedSite) -> None:
    """What leads past the path of SITEURL leads nowhere."""
    site = PrintedSite(sound_site.output, "https://samachar.example/khabar")

    assert (
        f"{REPORT}: '/theme/icon.svg' leads nowhere. Addresses here begin with '/khabar/'."
        in said(links.leading(site))
    )


def test_every_page_is_counted(sound_site: PrintedSite) -> None:
    """The proof says over how many pages it holds."""
    figures = [each for each in pages.prove(sound_site, Progress()) if isinstance(each, Figure)]

    assert figures == [Figure("pages read", "all pages", len(sound_site.pages))]

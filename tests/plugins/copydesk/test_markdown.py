import re
import xml.etree.ElementTree as ET
from pathlib import Path
from unicodedata import normalize

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter
from plugins.copydesk.markdown import Copy, MarkdownRenderer

TEMPLATES = Path(__file__).parents[3] / "theme" / "templates"
DESK = MarkdownRenderer()
FIRST_LINE = 5

# A browser's view, so that the desk's own lists are not tested by themselves.
TAGS = {
    *("a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "del"),
    *("details", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6"),
    *("hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section"),
    *("small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "tr", "u", "ul"),
}
ATTRIBUTES = {
    *("alt", "cite", "class", "colspan", "datetime", "dir", "href", "id", "lang", "role"),
    *("rowspan", "scope", "src", "start", "title"),
}
SCHEMES = {"", "http", "https", "mailto", "tel"}


def convert(text: str) -> tuple[Copy, list[str]]:
    """A text as HTML, and what is told of it."""
    mistakes = Mistakes()
    copy = DESK.convert(FrontMatter("a.md", {}, text, FIRST_LINE), "hi", mistakes)
    return copy, [str(mistake) for mistake in mistakes]


def html(text: str) -> str:
    """The HTML of a text that has no mistake."""
    copy, told = convert(text)
    assert told == []
    return copy.html


def normal(text: str) -> str:
    """A text as the copy desk has it before it is set."""
    return normalize("NFC", text)


def ids(text: str) -> list[str]:
    """The ids of a text's headings."""
    return re.findall(r'<h\d id="([^"]*)"', html(text))


def test_prose_is_paragraphs() -> None:
    """A single line feed is none."""
    assert html("पहला\nवाक्य।\n\n*दूसरा* **वाक्य**।") == (
        "<p>पहला\nवाक्य।</p>\n<p><em>दूसरा</em> <strong>वाक्य</strong>।</p>"
    )


def test_signs_that_html_reads_are_escaped() -> None:
    """Prose may hold them."""
    assert html("5 < 7 & 8 > 2") == "<p>5 &lt; 7 &amp; 8 &gt; 2</p>"
    assert html("`<script>`") == "<p><code>&lt;script&gt;</code></p>"
    assert html("```\n<script>\n```") == "<pre><code>&lt;script&gt;\n</code></pre>"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# क\n\n## ख", ["h2", "h3"]),
        ("## क\n\n### ख", ["h2", "h3"]),
        ("### क\n\n## ख\n\n#### ग", ["h3", "h2", "h4"]),
        ("# क\n\n###### ख", ["h2", "h6"]),
    ],
)
def test_headings_stand_below_the_headline(text: str, levels: list[str]) -> None:
    """Whatever level the editor begins with; the steps between them stay."""
    assert re.findall(r"<(h\d)", html(text)) == levels


def test_a_headings_id_keeps_its_matras() -> None:
    """It can be read in an address, and is small letters."""
    assert ids("## शिमला में पानी की कमी!") == ["शिमला-में-पानी-की-कमी"]
    assert ids("## ज़िला Water Board 2026") == ["ज़िला-water-board-2026"]


def test_headings_of_one_text_have_ids_of_their_own() -> None:
    """A heading without a word has one too."""
    assert ids("# क\n\n# क\n\n# क 2\n\n# !\n\n# ?") == ["क", "क-2", "क-2-2", "bhag", "bhag-2"]


def test_a_headings_id_is_made_of_its_words_alone() -> None:
    """Marks, HTML and escapes within it leave nothing behind."""
    assert ids("## पानी <b>की</b> *कमी*") == ["पानी-की-कमी"]
    assert ids("## नल \\* `जल` \\[3\\]") == ["नल-जल-3"]


def test_a_heading_never_takes_an_id_of_the_theme() -> None:
    """A link to a part of the page would else lead to the copy."""
    pages = ["base.html", "report.html", *(f"macros/{f.name}" for f in TEMPLATES.glob("macros/*"))]
    pages += [f"parts/{file.name}" for file in TEMPLATES.glob("parts/*.html")]
    used = {
        found
        for name in pages
        for found in re.findall(r'\bid="([\w-]+)"', (TEMPLATES / name).read_text(encoding="utf-8"))
    }
    assert {"main", "said", "share"} <= used

    taken = {made for name in used for made in ids(f"## {name}")}

    assert taken & used == set()


def test_a_table_has_classes_and_no_styles() -> None:
    """The security policy drops style attributes."""
    table = html("| क | ख | ग | घ |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |")

    assert "style" not in table
    assert re.findall(r'<t[hd](?: class="(\w+)")?>', table) == ["left", "right", "center", ""] * 2


def test_a_picture_that_leads_elsewhere_is_a_figure_too() -> None:
    """So a video of another site is shown: its picture, a caption, a link, and nothing fetched."""
    shown = '[![मंच](/a.jpg "भाषण का वीडियो (चित्र: मीरा)")](https://www.youtube.com/watch?v=x)'

    assert html(shown) == (
        '<figure class="picture"><a href="https://www.youtube.com/watch?v=x">'
        '<img alt="मंच" src="/a.jpg"></a><figcaption>भाषण का वीडियो '
        '<span class="credit">चित्र: मीरा</span></figcaption></figure>'
    )
    assert "<figure" not in html("देखें [![मंच](/a.jpg)](https://example.org/)")
    assert "<figure" not in html("[देखें ![मंच](/a.jpg)](https://example.org/)")


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    """Its title is the caption."""
    assert html('![नल]({static}/images/a.jpg "नल, <b> & जल")') == (
        '<figure class="picture"><img alt="नल" src="{static}/images/a.jpg">'
        "<figcaption>नल, &lt;b&gt; &amp; जल</figcaption></figure>"
    )
    assert html("![नल](/a.jpg)") == ('<figure class="picture"><img alt="नल" src="/a.jpg"></figure>')


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("नया पुल। (चित्र: मीरा नेगी)", 'नया पुल। <span class="credit">चित्र: मीरा नेगी</span>'),
        ("नया पुल।(फ़ोटो : मीरा)", 'नया पुल। <span class="credit">फ़ोटो : मीरा</span>'),
        ("(Photo: Mira & Sons)", '<span class="credit">Photo: Mira &amp; Sons</span>'),
        ("نیا پل۔ (تصویر: میرا)", 'نیا پل۔ <span class="credit">تصویر: میرا</span>'),
        ("ਪੁਲ। (ਤਸਵੀਰ: ਮੀਰਾ)", 'ਪੁਲ। <span class="credit">ਤਸਵੀਰ: ਮੀਰਾ</span>'),
        ("दल (बाएँ से: मीरा, आशा)", "दल (बाएँ से: मीरा, आशा)"),
        ("दल (चित्र: )", "दल (चित्र: )"),
        ("(चित्र: क) दल", "(चित्र: क) दल"),
    ],
)
def test_a_caption_ends_with_its_credit_in_brackets(title: str, printed: str) -> None:
    """In the words of any language; other brackets are the caption's own."""
    set_ = html(f'![नल](/a.jpg "{normal(title)}")')

    assert f"<figcaption>{normal(printed)}</figcaption>" in set_


def test_pictures_on_lines_of_one_paragraph_are_a_gallery() -> None:
    """Each is a figure with its caption, and a link to the whole picture."""
    assert html('![क](/a.jpg "एक")\n![ख](/b.jpg)') == (
        '<div class="gallery">\n'
        '<figure class="picture"><a href="/a.jpg"><img alt="क" src="/a.jpg"></a>'
        "<figcaption>एक</figcaption></figure>\n"
        '<figure class="picture"><a href="/b.jpg"><img alt="ख" src="/b.jpg"></a></figure>\n'
        "</div>"
    )


def test_pictures_parted_by_blank_lines_stand_alone() -> None:
    """As each would."""
    assert html("![क](/a.jpg)\n\n![ख](/b.jpg)").count('<figure class="picture"><img') == 2


@pytest.mark.parametrize(
    "text", ["![क](/a.jpg)\nपाठ\n![ख](/b.jpg)", "![क](/a.jpg)\n[ख](/b/)", "पाठ\n![क](/a.jpg)"]
)
def test_pictures_among_words_are_no_gallery(text: str) -> None:
    """They stay in their sentence."""
    assert "gallery" not in html(text)
    assert "<figure" not in html(text)


def test_every_picture_of_a_gallery_wants_its_description() -> None:
    """In the line where it stands."""
    _, told = convert("![क](/a.jpg)\n![](/b.jpg)")

    assert [line.partition(" Write")[0] for line in told] == [
        "a.md:6: The picture '/b.jpg' has no description."
    ]


def test_a_picture_in_a_sentence_stays_there() -> None:
    """With its title."""
    assert html('यह ![नल](/a.jpg "क") है') == '<p>यह <img alt="नल" src="/a.jpg" title="क"> है</p>'
    assert html("![क](/a.jpg) ![ख](/b.jpg)").startswith("<p>")


def test_a_picture_without_a_description_is_told() -> None:
    """In its line."""
    _, told = convert("पाठ\n\n![](/a.jpg)")

    assert told == [
        (
            "a.md:7: The picture '/a.jpg' has no description. Write what it shows between '![' and "
            "']', or in 'alt'."
        )
    ]


def test_links_are_gathered_with_their_lines() -> None:
    """Pictures and footnotes too, for those who look where they lead."""
    copy, told = convert(
        "[क]({filename}/pages/a.md)\n\n[ख][r] ![ग](/a.jpg)\n\n[r]: https://x.in/?a&b"
    )

    assert told == []
    assert [(link.line, link.target) for link in copy.links] == [
        (5, "{filename}/pages/a.md"),
        (9, "https://x.in/?a&b"),
        (7, "/a.jpg"),
    ]


@pytest.mark.parametrize("target", ["/none/?a&amp;b", "/none/?a&b", "javascript&colon;x"])
def test_a_link_beside_html_is_gathered_and_told_once(target: str) -> None:
    """Markdown and HTML are read one after the other; the editor has one link to put right."""
    copy, told = convert(f"पाठ\n\n[क]({target}) <b>ख</b>")

    assert [link.line for link in copy.links] == [7]
    assert len(told) == target.startswith("javascript")


def test_links_and_pictures_in_html_are_gathered() -> None:
    """With their lines, as those of Markdown."""
    copy, told = convert(
        'पाठ\n\n<a href="{filename}a.md">क</a>\n\n<img src="/a.jpg" alt="ख"> <a id="x">ग</a>'
    )

    assert [(link.line, link.target) for link in copy.links][:2] == [
        (7, "{filename}a.md"),
        (9, "/a.jpg"),
    ]
    assert told == []


def test_a_mail_address_in_brackets_is_a_link() -> None:
    """Markdown hides it from harvesters by entities; the desk reads it plain."""
    copy, told = convert("<desk@samachar.example>")

    assert told == []
    assert [link.target for link in copy.links] == ["mailto:desk@samachar.example"]


def test_one_text_leaves_nothing_to_the_next() -> None:
    """The desk converts file after file with one instance."""
    text = "# क\n\n[x](/y/) नोट[^1] और UN\n\n[^1]: ख\n\n*[UN]: संयुक्त राष्ट्र"
    first = convert(text)
    second = convert(text)
    third, _ = convert("[x][r] UN\n\n# क")

    assert second == first
    assert third.links == ()
    assert third.html == '<p>[x][r] UN</p>\n<h2 id="क">क</h2>'


NOT_HERE = "may not stand in copy."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<script>x</script>", f"'<script>' {NOT_HERE} Write Markdown or delete it."),
        ("<SCRIPT src=x></SCRIPT>", f"'<script>' {NOT_HERE} Write Markdown or delete it."),
        (
            "<iframe src='https://x'></iframe>",
            (
                f"'<iframe>' {NOT_HERE} Write a picture that leads there: "
                "'[![what it shows]({static}/images/name.jpg)](https://…)'."
            ),
        ),
        ("<style>p{}</style>", f"'<style>' {NOT_HERE} Write Markdown or delete it."),
        ("<svg/onload=x>", f"'<svg>' {NOT_HERE} Write Markdown or delete it."),
        ("<h1>x</h1>", f"'<h1>' {NOT_HERE} Write Markdown or delete it."),
        ("<form></form>", f"'<form>' {NOT_HERE} Write Markdown or delete it."),
        ('<div onclick="x">क</div>', f"'onclick' in '<div>' {NOT_HERE} Delete it."),
        ('<a/onmouseover=x href="/">क</a>', f"'onmouseover' in '<a>' {NOT_HERE} Delete it."),
        ('<p style="color:red">क</p>', f"'style' in '<p>' {NOT_HERE} Delete it."),
        ('<img src="/a.jpg" alt="क" srcset="x">', f"'srcset' in '<img>' {NOT_HERE} Delete it."),
        (
            '<a href="JavaScript:x">क</a>',
            (
                "The link 'JavaScript:x' begins with 'javascript:'. Links begin with 'https:', "
                "'mailto:', 'tel:', '/' or '{filename}'."
            ),
        ),
        (
            '<a href=" java&#10;script:x">क</a>',
            (
                "The link 'java script:x' begins with 'javascript:'. Links begin with 'https:', "
                "'mailto:', 'tel:', '/' or '{filename}'."
            ),
        ),
        (
            '<img alt="क" src="data:image/svg+xml,x">',
            (
                "The link 'data:image/svg+xml,x' begins with 'data:'. Links begin with 'https:', "
                "'mailto:', 'tel:', '/' or '{filename}'."
            ),
        ),
        ("<!-- राज़ -->", "'<!-- राज़ ' would be published. Delete the comment."),
        ("<!DOCTYPE html>", f"'<!DOCTYPE html>' {NOT_HERE} Delete it."),
        ("<?php x ?>", f"'<?php x ?>' {NOT_HERE} Delete it."),
        ("<![CDATA[x]]>", f"'<![' {NOT_HERE} Delete it."),
        ("<div><![CDATA[></div>", f"'<![' {NOT_HERE} Delete it."),
    ],
)
def test_markup_that_may_not_stand_in_copy_is_told(text: str, told: str) -> None:
    """In its line, with what to do."""
    _, said = convert(f"पाठ\n\n{text}\n\nपाठ")

    assert f"a.md:7: {told}" in said or f"a.md:{FIRST_LINE}: {told}" in said


@pytest.mark.parametrize(
    "text",
    [
        "<div>क",
        "<b>क\n\nख</b>",
        "</div>",
        "<b><i>क</b></i>",
        "*<b>क*</b>",
    ],
)
def test_markup_that_does_not_close_is_told(text: str) -> None:
    """The rest of the page would be drawn into it."""
    _, told = convert(text)

    assert told
    assert all("never closed" in line or "closes nothing" in line for line in told)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("[क](javascript:x)", "javascript"),
        ("[क](JAVASCRIPT:x)", "javascript"),
        ("[क](java&#115;cript:x)", "javascript"),
        ("[क](javascript&colon;x)", "javascript"),
        ("[क][r]\n\n[r]: java&Tab;script:x", "javascript"),
        ("[क](vbscript:x)", "vbscript"),
        ("![क](data:text/html,x)", "data"),
        ("[क](file:///etc/passwd)", "file"),
    ],
)
def test_a_link_that_is_a_script_is_told(text: str, scheme: str) -> None:
    """However it is spelt: a browser reads entities and drops white space."""
    _, told = convert(text)

    assert len(told) == 1
    assert (
        f"begins with '{scheme}:'. Links begin with 'https:', 'mailto:', 'tel:', '/' or " in told[0]
    )


def test_a_misshapen_address_is_no_crash() -> None:
    """It is another site's, as far as anyone can tell."""
    assert html("[क](https://[x)") == '<p><a href="https://[x">क</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        '<div class="box" dir="rtl" lang="ur">متن</div>',
        '<p>क <span lang="en">WHO</span><br>ख</p>',
        "<details><summary>क</summary>ख</details>",
        '<figure><img src="/a.jpg" alt="क"><figcaption>ख</figcaption></figure>',
        '<table><tr><th scope="col" colspan="2">क</th></tr></table>',
        '<ol start="3"><li>क</li></ol>',
        '<blockquote cite="https://x.example/">क</blockquote>',
    ],
)
def test_plain_markup_stays_as_it_is_written(text: str) -> None:
    """What Markdown has no words for."""
    assert html(text) == text


NASTY = st.lists(
    st.sampled_from(
        [
            *"<>&\"'`*_[]()!#|=/\\:;^{}-~ \n",
            *("\n\n", "    ", "क", "x", "ि", "1. ", "- ", "> ", "```", "[^1]", "[^1]: ", "*[x]: "),
            *(
                "<b>",
                "</b>",
                "<div>",
                "</div>",
                "<p ",
                "<a ",
                "<img ",
                "<br/>",
                "<script>",
                "<svg/",
            ),
            *("</script", "<!--", "-->", "<!", "<?", "?>", "<![CDATA[", "]]>", "<style", "<h1>"),
            *("href=", "src=", "onclick=", "style=", "javascript:", "java\tscript:", "&#106;"),
            *("&colon;", "https://", "[x](", "![x](", "]: ", "|--|", "\u202e", "\x02", "\x03"),
        ]
    ),
    max_size=14,
).map("".join)


def faults_of(page: str) -> list[str]:
    """What a browser would find in a page that copy may not hold."""
    faults = []
    tree = html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        if element is tree:
            continue
        if element.tag is ET.Comment:
            faults.append(f"comment {element.text}")
            continue
        if element.tag not in TAGS:
            faults.append(f"<{element.tag}>")
        faults.extend(f"{name}=" for name in element.attrib if name not in ATTRIBUTES)
        for name in ("href", "src", "cite"):
            address = re.sub(r"[\x00-\x20]", "", element.get(name, ""))
            scheme = re.match(r"([A-Za-z][\w+.-]*):", address)
            if scheme and scheme[1].lower() not in SCHEMES:
                faults.append(address)
    return faults


@settings(deadline=None, max_examples=400)
@given(NASTY)
def test_bad_markup_is_told_or_harmless(text: str) -> None:
    """Whatever is typed: the editor hears of it, or a browser finds nothing foreign in it."""
    copy, told = convert(text)

    assert told or faults_of(copy.html) == []

"""What belongs to other programs and pages is told, in its line; what only looks so is not."""

import time

import pytest

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter
from newsroom.records.statements import NearestSentences, find_sentences
from plugins.copydesk.markdown import MarkdownRenderer

DESK = MarkdownRenderer()


def told(text: str, lang: str = "hi") -> list[str]:
    """What is told of a text that begins on line 5."""
    mistakes = Mistakes()
    DESK.convert(FrontMatter("reports/a.md", {}, text, 5), lang, mistakes)
    return [str(mistake).removeprefix("reports/a.md:") for mistake in mistakes]


def test_marks_of_git_are_told_and_nothing_else() -> None:
    """Each in its line, also those of the older version between the two."""
    text = "पाठ\n<<<<<<< HEAD\nएक\n||||||| 1a2b\nतीन\n=======\nदो\n>>>>>>> main\n#अंत"

    assert [line.partition(" is a mark of git")[0] for line in told(text)] == [
        "6: '<<<<<<< HEAD'",
        "8: '||||||| 1a2b'",
        "10: '======='",
        "12: '>>>>>>> main'",
    ]


@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        ("{tag}पुल", "Write the address of the topic's page, such as '/topic/pul/'."),
        ("{category}pradesh", "Write '{filename}/sections/pradesh.md'."),
        ("{author}samachar-desk", "Write '{filename}/people/samachar-desk.md'."),
        ("{index}", "Write '/'."),
        (
            "{attach}a.jpg",
            "Put the picture into content/images/ and write '{static}/images/a.jpg'.",
        ),
        ("|filename|/pages/a.md", "Write '{filename}/pages/a.md'."),
        (
            "{file}/a.md",
            "Write '{filename}' before the path of a file, '{static}' before a picture's.",
        ),
    ],
)
def test_a_link_that_nothing_resolves_is_told(target: str, remedy: str) -> None:
    """What Pelican knows elsewhere is written as this site knows it."""
    assert told(f"पाठ [क]({target})") == [f"5: The link '{target}' leads nowhere. {remedy}"]


@pytest.mark.parametrize(
    "written",
    [
        *("{{< youtube x >}}", "{{% note %}}", "{% include x %}", "{{ site.title }}"),
        *('[caption id="a"]', "[/caption]", '[gallery ids="1,2"]', "[vc_row]", "[ad_1]"),
    ],
)
def test_a_mark_of_another_program_is_told(written: str) -> None:
    """Hugo's, Jekyll's, WordPress's and its builders'; in code, they are code."""
    line = f"7: '{written}' is a mark of another program and would be printed. "

    assert told(f"पाठ\n\n{written}") == [f"{line}Write Markdown or delete it."]
    assert told(f"पाठ `{written}`\n\n```\n{written}\n```") == []


@pytest.mark.parametrize(
    "written",
    [
        *("Spread with love", "Leave a Reply", "error:", "### Leave a Reply", "Sharing is caring!"),
        "Your email address will not be published. Required fields are marked *",
        "आपका ईमेल पता प्रकाशित नहीं किया जाएगा. आवश्यक फ़ील्ड चिह्नित हैं *",
    ],
)
def test_a_line_of_a_pages_furniture_is_told(written: str) -> None:
    """Where it stands alone; a sentence that holds the words is copy."""
    assert [line[:2] for line in told(f"पाठ\n\n{written}\n\nअंत")] == ["7:"]
    assert told(f"उन्होंने लिखा: “{written}” और बात ख़त्म।") == []


@pytest.mark.parametrize("written", ["&#0;", "&#xD800;", "&#x110000;", "&#1;", "&#150;", "&foo;"])
def test_a_reference_to_nothing_is_told(written: str) -> None:
    """A browser shows a sign that no one has typed."""
    assert [line[:2] for line in told(f"पाठ\n\n{written} क")] == ["7:"]


def test_references_to_something_are_not() -> None:
    """Nor is an ampersand that begins none."""
    assert told("&amp; &#2309; &copy; J&K; AT&T `&foo;` \\&foo;") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[क][ख]", "5: '[क][ख]' leads nowhere"),
        ("[क] (https://x.example/)", "5: A space keeps this from being a link."),
        ("क[^1]", "5: The note '[^1]' has no text."),
        ("क[^1]\n\n[^1]: ख\n\n[^1]: ग", "9: The note '[^1]' has two texts."),
        ("क\n\n[ख]: https://x.example/", "7: No link uses '[ख]: https://x.example/'"),
    ],
)
def test_a_use_of_nothing_is_told(text: str, line: str) -> None:
    """Links and notes lead somewhere, and no line vanishes."""
    assert [each.startswith(line) for each in told(text)] == [True]


HINDI = "नगर पुस्तकालय अब रविवार को भी खुलेगा और पाठकों को सुविधा होगी। " * 8
ENGLISH = "The town library will open on Sundays too, and readers will be glad of it. " * 8
URDU = "شہر کی لائبریری اب اتوار کو بھی کھلے گی اور پڑھنے والوں کو سہولت ہوگی۔ " * 8


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [(ENGLISH, "hi", "a.en.md"), (HINDI, "ur", "a.hi.md"), (URDU, "en", "a.ur.md")],
)
def test_a_text_in_the_script_of_another_language_is_told(text: str, lang: str, name: str) -> None:
    """With the name that the file should have."""
    (line,) = told(text, lang)

    assert "Most of the text is in" in line
    assert f"'{name}'" in line


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (HINDI, "hi"),
        (ENGLISH, "en"),
        (URDU, "ur"),
        (ENGLISH[:150], "hi"),
        (f"{HINDI}\n\n> {ENGLISH}\n\n“{ENGLISH}”", "hi"),
        (f"{HINDI}{ENGLISH}", "hi"),
        ("[क](https://example.org/a/very/long/address/that/goes/on) " * 12, "hi"),
        (f"```\n{ENGLISH}\n```", "hi"),
    ],
)
def test_a_short_text_or_one_with_quotations_is_not(text: str, lang: str) -> None:
    """Names, quotations, addresses and code are in any script."""
    assert told(text, lang) == []


SIGNS = ("[", "![", "*", "_", "`", "<", "(", "[](", "[^1]", "**a ", "“", '"', "{{", "&", "|", "> ")


@pytest.mark.parametrize("sign", SIGNS)
def test_eight_thousand_signs_are_read_in_two_seconds(sign: str) -> None:
    """Whatever comes of them."""
    began = time.process_time()
    told(sign * (8000 // len(sign)) + "\n\n[^1]: क")

    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        *("<p><![1]</p>", "1. " * 700, "- " * 700, ">" * 10_000, "> " * 700, "<div>" * 3000),
        *(
            "\n".join(" " * 4 * n + "- क" for n in range(300)),
            "`<p><![1]</p>`",
            "<p>\n`<![1]`\n</p>",
        ),
        *("क ख " * 250_000, "क\n" * 100_000, "# क\n" * 2000, "[^1]" * 2000 + "\n\n[^1]: क"),
    ],
)
def test_no_text_stops_the_program(text: str) -> None:
    """It is printed, or told with its line; deep nesting is told."""
    began = time.process_time()
    lines = told(text)

    assert all(line.split(":")[0].isdigit() for line in lines)
    assert not any("cannot be set" in line for line in lines) or "<![" in text
    assert time.process_time() - began < 4


def test_two_hundred_lost_quotes_of_a_long_text_are_found_in_two_seconds() -> None:
    """Each with the sentence that an editor made of it."""
    html = "".join(
        f"<p>वाक्य {n} में कहा गया कि काम {n + 90000} दिन में पूरा होगा।</p>" for n in range(2000)
    )
    lost = [f"वाक्य {n} में कहा गया कि काम {n + 50000} दिन में पूरा होना है।" for n in range(200)]
    began = time.process_time()

    assert find_sentences(html, lost)[1:] == [None] * 199
    nearest = NearestSentences(html)
    assert [nearest.to(sentence).split()[1] for sentence in lost] == [str(n) for n in range(200)]
    assert time.process_time() - began < 2

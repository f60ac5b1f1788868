"""``./inv speakers`` and ``./inv person --forget``: asked, written, taken out, proved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsroom.intake import confirm, find_statements, plan_forgetting, traces, write_quotes
from newsroom.intake.quoting import Finding
from tests.people.conftest import PrintPeople
from tests.scenarios.printed import PrintedSite, text_of
from tests.scenarios.run import print_edition

OwnCopy = Callable[[str], Path]
HEAD = "Title: नल का समय\nId: 20261124-n4km\nSlug: nal\nDate: 2026-11-24 09:00\nCategory: pradesh\n"
TEXT = """
जल समिति की अध्यक्ष मीरा ठाकुर ने कहा कि नल सुबह खुलेंगे। उन्होंने बताया कि टंकी भर गई है।

- पार्षद सोहन लाल ने कहा, “पानी सबका है। **बाँटकर** पियो।”
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A report with three statements; one of its two speakers is known."""
    folder = tmp_path / "content"
    for name, text in {
        "people/mira-thakur.md": "Name: मीरा ठाकुर\nSlug: mira-thakur\nRoles: अध्यक्ष, जल समिति\n",
        "people/samachar-desk.md": "Name: समाचार डेस्क\nSlug: samachar-desk\nKind: desk\n",
        "sections/pradesh.md": "Name: प्रदेश\nSlug: pradesh\n",
        "reports/2026/11/nal.md": HEAD + TEXT,
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def report(content: Path) -> Path:
    """The file of that report."""
    return content / "reports/2026/11/nal.md"


def find(report: Path, content: Path) -> list[Finding]:
    """What is proposed."""
    return find_statements(report, content, "hi")


def answering(*answers: str) -> Callable[[str], str]:
    """An editor who gives these answers and then has gone home."""
    given: Iterator[str] = iter(answers)

    def ask(_: str) -> str:
        for answer in given:
            return answer
        raise EOFError

    return ask


def unheard(_: str) -> None:
    """Prints nothing."""


def test_each_statement_is_put_to_the_editor(report: Path, content: Path) -> None:
    """Who, in which role, how sure, by which rule, and the sentence as readers will see it."""
    told: list[str] = []

    confirm(find(report, content), answering("n", "n", "n"), told.append)

    assert [line.partition("  (")[0] for line in told[::2]] == [
        "1/3  मीरा ठाकुर, जल समिति की अध्यक्ष",
        "2/3  मीरा ठाकुर, जल समिति की अध्यक्ष",
        "3/3  सोहन लाल, पार्षद",
    ]
    assert [line.strip() for line in told[1::2]] == [
        "जल समिति की अध्यक्ष मीरा ठाकुर ने कहा कि नल सुबह खुलेंगे।",
        "उन्होंने बताया कि टंकी भर गई है।",
        "पार्षद सोहन लाल ने कहा, “पानी सबका है। बाँटकर पियो।”",
    ]
    assert all("%, " in line for line in told[::2])


@pytest.mark.parametrize(
    ("answers", "confirmed"),
    [
        (("y", "n", "y"), [0, 2]),
        (("yes", "हाँ", "Y"), [0, 1, 2]),
        (("n", "", "no"), []),
        (("y", "q"), [0]),
        (("Q",), []),
        (("नहीं", "what", "haan"), [2]),
    ],
)
def test_only_a_yes_is_a_yes(
    report: Path, content: Path, answers: tuple[str, ...], confirmed: list[int]
) -> None:
    """No answer is none, and q ends the asking; what was said before it counts."""
    findings = find(report, content)

    assert confirm(findings, answering(*answers), unheard) == [findings[n] for n in confirmed]


def test_an_editor_who_leaves_has_written_nothing(report: Path, content: Path) -> None:
    """The end of the input is an end: nothing half confirmed reaches the file."""
    with pytest.raises(EOFError):
        confirm(find(report, content), answering("y"), unheard)

    assert report.read_text(encoding="utf-8") == HEAD + TEXT
    assert len(list((content / "people").iterdir())) == 2


def test_what_gets_a_yes_stands_in_the_header(report: Path, content: Path) -> None:
    """A line each; every other line stays. A new name begins a file with the report's role."""
    told = write_quotes(report, find(report, content), content, "hi")

    assert report.read_text(encoding="utf-8") == (
        f"{HEAD}Quotes:\n"
        "    मीरा ठाकुर: जल समिति की अध्यक्ष मीरा ठाकुर ने कहा कि नल सुबह खुलेंगे।\n"
        "    मीरा ठाकुर: उन्होंने बताया कि टंकी भर गई है।\n"
        "    सोहन लाल: पार्षद सोहन लाल ने कहा, “पानी सबका है। बाँटकर पियो।”\n"
        f"{TEXT}"
    )
    assert told == ["people/sohan-lal.md: begun; check the name and the role."]
    assert (content / "people/sohan-lal.md").read_text(encoding="utf-8") == (
        "Name: सोहन लाल\nSlug: sohan-lal\nAliases:\nRoles: पार्षद\n\n"
    )


def test_what_was_written_prints(report: Path, content: Path, tmp_path: Path) -> None:
    """Every sentence that the command writes is one that the press finds."""
    write_quotes(report, find(report, content), content, "hi")

    run = print_edition(tmp_path, content)

    assert run.status == 0, run.err
    page = PrintedSite(run.output).page("/2026/11/24/nal/")
    assert [text_of(page.one(f"*[@id='k{number}']")) for number in (1, 2, 3)] == [
        "जल समिति की अध्यक्ष मीरा ठाकुर ने कहा कि नल सुबह खुलेंगे।",
        "उन्होंने बताया कि टंकी भर गई है।",
        "पार्षद सोहन लाल ने कहा, “पानी सबका है। बाँटकर पियो।”",
    ]


def test_a_second_run_proposes_nothing_that_is_held(report: Path, content: Path) -> None:
    """What the header holds is not asked again; what got a no is."""
    first, *rest = find(report, content)
    write_quotes(report, [first], content, "hi")

    assert [each.sentence for each in find(report, content)] == [each.sentence for each in rest]
    write_quotes(report, rest, content, "hi")
    assert find(report, content) == []


def test_new_quotes_go_below_those_that_stand(report: Path, content: Path) -> None:
    """And the first ones go below ``Speakers``, wherever that is."""
    report.write_text(
        HEAD.replace("Category", "Speakers: मीरा ठाकुर\nCategory") + TEXT, encoding="utf-8"
    )

    for finding in find(report, content):
        write_quotes(report, [finding], content, "hi")

    lines = report.read_text(encoding="utf-8").splitlines()
    assert [line.partition(":")[0].strip() for line in lines[4:10]] == [
        *("Speakers", "Quotes", "मीरा ठाकुर", "मीरा ठाकुर", "सोहन लाल", "Category"),
    ]


def test_a_name_of_two_people_is_not_decided(report: Path, content: Path, tmp_path: Path) -> None:
    """No identity by a matching name: the editor is told whom it may be, and the press asks."""
    twin = "Name: मीरा ठाकुर\nSlug: mira-thakur-solan\n"
    (content / "people/mira-thakur-solan.md").write_text(twin, encoding="utf-8")
    first = find(report, content)[0]

    told = write_quotes(report, [first], content, "hi")
    run = print_edition(tmp_path, content)

    assert len(first.proposal.slugs) != 1
    message = (
        "'मीरा ठाकुर' may be 2 people. Write the slug of the one you mean: 'mira-thakur' or "
        "'mira-thakur-solan'."
    )
    assert told == [message]
    assert f"Quotes:\n    मीरा ठाकुर: {first.sentence}\n" in report.read_text(encoding="utf-8")
    assert run.status == 1
    asked = message.replace("'", "'Quotes: ", 1)
    assert run.said[0] == f"reports/2026/11/nal.md:7: {asked}"


def test_unlisted_and_unnamed_are_not_begun_again(content: Path, report: Path) -> None:
    """Who has a file has one, whatever it keeps out of the pages."""
    hidden = "Name: सोहन लाल\nSlug: sohan-lal\nListed: no\n"
    (content / "people/sohan-lal.md").write_text(hidden, encoding="utf-8")

    told = write_quotes(report, find(report, content), content, "hi")

    assert told == []
    assert (content / "people/sohan-lal.md").read_text(encoding="utf-8") == hidden


def test_a_version_is_read_in_its_own_language(content: Path) -> None:
    """English names of the register, English rules."""
    (content / "people/mira-thakur.en.md").write_text("Name: Mira Thakur\n", encoding="utf-8")
    version = content / "reports/2026/11/nal.en.md"
    text = "Mira Thakur said that the taps will open in the morning."
    version.write_text(f"{HEAD}\n{text}\n", encoding="utf-8")

    (found,) = find(version, content)

    assert (found.proposal.slugs, found.sentence) == (("mira-thakur",), text)


def test_forgetting_leaves_no_trace(own_copy: OwnCopy, tmp_path: Path) -> None:
    """Files, header lines, pages, feeds and anchors go; the sentences stay, the others' too."""
    content = own_copy("own-words")

    forgetting = plan_forgetting("asha-rani", content)
    forgetting.carry_out()
    run = print_edition(tmp_path, content)

    assert list(forgetting) == [
        "reports/2026/11/clinic.en.md: taken out of its header",
        "reports/2026/11/pani.en.md: taken out of its header",
        "reports/2026/11/pani.md: taken out of its header",
        "people/asha-rani.en.md: deleted",
        "people/asha-rani.md: deleted",
    ]
    assert run.status == 0, run.err
    assert list(traces("asha-rani", run.output)) == []
    left = [each.read_bytes() for each in run.output.rglob("*") if each.is_file()]
    assert not any(b"asha-rani" in each for each in left)
    header, _, text = (content / "reports/2026/11/pani.md").read_text("utf-8").partition("\n\n")
    assert "आशा" not in header
    assert "Quotes:\n    जल समिति: समिति ने कहा, “काम कल शुरू होगा।”\nDateline" in header
    assert text.startswith("आशा रानी ने कहा कि नल सुबह खुलेंगे।")
    assert "Quotes" not in (content / "reports/2026/11/pani.en.md").read_text(encoding="utf-8")


def test_traces_are_found_where_there_are_some(print_people: PrintPeople) -> None:
    """Pages, feeds and links alike; a longer slug that begins the same is someone else."""
    output = print_people("two-of-one-name").output

    left = list(traces("mira-thakur-solan", output))

    assert {"speaker/mira-thakur-solan/index.html", "speaker/index.html"} <= set(left)
    assert "2026/11/24/pathshala/index.html" in left
    assert "speaker/mira-thakur/index.html" not in left
    assert list(traces("mira", output)) == []


def test_forgetting_takes_names_and_aliases_out_of_lists(content: Path, report: Path) -> None:
    """Others of the list stay, an empty list goes; a slug of nobody is told."""
    person = content / "people/rafiq.md"
    person.write_text("Name: रफ़ीक़ अहमद\nSlug: rafiq\nAliases: रफ़ीक़\n", encoding="utf-8")
    lists = (
        "Authors: रफ\u093c\u0940\u0958\nSpeakers: मीरा ठाकुर; रफ़ीक़ अहमद;\n    rafiq\n"
        "Quotes: रफ़ीक़: टंकी भर गई है।\n"
    )
    report.write_text(HEAD + lists + TEXT, encoding="utf-8")

    plan_forgetting("rafiq", content).carry_out()

    header = report.read_text(encoding="utf-8").partition("\n\n")[0] + "\n"
    assert header == f"{HEAD}Speakers: मीरा ठाकुर\n"
    with pytest.raises(ValueError, match="There is no one of the slug 'rafiq'"):
        plan_forgetting("rafiq", content)

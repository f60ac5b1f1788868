"""Mistakes of the people who keep the newsroom: settings, plugins, theme, the output's folder.

They get what editors get: a line each, exit status 1, and the last edition as it was.
"""

import fcntl
import os
import re
import shutil
from pathlib import Path

import pytest

from pelicanconf import PLUGINS as _OURS
from plugins.press.foreign import _INSTEAD
from tests.scenarios.run import ROOT, Run, print_edition
from tests.scenarios.tree import snapshot

ONE = "1 mistake. Nothing was printed; the last edition stands."


def sent_back(newsdesk: Path, *, above: tuple[str, ...] = (), **settings: object) -> Run:
    """Run with these settings; the edition that was printed before must not change."""
    before = snapshot(newsdesk / "output")

    run = print_edition(newsdesk, newsdesk / "content", above=above, **settings)

    assert run.status == 1
    assert run.out == ""
    assert "Traceback" not in run.err
    assert snapshot(newsdesk / "output") == before
    assert not (newsdesk / "output.new").exists()
    return run


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy of the theme, to be broken."""
    return Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))


def test_a_language_without_a_record(newsdesk: Path) -> None:
    """LANGUAGES may name only what there is a record of; the file and the line are told."""
    run = sent_back(newsdesk, LANGUAGES=("hi", "xx"))

    assert run.said == [
        (
            "conf.py:6: LANGUAGES names 'xx', of which there is no record. Take it out, or give "
            "one in LANGUAGE_RECORDS; docs/settings.md says how."
        ),
        ONE,
    ]


def test_a_language_without_a_catalogue(newsdesk: Path, theme: Path) -> None:
    """The reader must not be shown English furniture for want of a file."""
    shutil.rmtree(theme / "locale" / "pa")

    run = sent_back(newsdesk, THEME=str(theme))

    assert run.said == [
        (
            "theme/locale/pa/LC_MESSAGES/messages.po:1: The language 'pa' has no catalogue. Run "
            "'./inv wording --add pa' and translate it."
        ),
        ONE,
    ]


def test_a_catalogue_with_a_gap(newsdesk: Path, theme: Path) -> None:
    """A word that is not translated, or only perhaps, is told with its line."""
    catalogue = theme / "locale" / "pa" / "LC_MESSAGES" / "messages.po"
    text = catalogue.read_text(encoding="utf-8")
    at = text.index('msgid "Archive"\nmsgstr "')
    end = text.index("\n", text.index("msgstr", at))
    catalogue.write_text(f'{text[:at]}msgid "Archive"\nmsgstr ""{text[end:]}', encoding="utf-8")
    line = text.count("\n", 0, at) + 1

    run = sent_back(newsdesk, THEME=str(theme))

    assert run.said == [
        (
            f"theme/locale/pa/LC_MESSAGES/messages.po:{line}: 'Archive' is not translated. "
            "Write its 'msgstr'."
        ),
        ONE,
    ]


def test_a_word_in_a_template_that_no_catalogue_has(newsdesk: Path, theme: Path) -> None:
    """English furniture on a Hindi page is a mistake, told once with template and line."""
    template = theme / "templates" / "macros" / "story.html"
    lines = template.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "<h" in line)
    lines.insert(at, '{{ _("Easy to read") }}\n')
    template.write_text("".join(lines), encoding="utf-8")

    run = sent_back(newsdesk, THEME=str(theme))

    assert run.said == [
        (
            f"theme/templates/macros/story.html:{at + 1}: 'Easy to read' is not in the catalogue "
            "of 'hi'. Run './inv wording' and translate it in theme/locale/hi/."
        ),
        ONE,
    ]


def test_a_word_in_a_plugin_that_no_catalogue_has(newsdesk: Path, theme: Path) -> None:
    """The code is held to the same as the templates, wherever it asks."""
    catalogue = theme / "locale" / "hi" / "LC_MESSAGES" / "messages.po"
    for file in (catalogue, theme / "locale" / "messages.pot"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace('msgid "This page is not here"', 'msgid "Gone"'), encoding="utf-8"
        )

    run = sent_back(newsdesk, THEME=str(theme), LANGUAGES=("hi",))

    assert run.said[-1] == ONE
    assert re.fullmatch(
        r"plugins/editions/pages\.py:\d+: 'This page is not here' is not in the catalogue of "
        r"'hi'\. Run '\./inv wording' and translate it in theme/locale/hi/\.",
        run.said[0],
    )


def test_a_first_language_that_is_not_printed(newsdesk: Path) -> None:
    """DEFAULT_LANG is one of LANGUAGES."""
    run = sent_back(newsdesk, DEFAULT_LANG="en", LANGUAGES=("hi",))

    assert run.said == ["conf.py:6: DEFAULT_LANG 'en' is not in LANGUAGES.", ONE]


def test_a_plugin_that_is_not_there(newsdesk: Path) -> None:
    """Pelican only logs a plugin that it cannot import; here the run stops."""
    run = sent_back(newsdesk, PLUGINS=["plugins.copydesk", "plugins.crosswords"])

    assert run.said == [
        (
            "conf.py:6: The plugin 'plugins.crosswords' does not start: No module named "
            "'plugins.crosswords'."
        ),
        ONE,
    ]


def test_no_copy_desk_among_the_plugins(newsdesk: Path) -> None:
    """Without it nothing would be read, and an empty site printed."""
    run = sent_back(newsdesk, PLUGINS=["plugins.people"])

    assert run.said == [
        "conf.py:6: PLUGINS read no copy. Add 'plugins.copydesk'.",
        ONE,
    ]


FOREIGN = """
from pelican.plugins import signals

def answer(*_, **__):
    return []

def register():
    {connections}
"""

REMEDY = "Take it out of PLUGINS; plugins/README.md says how one is written here."


def with_plugin(newsdesk: Path, name: str, *connections: str) -> Run:
    """Run with one more plugin, which listens to these signals."""
    (newsdesk / f"{name}.py").write_text(FOREIGN.format(connections="; ".join(connections)))
    above = [f"sys.path.insert(0, {str(newsdesk)!r})"]
    return print_edition(newsdesk, newsdesk / "content", above=above, PLUGINS=[*_OURS, name])


def _line_of(newsdesk: Path, setting: str) -> int:
    lines = (newsdesk / "conf.py").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines) if line.startswith(setting))


@pytest.mark.parametrize(
    ("name", "connection", "instead"),
    [
        (
            "pelican_neighbors",
            "signals.article_generator_finalized.connect(answer)",
            (
                "it waits for 'article_generator_finalized'. Its work is done here by "
                "plugins.editions. "
            ),
        ),
        (
            "pelican_sitemap",
            "signals.get_generators.connect(answer)",
            "it waits for 'get_generators'. Its work is done here by plugins.sitemaps. ",
        ),
        (
            "own_counter",
            "signals.content_written.connect(answer)",
            "it waits for 'content_written'. ",
        ),
    ],
)
def test_a_plugin_made_for_pelican_s_own_printing(
    newsdesk: Path, name: str, connection: str, instead: str
) -> None:
    """It would print half a site, or fail: it is refused, and what does its work is named."""
    run = with_plugin(newsdesk, name, connection)

    assert run.status == 1
    place = f"conf.py:{1 + _line_of(newsdesk, 'PLUGINS')}"
    assert run.said == [
        f"{place}: The plugin '{name}' was made for Pelican's own printing: {instead}{REMEDY}",
        ONE,
    ]


def test_a_plugin_that_knows_the_plan(newsdesk: Path) -> None:
    """It may listen to what the press sends of Pelican's signals, and to no other."""
    plan = "from newsroom.engine.plan import plan_pages; plan_pages.connect(answer)"
    sent = "signals.finalized.connect(answer)"
    assert with_plugin(newsdesk, "own_plan", plan, sent).status == 0

    run = with_plugin(newsdesk, "own_more", plan, "signals.content_written.connect(answer)")

    assert ": The plugin 'own_more' was made for Pelican's own printing: " in run.said[0]


def test_what_is_named_instead_of_a_foreign_plugin_is_there() -> None:
    """A remedy that names no plugin of ours is none."""
    assert set(_INSTEAD.values()) <= set(_OURS)


def test_an_edition_time_that_is_none(newsdesk: Path) -> None:
    """The time decides embargo and expiry; a slip in it must not publish anything."""
    run = sent_back(newsdesk, AT="tomorrow")

    assert run.said == ["--at: 'tomorrow' is no time. Write '2026-11-24 17:05'.", ONE]


def test_a_desk_that_is_no_one(newsdesk: Path) -> None:
    """Reports without a byline are the desk's, so the desk has a file too; its key is told."""
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8").splitlines()
    line = 1 + next(at for at, text in enumerate(settings) if '"desk":' in text)

    run = sent_back(newsdesk, above=("import pelicanconf; pelicanconf.MASTHEAD['desk'] = 'desk'",))

    assert run.said == [
        (
            f"pelicanconf.py:{line}: MASTHEAD's desk 'desk' is no one in content/people/. Write "
            "the slug of the desk that signs reports without Authors."
        ),
        ONE,
    ]


@pytest.mark.parametrize(
    ("setting", "value", "slip"),
    [
        ("EDITIONS", {"brief": 3}, "brief"),
        ("FEEDS", {"lenght": 3}, "lenght"),
        ("COPYDESK", {"longest": 3}, "longest"),
        ("PEOPLE", {"lists": 3}, "lists"),
    ],
)
def test_a_key_that_a_plugin_does_not_have(
    newsdesk: Path, setting: str, value: dict[str, int], slip: str
) -> None:
    """An unknown key is refused in the newsroom's own words, never passed over."""
    run = sent_back(newsdesk, **{setting: value})

    assert run.said[-1] == ONE
    assert run.said[0].startswith("conf.py:6: ")
    assert f"'{slip}'" in run.said[0]
    assert setting in run.said[0]


UNUSABLE = {
    "SITEURL": (
        "samachar.example",
        (
            "SITEURL 'samachar.example' is no address. Write scheme, host and path, with no slash "
            "at the end, such as 'https://example.org/khabar'."
        ),
    ),
    "TIMEZONE": (
        "Asia/Shimla",
        "TIMEZONE 'Asia/Shimla' is not known. Write one such as 'Asia/Kolkata'.",
    ),
    "LANGUAGES": ("hi", "LANGUAGES is 'hi'. Write a list, such as ('hi', 'en')."),
    "EDITIONS": (
        {"list_length": 0},
        "EDITIONS['list_length'] is 0. Write a whole number, 1 or more.",
    ),
    "FEEDS": ({"length": 0}, "FEEDS['length'] is 0. Write a whole number, 1 or more."),
    "PRESS": ({"workers": -1}, "PRESS['workers'] is -1. Write a whole number, 0 or more."),
    "MASTHEAD": (
        {"names": {"hi": "समाचार"}, "desk": "samachar-desk"},
        (
            "MASTHEAD has no 'tag'. Write a domain that is yours and the year, such as "
            "'example.org,2026'; it never changes."
        ),
    ),
}


@pytest.mark.parametrize("setting", UNUSABLE)
def test_a_setting_with_a_value_that_cannot_be_used(newsdesk: Path, setting: str) -> None:
    """No scheme, no such zone, a text for a list, no length, no tag for feeds: one line."""
    value, message = UNUSABLE[setting]

    run = sent_back(newsdesk, **{setting: value})

    assert run.said == [f"conf.py:6: {message}", ONE]


@pytest.mark.parametrize(
    "siteurl",
    [
        "",
        "/khabar",
        "https://khabar.example/?a=1",
        "https://khabar.example#x",
        "https://khabar example",
        "https://user@khabar.example",
        "ftp://khabar.example",
        "http://[::1",
    ],
)
def test_an_address_of_the_site_that_is_not_whole(newsdesk: Path, siteurl: str) -> None:
    """Feeds, previews and versions would lead nowhere: nothing is printed."""
    run = sent_back(newsdesk, SITEURL=siteurl)

    assert run.said == [
        (
            f"conf.py:6: SITEURL '{siteurl}' is no address. Write scheme, host and path, with no "
            "slash at the end, such as 'https://example.org/khabar'."
        ),
        ONE,
    ]


def test_a_template_that_reads_an_undeclared_name(newsdesk: Path, theme: Path) -> None:
    """A page depends on nothing that it does not declare: file, line and page are told."""
    template = theme / "templates" / "report.html"
    text = template.read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index('<h1 class="headline">')) + 1
    template.write_text(
        text.replace('<h1 class="headline">', '<h1 class="headline">{{ weather }}'),
        encoding="utf-8",
    )

    run = sent_back(newsdesk, THEME=str(theme))

    assert run.said == [
        (
            f"theme/templates/report.html:{line}: 'weather' is undefined, on the page "
            "'2026/11/24/pani-ka-samay/index.html', for 'reports/2026/11/pani-ka-samay.md'. A "
            "template may read only what docs/contracts.md gives it."
        ),
        ONE,
    ]


def test_a_macro_that_reads_an_undeclared_name(newsdesk: Path, theme: Path) -> None:
    """The line told is the macro's, not that of the page that calls it."""
    macro = theme / "templates" / "macros" / "moment.html"
    macro.write_text(
        macro.read_text(encoding="utf-8").replace("<time", "{{ weather }}<time"), encoding="utf-8"
    )

    run = sent_back(newsdesk, THEME=str(theme))

    assert run.said[0].startswith("theme/templates/macros/moment.html:")
    assert "'weather' is undefined" in run.said[0]
    assert len(run.said) == 2


def test_a_template_with_a_slip_in_its_syntax(newsdesk: Path, theme: Path) -> None:
    """Jinja's own words, with file and line."""
    template = theme / "templates" / "archive.html"
    text = template.read_text(encoding="utf-8") + "{% endfor %}\n"
    template.write_text(text, encoding="utf-8")

    run = sent_back(newsdesk, THEME=str(theme))

    assert run.said[0].startswith(f"theme/templates/archive.html:{text.count(chr(10))}: ")
    assert "endfor" in run.said[0]
    assert run.said[1:] == [ONE]


def test_a_template_that_is_not_there(newsdesk: Path, theme: Path) -> None:
    """The template that no one wrote is named."""
    (theme / "templates" / "archive.html").unlink()

    run = sent_back(newsdesk, THEME=str(theme))

    assert run.said[0].startswith("theme/templates/archive.html:1: ")
    assert run.said[1:] == [ONE]


def test_a_run_beside_another_run(newsdesk: Path) -> None:
    """The other one goes on; what it has printed so far stays, and so does the last edition."""
    before = snapshot(newsdesk / "output")
    staging = newsdesk / "output.new"
    shutil.copytree(newsdesk / "output", staging)
    other = os.open(staging, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)

    run = print_edition(newsdesk, newsdesk / "content")

    assert (run.status, run.out) == (1, "")
    assert run.said == [
        f"Another run is making '{newsdesk / 'output'}' now. Wait until it has ended.",
        ONE,
    ]
    assert snapshot(newsdesk / "output") == snapshot(staging) == before
    os.close(other)
    assert print_edition(newsdesk, newsdesk / "content").status == 0
    assert not staging.exists()


def test_a_folder_with_other_files_is_not_replaced(newsdesk: Path) -> None:
    """The output is swapped whole, so it may hold nothing that the press did not make."""
    (newsdesk / "output" / ".samachar").unlink()
    (newsdesk / "output" / "thesis.odt").write_text("दो साल का काम", encoding="utf-8")

    run = sent_back(newsdesk)

    assert run.said == [
        (
            f"'{newsdesk / 'output'}' holds files that the press did not make. Name an empty "
            "folder, or empty this one yourself."
        ),
        ONE,
    ]


def test_a_file_in_the_place_of_the_output(tmp_path: Path, newsdesk: Path) -> None:
    """A file, or a link to somebody's folder, is not replaced either."""
    shutil.rmtree(newsdesk / "output")
    (newsdesk / "elsewhere").mkdir()
    (newsdesk / "output").symlink_to(newsdesk / "elsewhere")

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 1
    assert run.said == [
        f"'{tmp_path / 'output'}' is no folder. Name another for the output.",
        ONE,
    ]
    assert (newsdesk / "output").is_symlink()


def test_a_newsroom_without_any_report(newsdesk: Path) -> None:
    """An edition with nothing in it does not take the place of one that readers have."""
    shutil.rmtree(newsdesk / "content" / "reports")

    run = sent_back(newsdesk)

    assert run.said == [
        (
            "reports:1: There is no report to print at this time. Write one, take 'Status: draft' "
            "away, or wait for its date."
        ),
        ONE,
    ]

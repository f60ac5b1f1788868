import hashlib
import hmac
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2.bccache import bc_magic

from newsroom.engine.plan import Asset, Document, Page
from newsroom.records.site import Site
from plugins.press import rendering
from plugins.press.rendering import Renderer, RenderingError
from plugins.press.secret import machine_secret

REMEDY = "A template may read only what docs/contracts.md gives it."


def site(name: str, lang: str) -> Site:
    """The chrome of an edition, of which only name and language are read here."""
    chrome: dict[str, Any] = dict.fromkeys(Site.__struct_fields__, "")
    return Site(**{**chrome, "name": name, "lang": lang})


def repeated(word: str, times: int) -> bytes:
    """A document made of one word."""
    return (word * times).encode()


CARD = "{% macro card(story, rank=2) %}<h{{ rank }}>{{ story.title }}{% endmacro %}"
"""A file of macros."""

LIST = (
    '{% from "macros/card.html" import card %}'
    "{% for story in stories %}{{ once(card, story, rank=rank) }} {% endfor %}"
)
"""A page of cards."""


class Story:
    """A record that counts how often a template asks for its title."""

    def __init__(self, title: str) -> None:
        self._title = title
        self.asked = 0

    @property
    def title(self) -> str:
        """The headline."""
        self.asked += 1
        return self._title


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's secret is this test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def printer(folder: Path, cache: Path | None = None, **templates: str) -> Renderer:
    """A press with these templates, in two languages."""
    for name, text in templates.items():
        file = folder / "theme/templates" / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    chrome = {
        lang: (site(name, lang), NullTranslations())
        for lang, name in (("hi", "समाचार"), ("en", "News"))
    }
    return Renderer(folder / "theme/templates", chrome, cache)


def page(lang: str = "hi", source: str = "", **inputs: object) -> Page:
    """A page of a plan."""
    return Page("2026/11/24/pani/index.html", "report.html", lang, inputs, source)


def failure(press: Renderer, planned: Page) -> str:
    """What is told when a page cannot be printed."""
    with pytest.raises(RenderingError) as error:
        press.render(planned)
    return str(error.value)


def test_a_page_is_its_inputs_and_its_editions_chrome(tmp_path: Path) -> None:
    """In UTF-8; what an editor wrote is escaped."""
    press = printer(tmp_path, report="{{ site.name }}: {{ title }}")

    assert press.render(page(title="<b>नल</b>")).decode() == "समाचार: &lt;b&gt;नल&lt;/b&gt;"
    assert press.render(page("en", title='"A" & B')).decode() == "News: &#34;A&#34; &amp; B"


def test_a_document_is_composed_and_a_file_is_copied(tmp_path: Path) -> None:
    """Neither has a template."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"\xff\xd8\x00")
    press = printer(tmp_path)

    assert press.render(Document("rss.xml", repeated, {"word": "क", "times": 2})) == "कक".encode()
    assert press.render(Asset("images/a.jpg", picture)) == b"\xff\xd8\x00"


def test_a_name_that_the_contract_does_not_give_is_told(tmp_path: Path) -> None:
    """With the template, its line, the page and the copy behind it."""
    press = printer(tmp_path, report="<html>\n\n<p>{{ headlin }}</p>\n")

    assert failure(press, page(source="reports/2026/11/pani.md", headline="क")) == (
        "theme/templates/report.html:3: 'headlin' is undefined, on the page "
        f"'2026/11/24/pani/index.html', for 'reports/2026/11/pani.md'. {REMEDY}"
    )


def test_a_fault_is_told_where_it_stands_in_a_parent_or_a_macro(tmp_path: Path) -> None:
    """Not where the page began to include it."""
    press = printer(
        tmp_path,
        base="<html>\n{% block body %}{% endblock %}\n",
        macros__card="{% macro card(it) %}\n\n{{ it.nothing }}\n{% endmacro %}",
        report=(
            '{% extends "base.html" %}\n{% from "macros/card.html" import card %}\n'
            "{% block body %}\n{{ card(title) }}\n{% endblock %}"
        ),
    )

    assert failure(press, page(title="क")) == (
        "theme/templates/macros/card.html:3: 'str object' has no attribute 'nothing', on the page "
        f"'2026/11/24/pani/index.html'. {REMEDY}"
    )


def test_a_slip_in_a_template_is_told(tmp_path: Path) -> None:
    """In whichever file it stands."""
    press = printer(tmp_path, base="<html>\n\n{% if %}\n", report='\n{% extends "base.html" %}\n')

    assert failure(press, page()) == (
        "theme/templates/base.html:3: Expected an expression, got 'end of statement block', on the "
        f"page '2026/11/24/pani/index.html'. {REMEDY}"
    )


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Its own name stands for the place."""
    press = printer(tmp_path)

    assert failure(press, page()).startswith("theme/templates/report.html:1: ")


def test_inputs_are_composed_when_the_page_is_printed(tmp_path: Path) -> None:
    """A fault of what composes them is not taken for the template's."""
    press = printer(tmp_path, report="{{ title }}")
    lazy = Page("index.html", "report.html", "hi", lambda: {"title": "नल"})
    broken = Page("index.html", "report.html", "hi", lambda: {}["title"])

    assert press.render(lazy).decode() == "नल"
    with pytest.raises(KeyError):
        press.render(broken)


def test_what_is_printed_is_escaped_once(tmp_path: Path) -> None:
    """A plain text, a number, what a macro made, what is safe and what is joined to it."""
    press = printer(
        tmp_path,
        macros__card=CARD,
        report=(
            '{% from "macros/card.html" import card %}'
            '{{ story.title }}|{{ 7 }}|{{ card(story) }}|{{ "<b>" | safe }}|{{ card(story) ~ "&" }}'
            "|{% set kept_text %}<i>{{ story.title }}{% endset %}{{ kept_text }}"
        ),
    )
    told = "&lt;a href=&#34;x&#34;&gt;&amp;&#39;"

    assert press.render(page(story=Story('<a href="x">&\''))).decode() == (
        f"{told}|7|<h2>{told}|<b>|<h2>{told}&amp;|<i>{told}"
    )


def test_runs_of_latin_letters_are_marked_in_the_pages_language(tmp_path: Path) -> None:
    """In an element that says its own, they are marked and kept to themselves in that one."""
    press = printer(
        tmp_path, report="<p{{ said | foreign }}>{{ title | runs(said) }} {{ 'RTI' | runs }}"
    )
    marked = '<span lang="en">RTI</span>'

    assert press.render(page(title="RTI", said="")).decode() == f"<p>{marked} {marked}"
    assert press.render(page(title="RTI", said="ur")).decode() == (
        f'<p lang="ur" dir="rtl"><bdi lang="en" dir="ltr">RTI</bdi> {marked}'
    )
    assert press.render(page("en", title="RTI <b>", said="")).decode() == "<p>RTI &lt;b&gt; RTI"


def test_a_card_is_made_once_for_all_the_lists_that_it_stands_on(tmp_path: Path) -> None:
    """And once more for each other way to print it, and in each language."""
    press = printer(tmp_path, macros__card=CARD, report=LIST)
    story, namesake = Story("नल"), Story("नल")

    listed = [press.render(page(stories=[story] * 3, rank=2)).decode() for _ in range(2)]

    assert listed == ["<h2>नल <h2>नल <h2>नल "] * 2
    assert story.asked == 1
    assert press.render(page(stories=[story, namesake], rank=3)).decode() == "<h3>नल <h3>नल "
    assert press.render(page("en", stories=[story], rank=2)).decode() == "<h2>नल "
    assert (story.asked, namesake.asked) == (3, 1)


def test_no_record_is_given_the_card_of_one_that_is_gone(tmp_path: Path) -> None:
    """Python gives the identity of a dead object to the next."""
    press = printer(tmp_path, macros__card=CARD, report=LIST)

    for number in range(500):
        assert press.render(page(stories=[Story(str(number))], rank=2)).decode() == f"<h2>{number} "


def test_only_so_many_cards_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest are made anew on each list, and are the same."""
    monkeypatch.setattr("plugins.press.rendering._CARDS", 1)
    press = printer(tmp_path, macros__card=CARD, report=LIST)
    stories = [Story("नल"), Story("जल")]

    listed = [press.render(page(stories=stories, rank=2)).decode() for _ in range(3)]

    assert listed == ["<h2>नल <h2>जल "] * 3
    assert [story.asked for story in stories] == [1, 3]


def test_a_part_is_made_once_for_what_it_depends_on(tmp_path: Path) -> None:
    """In each language; the text around it is each page's own."""
    press = printer(
        tmp_path,
        parts__menu="<nav>{{ site.name }} {{ current }} {{ story.title }}</nav>",
        report=(
            "{{ title }}\n{% call kept('menu', current) %}\n"
            '  {% include "parts/menu.html" %}\n{% endcall %}\n.'
        ),
    )
    story = Story("नल")

    def printed(title: str, current: str, lang: str = "hi") -> str:
        return press.render(page(lang, title=title, current=current, story=story)).decode()

    assert printed("क", "/a/") == "क\n<nav>समाचार /a/ नल</nav>."
    assert printed("ख", "/a/") == "ख\n<nav>समाचार /a/ नल</nav>."
    assert story.asked == 1
    assert printed("ग", "/b/") == "ग\n<nav>समाचार /b/ नल</nav>."
    assert printed("घ", "/a/", "en") == "घ\n<nav>News /a/ नल</nav>."
    assert story.asked == 3


def test_a_fault_is_told_where_it_stands_in_what_is_made_once(tmp_path: Path) -> None:
    """In the macro of a card, in a part, or where a part is asked for."""
    press = printer(
        tmp_path,
        macros__card="{% macro card(it) %}\n\n{{ it.nothing }}\n{% endmacro %}",
        parts__menu="\n{{ curent }}",
        report=(
            '{% from "macros/card.html" import card %}\n{% if title %}\n{{ once(card, title) }}\n'
            "{% elif current is defined %}\n{% call kept('menu', current) %}\n"
            '{% include "parts/menu.html" %}\n{% endcall %}\n{% else %}\n'
            "{% call kept('menu', current) %}{% endcall %}\n{% endif %}"
        ),
    )

    card = failure(press, page(title="क"))
    assert card.startswith("theme/templates/macros/card.html:3: 'str object' has no attribute 'no")
    part = failure(press, page(title="", current="/"))
    assert part.startswith("theme/templates/parts/menu.html:2: 'curent' is undefined, on")
    key = failure(press, page(title=""))
    assert key.startswith("theme/templates/report.html:9: 'current' is undefined, on the page")


def test_threads_may_share_a_printer(tmp_path: Path) -> None:
    """Each page is the same as when one alone prints."""
    press = printer(tmp_path, macros__card=CARD, report=LIST)
    stories = [Story(str(number)) for number in range(50)]
    pages = [page(stories=stories[first : first + 9], rank=first % 4) for first in range(40)] * 9

    with ThreadPoolExecutor(4) as threads:
        printed = list(threads.map(press.render, pages))

    alone = printer(tmp_path)
    assert printed == [alone.render(each) for each in pages]


def test_a_printer_can_be_sent_to_another_process(tmp_path: Path) -> None:
    """What it has kept stays behind: its cards are known by where they stand in memory."""
    press = printer(tmp_path, tmp_path / "cache", macros__card=CARD, report=LIST)
    listed = page(stories=[Story("नल")], rank=2)
    printed = press.render(listed)

    sent = pickle.loads(pickle.dumps(press))  # noqa: S301 (made here)

    assert sent.render(listed) == printed


def test_all_templates_can_be_loaded_before_the_first_page(tmp_path: Path) -> None:
    """Nothing is read then; one with a slip is told with the page that needs it."""
    press = printer(
        tmp_path, macros__card=CARD, report=LIST, slip="{% if %}", macros__slip="{{ nothing }}"
    )

    press.load()

    (tmp_path / "theme/templates/report.html").unlink()
    (tmp_path / "theme/templates/macros/card.html").unlink()
    assert press.render(page(stories=[Story("नल")], rank=2)).decode() == "<h2>नल "


def test_compiled_templates_are_kept_for_the_next_run(tmp_path: Path) -> None:
    """In a folder that is made; a template that was changed since is compiled anew."""
    cache = tmp_path / "kept/templates"
    first = printer(tmp_path, cache, report="{{ title }}").render(page(title="नल"))
    (kept,) = cache.iterdir()
    os.utime(kept, (0, 0))

    again = printer(tmp_path, cache).render(page(title="नल"))
    assert first == again == "नल".encode()
    assert kept.stat().st_mtime == 0  # it was read, and not written again
    changed = printer(tmp_path, cache, report="<b>{{ title }}").render(page(title="नल"))
    assert changed.decode() == "<b>नल"
    assert kept.stat().st_mtime > 0


class Spy:
    """What a foreign store would like to run."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (os.environ["SPY"],)


@pytest.mark.parametrize("signature", ["of none", "as before the secret", "of another machine"])
def test_a_store_from_elsewhere_runs_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signature: str
) -> None:
    """It may come out of a cache that strangers fill, and compiled templates are code."""
    monkeypatch.setenv("SPY", str(tmp_path / "was here"))
    cache = tmp_path / "cache"
    printer(tmp_path, cache, report="{{ title }}").render(page(title="नल"))
    (kept,) = cache.iterdir()
    code = bc_magic + pickle.dumps(Spy())
    version = jinja2.__version__.encode() + Path(rendering.__file__).read_bytes()
    signed = {
        "of none": b"",
        "as before the secret": hashlib.sha256(version + code).digest(),
        "of another machine": hmac.digest(b"x" * 32, version + kept.name.encode() + code, "sha256"),
    }[signature]

    kept.write_bytes(signed + code)

    assert printer(tmp_path, cache).render(page(title="नल")) == "नल".encode()
    assert not (tmp_path / "was here").exists()


def test_the_secret_is_this_user_s_alone(tmp_path: Path) -> None:
    """One that others can read is none, and then nothing compiled is kept or run."""
    first = machine_secret()
    secret = tmp_path / "state/samachar/secret"
    assert first == machine_secret() == secret.read_bytes()
    assert secret.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in secret.parent.iterdir()] == ["secret"]

    secret.chmod(0o644)

    assert machine_secret() is None
    printer(tmp_path, tmp_path / "cache", report="{{ title }}").render(page(title="नल"))
    assert not (tmp_path / "cache").exists()


def test_a_machine_without_a_home_does_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the secret's folder should be."""
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))

    assert machine_secret() is None
    printed = printer(tmp_path, tmp_path / "cache", report="{{ title }}").render(page(title="नल"))
    assert printed == "नल".encode()


@pytest.mark.parametrize("damage", ["empty", "short", "cut", "changed", "foreign"])
def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path, damage: str) -> None:
    """The template is compiled anew, and the next run can read it."""
    cache = tmp_path / "cache"
    printer(tmp_path, cache, report="{{ title }}").render(page(title="नल"))
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    damaged = {
        "empty": b"",
        "short": whole[:20],
        "cut": whole[:-9],
        "changed": whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
        "foreign": whole[32:],
    }[damage]

    kept.write_bytes(damaged)

    assert printer(tmp_path, cache).render(page(title="नल")) == "नल".encode()
    assert kept.read_bytes() != damaged


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A file stands where its folder should be, or a folder where its file should."""
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    cache = tmp_path / "cache"
    printer(tmp_path, cache, report="{{ title }}").render(page(title="नल"))
    (kept,) = cache.iterdir()
    kept.unlink()
    kept.mkdir()

    assert printer(tmp_path, taken).render(page(title="नल")) == "नल".encode()
    assert printer(tmp_path, cache).render(page(title="नल")) == "नल".encode()

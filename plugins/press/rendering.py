"""From a planned file to its bytes. A template sees the page's inputs and the chrome; no more.

A thousand reports make nearly three thousand pages, and much of each stands on others too. That is
made once and kept: a template says what, by ``once`` and ``kept``.
"""

import re
import traceback
from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from functools import partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro
from markupsafe import Markup
from msgspec import json

from newsroom.engine.plan import Asset, Document, Page, PlannedFile
from newsroom.records.picture import Picture
from newsroom.records.site import Site
from newsroom.text.languages import LANGUAGES
from newsroom.text.script_runs import isolate_runs, mark_runs
from newsroom.text.wording import UnknownWordError
from newsroom.views.picture_markup import picture_markup
from plugins.press.compiled_templates import CompiledTemplates
from plugins.press.fast_jinja import FastEnvironment, called_plainly
from plugins.press.stylesheet import Stylesheets

__all__ = ["Renderer", "RenderingError"]

_CARDS = 14_000  # kept by one Renderer: about 20 MB
_PARTS = 1_000  # of the chrome, a language
_TEXTS = 10_000  # whose runs are marked, a language
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_SHORT = 120  # characters; a longer text seldom stands on a second page


class RenderingError(Exception):
    """A page that could not be rendered; the message names template, line and page."""


class Renderer:
    """Renders pages: one Jinja environment a language, over the theme's templates alone.

    ``cache`` is a folder for compiled templates, made when missing; None keeps them in memory only.
    ``stock_jinja`` does without plugins/press/fast_jinja.py; the bytes are the same.
    Threads may share a Renderer; a copy that is pickled begins with nothing kept.
    """

    def __init__(
        self,
        templates: Path,
        chrome: Mapping[str, tuple[Site, NullTranslations]],
        cache: Path | None = None,
        *,
        stock_jinja: bool = False,
    ) -> None:
        self._templates = templates
        self._again = partial(Renderer, stock_jinja=stock_jinja), (templates, chrome, cache)
        compiled = CompiledTemplates(cache, Path(__file__).read_bytes())
        environment = Environment if stock_jinja else FastEnvironment
        prefix = next((site.prefix for site, _ in chrome.values()), "")
        shared = {
            "once": _Cards(),
            "stylesheet": Stylesheets(templates.parent / "static" / "css", prefix),
        }
        self._environments = {
            lang: _furnished(
                environment(
                    loader=FileSystemLoader(templates), bytecode_cache=compiled, **_OPTIONS
                ),
                site,
                wording,
                shared,
            )
            for lang, (site, wording) in chrome.items()
        }

    def __reduce__(self) -> tuple[object, ...]:
        return self._again

    def load(self) -> None:
        """Load every template now, so that forked workers inherit them.

        A template with a fault is left alone: it is told with the page that needs it.
        """
        for environment in self._environments.values():
            for name in environment.list_templates(extensions=["html"]):
                with suppress(TemplateError):
                    template = environment.get_template(name)
                    if name.startswith("macros/"):
                        template.module  # noqa: B018 (makes the macros)

    def render(self, planned: PlannedFile) -> bytes:
        """The bytes of a planned file. Raises RenderingError."""
        if isinstance(planned, Asset):
            return planned.file.read_bytes()
        try:
            if isinstance(planned, Document):
                return planned.compose(**planned.composed())
            return self._render_page(planned)
        except UnknownWordError as error:
            raise RenderingError(error.told(self._place_in_templates(error))) from error

    def _render_page(self, page: Page) -> bytes:
        try:
            template = self._environments[page.lang].get_template(page.template)
            return template.render(page.composed()).encode("utf-8")
        except TemplateError as error:
            raise RenderingError(self._describe(error, page)) from error

    def _describe(self, error: TemplateError, page: Page) -> str:
        place = self._place_in_templates(error) or f"theme/templates/{page.template}:1"
        if isinstance(error, TemplateSyntaxError):
            place = f"theme/templates/{error.name or page.template}:{error.lineno}"
        of = f", for '{page.source}'" if page.source else ""
        return (
            f"{place}: {error.message}, on the page '{page.save_as}'{of}. A "
            "template may read only what docs/contracts.md gives it."
        )

    def _place_in_templates(self, error: Exception) -> str:
        """The template and the line that an error comes from; empty where it is not one."""
        place, inside = "", self._templates.as_posix()
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.startswith(inside):
                name = Path(frame.filename).relative_to(self._templates).as_posix()
                place = f"theme/templates/{name}:{frame.lineno or 1}"
        return place


class _Unindented(Extension):
    """Takes away the indentation of templates, which no reader sees; lines keep their numbers."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source without it."""
        del name, filename
        return _INDENTATION.sub("", source)


_OPTIONS: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "auto_reload": False,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ("jinja2.ext.i18n", _Unindented),
}


def _furnished(
    environment: Environment,
    site: Site,
    wording: NullTranslations,
    shared: Mapping[str, object],
) -> Environment:
    """An environment, given a language's words and chrome."""
    install: Any = environment.install_gettext_translations  # type: ignore[attr-defined]
    install(wording, newstyle=True)
    environment.globals |= {
        "_": _Words(wording),
        "kept": _Parts(),
        "site": site,
        **shared,
    }
    environment.filters |= {
        "foreign": _foreign,
        "isolated": _isolate_runs(site.lang),
        "runs": _mark_runs(site.lang),
        "standing": _standing,
    }
    environment.policies["json.dumps_function"] = _dump_json
    environment.policies["json.dumps_kwargs"] = {}
    return environment


@called_plainly
class _Words:
    """``_(key, …)``: the theme's words, in a language."""

    def __init__(self, wording: NullTranslations) -> None:
        self._wording = wording
        self._kept: dict[str, Markup] = {}

    def __call__(self, key: str, **values: object) -> Markup:
        if values:
            return self._phrase(key) % values
        said = self._kept.get(key)
        if said is None:
            said = self._kept[key] = self._phrase(key) % {}
        return said

    def _phrase(self, key: str) -> Markup:
        return Markup(self._wording.gettext(key))  # noqa: S704 (our own translations)


@called_plainly
class _Cards:
    """``once(macro, record, …)``: what the macro makes of a record, which never changes.

    A report stands on a dozen lists. Its card is found by the very record, which is kept with it so
    that no other can take its identity.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[str, object]] = {}

    def __call__(self, macro: Macro, record: object, **how: Hashable) -> str:
        key = (macro, id(record), *how.items())
        card = self._kept.get(key)
        if card is None:
            card = (macro(record, **how), record)
            if len(self._kept) < _CARDS:
                self._kept[key] = card
        return card[0]


@called_plainly
class _Parts:
    """``{% call kept(name, …) %}``: a part of the chrome, made once for each of these values.

    What it prints may depend on nothing else but the edition.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, str] = {}

    def __call__(self, *key: Hashable, caller: Macro) -> str:
        part = self._kept.get(key)
        if part is None:
            part = caller()
            if len(self._kept) < _PARTS:
                self._kept[key] = part
        return part


def _dump_json(value: object) -> str:
    """JSON without a space that nobody reads; Jinja makes it safe for HTML."""
    return json.encode(value).decode()


def _mark_runs(lang: str) -> Callable[..., Markup]:
    """``runs``: a plain text, escaped, with its runs of another script or direction marked as such.

    ``runs(lang)`` is for an element that says its language; "" is the page's own.
    """
    kept: dict[tuple[str, str], Markup] = {}

    @pass_context  # so Jinja takes no result for a constant: its code is shared by the languages
    def runs(_context: Context, text: str, said: str = "") -> Markup:
        plain = str(text)
        marked = kept.get((plain, said))
        if marked is None:
            marked = Markup(mark_runs(plain, said or lang))  # noqa: S704 (mark_runs escapes)
            if len(plain) <= _SHORT and len(kept) < _TEXTS:
                kept[plain, said] = marked
        return marked

    return runs


def _isolate_runs(lang: str) -> Callable[..., str]:
    """``isolated``: the same for where no element can stand, such as a title."""

    @pass_context  # as above
    def isolated(_context: Context, text: str) -> str:
        return isolate_runs(text, lang)

    return isolated


def _foreign(lang: str) -> Markup:
    """``foreign``: the attributes of a part in another language than the page's (WCAG 3.1.2).

    None where it is the page's own, which records give as "".
    """
    if not lang:
        return Markup()
    direction = LANGUAGES[lang].direction if lang in LANGUAGES else "auto"
    return Markup(' lang="{}" dir="{}"').format(lang, direction)


def _standing(picture: Picture, place: str) -> Markup:
    """``standing(place)``: a picture in one of the places of newsroom/views/picture_markup.py."""
    return Markup(picture_markup(picture, place))  # noqa: S704 (it escapes)

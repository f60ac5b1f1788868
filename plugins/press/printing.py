"""From a planned page to its bytes. A template sees the page's inputs and the chrome; no more.

A thousand reports make nearly three thousand pages, and much of each stands on others too. That is
made once and kept: a template says what, by ``once`` and ``kept``.
"""

import hmac
import re
import traceback
from collections.abc import Callable, Hashable, Mapping, MutableMapping
from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path
from typing import Any, ClassVar

import jinja2
from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape
from msgspec import json

from newsroom.engine.plan import Asset, Document, Page, PlannedFile
from newsroom.records.picture import Picture
from newsroom.records.site import Site
from newsroom.text.languages import LANGUAGES
from newsroom.text.script_runs import isolate_runs, mark_runs
from newsroom.text.wording import UnknownWordError
from newsroom.views.picture_markup import picture_markup
from plugins.press.secret import machine_secret
from plugins.press.stylesheet import Stylesheets

__all__ = ["Printer", "PrintingError"]

_CARDS = 14_000  # kept by one Printer: about 20 MB
_PARTS = 1_000  # of the chrome, a language
_TEXTS = 10_000  # whose runs are marked, a language
_SIGNATURE = 32  # bytes
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_SHORT = 120  # characters; a longer text seldom stands on a second page


class PrintingError(Exception):
    """A page that could not be rendered; the message names template, line and page."""


class Printer:
    """Renders pages: one Jinja environment a language, over the theme's templates alone.

    ``cache`` is a folder for compiled templates, made when missing; None keeps them in memory only.
    Threads may share a Printer; a copy that is pickled begins with nothing kept.
    """

    def __init__(
        self,
        templates: Path,
        chrome: Mapping[str, tuple[Site, NullTranslations]],
        cache: Path | None = None,
    ) -> None:
        self._templates = templates
        self._begun_with = (templates, chrome, cache)
        compiled = _Compiled(cache)
        prefix = next((site.prefix for site, _ in chrome.values()), "")
        shared = {
            "once": _Cards(),
            "stylesheet": Stylesheets(templates.parent / "static" / "css", prefix),
        }
        self._environments = {
            lang: _environment(templates, site, wording, shared, compiled)
            for lang, (site, wording) in chrome.items()
        }

    def __reduce__(self) -> tuple[object, ...]:
        return Printer, self._begun_with

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

    def print(self, printed: PlannedFile) -> bytes:
        """The bytes of a planned file. Raises PrintingError."""
        if isinstance(printed, Asset):
            return printed.file.read_bytes()
        try:
            if isinstance(printed, Document):
                return printed.compose(**printed.composed())
            return self._render(printed)
        except UnknownWordError as error:
            raise PrintingError(error.told(self._place_in_templates(error))) from error

    def _render(self, page: Page) -> bytes:
        try:
            template = self._environments[page.lang].get_template(page.template)
            return template.render(page.composed()).encode("utf-8")
        except TemplateError as error:
            raise PrintingError(self._describe(error, page)) from error

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


def _environment(
    templates: Path,
    site: Site,
    wording: NullTranslations,
    shared: Mapping[str, object],
    compiled: "_Compiled",
) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=compiled,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
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


def _escape(value: Any) -> str:  # noqa: ANN401 (whatever a template prints)
    """``markupsafe.escape``, in half the time for what has nothing to escape."""
    if type(value) is Markup:
        return value
    if type(value) is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    ):
        return value
    return escape(value)


class _Context(Context):
    """Jinja's, which asks whatever it calls what it wants to be passed; these want nothing."""

    _plain: ClassVar = {Macro, _Words, _Cards, _Parts, Stylesheets}

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (Jinja's)
        if type(called) in self._plain:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class _Template(Template):
    """A template whose macros are made once: they see the environment's globals and no page."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return self._module or super()._get_default_module(ctx)


class _Environment(Environment):
    """Jinja's, for templates that do not change and all have the same globals."""

    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (Jinja's)
        super().__init__(**options)
        self._loaded: dict[str | Template, Template] = {}

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source without its indentation, which no reader sees; lines keep their numbers."""
        return _INDENTATION.sub("", super().preprocess(source, name, filename))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves; a chain of mappings is slow to copy, and is copied for a page."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (Jinja's)
    ) -> Template:
        """A template, by its name."""
        found = self._loaded.get(name)
        if found is None:
            found = super().get_template(name, parent, globals)
            # What is printed is joined at once, so nothing need wrap it as Markup.
            found.root_render_func.__globals__["escape"] = _escape
            self._loaded[name] = found
        return found


class _Compiled(BytecodeCache):
    """Compiled templates: one for all languages, and in a folder for the next run.

    What stands in the folder is run, so it is signed with a secret of this machine. A file that is
    missing, damaged, from elsewhere or from another version of the program is made anew; a folder
    that cannot be written, or a machine that cannot keep a secret, is done without.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._secret = machine_secret() if folder is not None else None
        self._codes: dict[tuple[str, str], Any] = {}
        # Jinja's version and the environment's options shape the code.
        self._version = jinja2.__version__.encode() + Path(__file__).read_bytes()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template its code, where that is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._folder is not None and self._secret is not None:
            with suppress(OSError):
                written = (self._folder / bucket.key).read_bytes()
                code = written[_SIGNATURE:]
                if hmac.compare_digest(written[:_SIGNATURE], self._sign(bucket, code)):
                    bucket.bytecode_from_string(code)
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if self._folder is not None and self._secret is not None:
            code = bucket.bytecode_to_string()
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                (self._folder / bucket.key).write_bytes(self._sign(bucket, code) + code)

    def _sign(self, bucket: Bucket, code: bytes) -> bytes:
        """Without it, foreign code could do anything."""
        return hmac.digest(
            self._secret or b"", self._version + bucket.key.encode() + code, "sha256"
        )

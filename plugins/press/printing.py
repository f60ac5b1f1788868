"""From a planned page to its bytes. A template sees the page's inputs and the chrome; no more."""

import traceback
from collections.abc import Mapping
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
)
from markupsafe import Markup

from newsroom.parts import Site
from newsroom.plan import Asset, Document, Page, Printed
from newsroom.runs import mark_latin

__all__ = ["Printer", "PrintingError"]


class PrintingError(Exception):
    """A page that could not be rendered; the message names template, line and page."""


class Printer:
    """Renders pages: one Jinja environment a language, over the theme's templates alone."""

    def __init__(
        self, templates: Path, chrome: Mapping[str, tuple[Site, NullTranslations]]
    ) -> None:
        self._templates = templates
        self._environments = {
            lang: _environment(templates, site, wording) for lang, (site, wording) in chrome.items()
        }

    def print(self, printed: Printed) -> bytes:
        """The bytes of a planned file. Raises PrintingError."""
        if isinstance(printed, Asset):
            return printed.file.read_bytes()
        if isinstance(printed, Document):
            return printed.compose(**printed.inputs)
        return self._render(printed)

    def _render(self, page: Page) -> bytes:
        try:
            template = self._environments[page.lang].get_template(page.template)
            return template.render(page.inputs).encode("utf-8")
        except TemplateError as error:
            raise PrintingError(self._describe(error, page)) from error

    def _describe(self, error: TemplateError, page: Page) -> str:
        name, line = page.template, 1
        if isinstance(error, TemplateSyntaxError):
            name, line = error.name or name, error.lineno
        else:
            inside = self._templates.as_posix()
            for frame in traceback.extract_tb(error.__traceback__):
                if frame.filename.startswith(inside):
                    name = Path(frame.filename).relative_to(self._templates).as_posix()
                    line = frame.lineno or 1
        of = f", for '{page.source}'" if page.source else ""
        return (
            f"theme/templates/{name}:{line}: {error.message}, on the page '{page.save_as}'{of}. A "
            "template may read only what docs/contracts.md gives it."
        )


def _mark_runs(text: str, lang: str) -> Markup:
    """A plain text, escaped, with its runs of Latin letters marked as such."""
    return Markup(mark_latin(str(text), lang))  # noqa: S704 (mark_latin escapes)


def _environment(templates: Path, site: Site, wording: NullTranslations) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install: Any = environment.install_gettext_translations  # type: ignore[attr-defined]
    install(wording, newstyle=True)
    environment.globals["site"] = site
    environment.filters["runs"] = partial(_mark_runs, lang=site.lang)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment

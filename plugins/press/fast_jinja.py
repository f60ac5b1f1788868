"""Jinja's environment, made to render thousands of pages of one theme in less time.

This file alone touches what Jinja does not promise to keep: ``root_render_func`` and its globals,
``Template._module``, ``Context.call`` and ``Environment.make_globals``. It changes no byte of a
page: ``PRESS = {"stock_jinja": True}`` renders with Jinja as it comes, and a test compares the two.
"""

from collections.abc import MutableMapping
from typing import Any, TypeVar

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

__all__ = ["FastEnvironment", "called_plainly"]

C = TypeVar("C", bound=type)

_PLAIN: set[type] = {Macro}
"""Types whose instances want nothing passed to them but what the template says."""


def called_plainly(cls: C) -> C:
    """Mark a class: templates call its instances, which ask for no context, directly."""
    _PLAIN.add(cls)
    return cls


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
    """Jinja's asks whatever a template calls what it wants passed; this one skips plain things."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (Jinja's)
        if type(called) in _PLAIN:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class _Template(Template):
    """A template whose macros are made once: they see the environment's globals and no page."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return self._module or super()._get_default_module(ctx)


class FastEnvironment(Environment):
    """Jinja's environment, for templates that do not change and all have the same globals."""

    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (Jinja's)
        super().__init__(**options)
        self._loaded: dict[str | Template, Template] = {}

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

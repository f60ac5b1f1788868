"""Other values for every field of every record, found in its type: a new field is one of them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import fields, replace

__all__ = ["mutations", "sample"]

_AT = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)
_PLAIN: dict[Any, object] = {
    str: "पुल",
    int: 7,
    bool: True,
    bytes: b"1",
    dt.datetime: _AT,
    dt.date: _AT.date(),
    Any: "कुछ",
}


def sample(kind: Any, outer: frozenset[Any] = frozenset()) -> Any:  # noqa: ANN401 (any type's)
    """A value of a type that is not its default: of a record, one in which every field is set.

    ``outer`` are the records that it is to stand in: none holds others of its own kind without end.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return sample(next(each for each in inside if each is not NoneType), outer)
    if origin is Literal:
        return inside[-1]
    if origin is tuple:
        parts = [each for each in inside[:1] if each not in outer] if ... in inside else inside
        return tuple(sample(each, outer) for each in parts)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {sample(inside[0], outer): sample(inside[1], outer)}
    hints = get_type_hints(kind)
    within = outer | {kind}
    return kind(**{each.name: sample(hints[each.name], within) for each in fields(kind)})


def mutations(record: Struct, others: Mapping[str, str] | None = None) -> Iterator[tuple[str, Any]]:
    """A record with one thing in it changed, for each thing in it, and the name of that.

    ``others`` names, for words that stand for something else, another that does.
    """
    hints = get_type_hints(type(record))
    for each in fields(record):
        value = getattr(record, each.name)
        for inside, changed in _changed(value, hints[each.name], others or {}):
            yield f"{each.name}{inside}", replace(record, **{each.name: changed})


def _changed(value: Any, kind: Any, others: Mapping[str, str]) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Other values in the place of one; of what is made of parts, one for each part."""
    if isinstance(value, Struct):
        yield from ((f".{name}", changed) for name, changed in mutations(value, others))
    elif isinstance(value, tuple) and value:
        for place, part in enumerate(value):
            for inside, changed in _changed(part, Any, others):
                yield f"[{place}]{inside}", (*value[:place], changed, *value[place + 1 :])
        yield "[:-1]", value[:-1]
    elif isinstance(value, Mapping) and value:
        for key, part in value.items():
            for inside, changed in _changed(part, Any, others):
                yield f"[{key!r}]{inside}", {**value, key: changed}
    else:
        yield "", _other(value, kind, others)


def _other(value: Any, kind: Any, others: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Another value in the place of a plain one, or of nothing."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return others.get(value, f"{value}क")
    if isinstance(value, bytes):
        return value + b"1"
    if isinstance(value, dt.date):
        return value - dt.timedelta(days=1)
    return sample(kind)

"""Begins a newspaper: a folder with settings, sections, standing pages and a first report."""

from newsroom.scaffold.choices import Choices, Refused, read_choices
from newsroom.scaffold.newspaper import begin_newspaper

__all__ = ["Choices", "Refused", "begin_newspaper", "read_choices"]

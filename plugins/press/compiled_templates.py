"""Compiled templates, kept for the other languages of a run and for the next run."""

import hmac
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.press.secret import machine_secret

__all__ = ["CompiledTemplates"]

_SIGNATURE = 32  # bytes


class CompiledTemplates(BytecodeCache):
    """Compiled templates: one for all languages, and in a folder for the next run.

    ``folder`` None keeps them in memory only. ``options`` are bytes that change with the options of
    the environment, which shape the code as Jinja's version does.

    What stands in the folder is run, so it is signed with a secret of this machine. A file that is
    missing, damaged, from elsewhere or from another version of the program is made anew; a folder
    that cannot be written, or a machine that cannot keep a secret, is done without.
    """

    def __init__(self, folder: Path | None, options: bytes) -> None:
        self._folder = folder
        self._secret = machine_secret() if folder is not None else None
        self._codes: dict[tuple[str, str], Any] = {}
        self._version = jinja2.__version__.encode() + options

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

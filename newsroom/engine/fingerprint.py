"""Fingerprints: a few bytes that differ whenever what they stand for does.

Source: BLAKE2 (RFC 7693), over MessagePack.
"""

from hashlib import blake2b

from msgspec import msgpack

__all__ = ["fingerprint", "joined_fingerprint"]


_SIZE = 16  # bytes


def _refuse(value: object) -> object:
    raise TypeError(f"{type(value).__name__} is no plain data, and has no fingerprint")


_encoder = msgpack.Encoder(enc_hook=_refuse, order="deterministic")  # a set has no order


def fingerprint(value: object) -> bytes:
    """The fingerprint of plain data: strings, numbers, dates, tuples, mappings and records of them.

    Raises TypeError for anything else.
    """
    return blake2b(_encoder.encode(value), digest_size=_SIZE).digest()


def joined_fingerprint(*parts: bytes) -> bytes:
    """The fingerprint of other fingerprints, in their order."""
    return blake2b(b"\0".join(parts), digest_size=_SIZE).digest()

"""The one error of publishing: nothing was published, and why."""

__all__ = ["Refused"]


class Refused(Exception):  # noqa: N818 - what happened, in the newsroom's words
    """Nothing was published; the message says why and what to do, and readers see what they saw."""

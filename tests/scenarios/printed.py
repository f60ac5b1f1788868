"""A printed site, as the proof reads it."""

from newsroom.proof.site import PrintedPage, PrintedSite, text_of

__all__ = ["PrintedPage", "PrintedSite", "text_of"]

"""The schemas of sitemaps, with the extensions for news, pictures and versions."""

from functools import cache
from pathlib import Path

from lxml import etree

__all__ = ["OWN", "sitemap_schema"]

_HERE = Path(__file__).parent / "schemas"
OWN = _HERE / "sitemap.xsd"
"""The protocol's schema as it is written down here: it knows the index, too."""
_PARTS = {
    "http://www.google.com/schemas/sitemap-news/0.9": "news.xsd",
    "http://www.google.com/schemas/sitemap-image/1.1": "image.xsd",
    "http://www.w3.org/1999/xhtml": "xhtml.xsd",
}


@cache
def sitemap_schema(core: Path = OWN) -> etree.XMLSchema:
    """The protocol and its extensions: alone, it would refuse news and versions."""
    files = {"http://www.sitemaps.org/schemas/sitemap/0.9": core}
    files |= {namespace: _HERE / name for namespace, name in _PARTS.items()}
    imports = "".join(
        f'<import namespace="{namespace}" schemaLocation="{file.as_uri()}"/>'
        for namespace, file in files.items()
    )
    wrapper = f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>'
    return etree.XMLSchema(etree.fromstring(wrapper))

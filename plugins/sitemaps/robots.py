"""``robots.txt`` and the licence for AI. Source: RFC 9309; RSL 1.0 (Really Simple Licensing)."""

from collections.abc import Iterator, Sequence
from html import escape

from newsroom.engine.plan import Document
from newsroom.records.newspaper import Newspaper

__all__ = ["AI_CRAWLERS", "compose_licence", "compose_robots", "plan_robots"]

AI_CRAWLERS = (
    "AI2Bot",
    "Amazonbot",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "Claude-SearchBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "Google-Extended",
    "GPTBot",
    "Meta-ExternalAgent",
    "OAI-SearchBot",
    "PerplexityBot",
    "Timpibot",
    "YouBot",
)
"""Who gathers texts to train AI or to let it answer, and obeys robots.txt, as its owner says.

Who fetches a page because a person has asked for it is not among them."""

_LICENCE = "license.xml"


def plan_robots(
    newspaper: Newspaper, stance: str, sitemaps: Sequence[Document]
) -> Iterator[Document]:
    """``robots.txt``, which names the sitemaps; and the licence, where the settings have a word.

    Crawlers read it at the root of a host alone; a site below a path lends its lines to that one.
    """
    addresses = newspaper.addresses

    def absolute(name: str) -> str:
        return addresses.absolute(addresses.file(name).url)

    licence = absolute(_LICENCE) if stance != "off" else ""
    named = tuple(absolute(each.save_as) for each in sitemaps)
    root = f"{addresses.prefix}/"
    inputs = {"stance": stance, "root": root, "licence": licence, "sitemaps": named}
    yield Document("robots.txt", compose_robots, inputs)
    if licence:
        inputs = {"stance": stance, "url": addresses.absolute(root)}
        yield Document(_LICENCE, compose_licence, inputs)


def compose_robots(*, stance: str, root: str, licence: str, sitemaps: Sequence[str]) -> bytes:
    """Every crawler may read all; those of AI are told what the newspaper thinks of that."""
    lines = ["User-agent: *", "Allow: /", ""]
    if stance != "off":
        rule = "Allow" if stance == "allow" else "Disallow"
        lines += [*(f"User-agent: {name}" for name in AI_CRAWLERS), f"{rule}: {root}", ""]
        lines += [f"License: {licence}"]
    lines += [f"Sitemap: {url}" for url in sitemaps]
    return ("\n".join(lines) + "\n").encode()


def compose_licence(*, stance: str, url: str) -> bytes:
    """The same for machines that read licences: free for any use, or for search and not for AI."""
    terms = [
        '<permits type="usage">search</permits>',
        '<prohibits type="usage">ai-all</prohibits>',
    ]
    if stance == "allow":
        terms = ['<permits type="usage">all</permits>', '<payment type="free"/>']
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rsl xmlns="https://rslstandard.org/rsl">\n'
        f'<content url="{escape(url)}">\n<license>\n'
        + "\n".join(terms)
        + "\n</license>\n</content>\n</rsl>\n"
    ).encode()

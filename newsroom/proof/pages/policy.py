"""A page loads nothing from others and runs nothing that stands in it.

Content Security Policy Level 3; the policy itself is the house's (docs/proof.md).
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedPage, PrintedSite

__all__ = ["admitted", "fetching", "no_inline_code", "policies", "referrer"]

_NEEDED = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
_ADMITTED = re.compile(r"'none'|'self'|data:|'sha(256|384|512)-[\w+/=]+'")
_DATA_BLOCKS = {"application/ld+json", "application/json", "speculationrules"}
_EMBEDS = ("iframe", "frame", "object", "embed", "applet", "base")


def policies(site: PrintedSite) -> Iterator[Fault]:
    """A strict policy, before anything that it rules."""
    for page in site.pages.values():
        metas = page.all("meta[@http-equiv='Content-Security-Policy']")
        if len(metas) != 1:
            what = f"it has {len(metas)} content security policies"
            yield Fault(page.path, what, "Include parts/policy.html once")
            continue
        said = _directives(page)
        for name, wanted in _NEEDED.items():
            if said.get(name) != [wanted]:
                what = f"its policy lacks {name} {wanted}"
                yield Fault(page.path, what, "Allow nothing that is not named")
        for name, values in said.items():
            for value in values:
                is_search = page.kind == "search" and value == "'wasm-unsafe-eval'"
                if not _ADMITTED.fullmatch(value) and not is_search:
                    what = f"its policy allows {value} in {name}"
                    yield Fault(page.path, what, "Allow only this site, or a hash")
        head = list(page.one("head"))
        ruled = [each for each in head if each.tag in {"style", "link", "script"}]
        if ruled and head.index(metas[0]) > head.index(ruled[0]):
            what = "its policy stands after what it rules"
            yield Fault(page.path, what, "Put it before styles, links and scripts")


def admitted(site: PrintedSite) -> Iterator[Fault]:
    """The policy has the hash of each style in the page, and of no other."""
    for page in site.pages.values():
        hashes = [_hash(style.text or "") for style in page.all("style")]
        allowed = [
            value for value in _directives(page).get("style-src", []) if value.startswith("'sha")
        ]
        if sorted(hashes) != sorted(allowed):
            what = f"its policy allows the styles {' '.join(allowed) or 'none'}"
            remedy = f"Those in the page are {' '.join(hashes) or 'none'}"
            yield Fault(page.path, what, remedy)


def no_inline_code(site: PrintedSite) -> Iterator[Fault]:
    """No program, handler, ``javascript:`` or style attribute in the page itself."""
    for page in site.pages.values():
        for script in page.all("script"):
            if not script.get("src") and script.get("type") not in _DATA_BLOCKS:
                yield Fault(page.path, "it has a script in it", "Put it into theme/static/js")
        for element in page.root.iter():
            for name, value in element.attrib.items():
                if name.startswith("on") or name == "style":
                    what = f"<{element.tag}> has the attribute {name}"
                    yield Fault(page.path, what, "The policy forbids it: use a class or a script")
                elif re.match(r"\s*javascript:", value, re.IGNORECASE):
                    what = f"<{element.tag} {name}> runs a script"
                    yield Fault(page.path, what, "Lead to an address")


def fetching(site: PrintedSite) -> Iterator[Fault]:
    """No frame and no plugin; nothing over http:, nothing from elsewhere, all below the prefix."""
    for page in site.pages.values():
        for tag in _EMBEDS:
            if page.all(tag):
                yield Fault(page.path, f"it has <{tag}>", "Link to it instead")
        for address in page.fetched():
            if address.startswith("http:"):
                what = f"it fetches '{address}' without encryption"
                yield Fault(page.path, what, "Serve it from this site")
            elif not address.startswith((f"{site.prefix}/", "data:")) or address.startswith("//"):
                what = f"it fetches '{address}'"
                yield Fault(page.path, what, f"Fetch only what begins with '{site.prefix}/'")


def referrer(site: PrintedSite) -> Iterator[Fault]:
    """Other sites learn from where a reader comes, not from which page."""
    wanted = "strict-origin-when-cross-origin"
    for page in site.pages.values():
        said = page.meta("referrer")
        if said not in {wanted, "no-referrer", "same-origin", "strict-origin"}:
            what = f"its referrer policy is '{said}'"
            yield Fault(page.path, what, f"Say {wanted}")


def _directives(page: PrintedPage) -> dict[str, list[str]]:
    metas = page.all("meta[@http-equiv='Content-Security-Policy']")
    text = metas[0].get("content", "") if metas else ""
    parts = [each.split() for each in text.split(";") if each.strip()]
    return {name: values for name, *values in parts}


def _hash(text: str) -> str:
    """CSP 3, section 6.7.3.3: of what stands between the tags."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

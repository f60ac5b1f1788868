"""The keys of a header as people and other programs write them, and what this house calls them."""

import re
from collections.abc import Mapping

from newsroom.text.names import matching_form

__all__ = ["BELOW", "LINES", "LISTS", "NAMES", "WORDS", "house_key", "plain_key"]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


LISTS = frozenset({"tags", "authors", "speakers", "aliases", "redirect-from"})
"""Keys whose values are parted by semicolons."""
LINES = frozenset({"roles", "quotes", "correction"})
"""Keys of whose value each line is one."""
NAMES = frozenset({"name", "slug", "category", "id", "image", *LISTS})
"""Keys whose values are compared with others."""
WORDS = _words(
    "slug id date modified category lang status priority robots embargo expires sample listed kind",
    "order colour menu wikidata image",
)
"""Keys whose value is one word, a number or a date."""

# Words of editors who think in Hindi, Urdu or Punjabi, and keys of Hugo, Jekyll, WordPress,
# Pelican and others; behind the colon what this house writes, the first that the file may have.
_MEANT = """
Title Name: शीर्षक शीर्षिका हेडलाइन عنوان سرخی ਸਿਰਲੇਖ headline heading linktitle subject
Name: नाम نام ਨਾਂ ਨਾਮ fullname displayname title
Title: name
Date: दिनांक तारीख तारीख़ तिथि समय تاریخ ਮਿਤੀ ਤਾਰੀਖ day datetime pubdate published publishedat
  datepublished publicationdate publishedon created createdat datecreated postdate
Modified: संशोधित अद्यतन تازہ ਸੋਧ lastmod lastmodified lastmodifiedat updated updatedat
  lastupdated dateupdated datemodified modifieddate modifiedat edited update revised
Category: खंड श्रेणी अनुभाग زمرہ ਸ਼੍ਰੇਣੀ categories section sections cat
Tags: विषय टैग ٹیگ موضوع ਵਿਸ਼ਾ ਟੈਗ tag keywords keyword labels topics topic hashtags
Authors: लेखक संवाददाता रिपोर्टर مصنف نامہنگار ਲੇਖਕ author by byline writer reporter creator
Speakers: वक्ता مقرر ਬੁਲਾਰਾ speaker voices
Quotes: उद्धरण कथन quote quotations statements
Summary: सारांश خلاصہ ਸਾਰ description excerpt abstract subtitle deck standfirst intro lede
  metadescription seodescription subheading teaser
Dateline: स्थान जगह مقام ਥਾਂ place location city
Kicker: eyebrow strap overline slugline
Image: चित्र तस्वीर फोटो फ़ोटो تصویر ਤਸਵੀਰ featuredimage featureimage cover coverimage thumbnail
  thumb banner headerimage hero heroimage photo picture ogimage images imageurl teaserimage
Image-Alt: imagealttext alt alttext coveralt
Image-Caption: caption covercaption
Image-Credit: credit photocredit imagesource
Source: स्रोत साभार ماخذ بشکریہ ਸਰੋਤ agency newsagency syndication
Roles: भूमिका पद عہدہ ਅਹੁਦਾ role job jobtitle position designation occupation
Aliases: उपनाम aka alsoknownas alias othernames
Redirect-From: aliases redirects oldurl oldurls redirect
Slug: permalink url link path saveas address postname
Status: स्थिति state
Lang: भाषा زبان ਭਾਸ਼ਾ language locale langcode
Priority: महत्व featured sticky pinned rank
Embargo: publishdate releasedate publishon
Expires: expirydate expiry expiredate unpublishdate expiration
Correction: सुधार भूल-सुधार corrections erratum errata
Note: टिप्पणी नोट editornote editorsnote disclaimer
Order: क्रम weight menuorder position sortorder navorder
Colour: रंग color
Menu: showinmenu inmenu nav
Kind: प्रकार type
Sample: नमूना example demo
Listed: visible
"""

# What others write and this house has no key for: its theme, its program or the file says it.
_NEEDLESS = _words(
    "layout template type markup toc comments comment math mathjax katex sitemap guid postid",
    "pingstatus commentstatus postformat format parent menuorder weight theme css style js scripts",
    "output outputs cascade series seriesorder readingtime wordcount showtoc tocopen build bundle",
    "isbasedon headless resources cssclass pageid timezone encoding charset version emoji icon",
    "socialimage twitter facebook og seo seotitle canonical canonicalurl schema uid uuid hash",
    "share sharing license licence copyright checksum",
)
BELOW = _words("body content text bio biography पाठ متن ਪਾਠ")
"""What others call the text that stands below the header."""


def plain_key(written: str) -> str:
    """A key without what makes no difference: ``Featured_Image`` is ``featuredimage``.

    >>> plain_key("**Image Alt**")
    'imagealt'
    """
    return re.sub(r"[\s_\-*\"'`.]+", "", matching_form(written)).rstrip("ः")


def _read_meant() -> dict[str, tuple[str, ...]]:
    meant: dict[str, list[str]] = {}
    for line in _MEANT.strip().replace("\n  ", " ").splitlines():
        keys, _, words = line.partition(": ")
        for word in words.split():
            meant.setdefault(plain_key(word), []).extend(keys.split())
    return {word: tuple(keys) for word, keys in meant.items()}


_HOUSE = _read_meant()


def house_key(written: str, known: Mapping[str, str]) -> str | None:
    """What this house calls a key; empty where it needs none; None where nobody knows the word.

    ``known`` are the keys of the file, by their lower-case form.

    >>> house_key("featured_image", {"image": "Image"})
    'Image'
    """
    plain = plain_key(written)
    for key in known.values():
        if plain_key(key) == plain:
            return key
    for key in _HOUSE.get(plain, ()):
        if key.lower() in known:
            return key
    return "" if plain in _NEEDLESS else None

"""What holds where a newspaper's settings say nothing: each ``pelicanconf.py`` begins from it.

Every setting and its meaning: docs/settings.md.
"""

import samachar
from plugins.press import Press

TIMEZONE = "Asia/Kolkata"
SITENAME = ""

# Languages that print dates and counts in their own digits.
NATIVE_DIGITS: tuple[str, ...] = ()

# Languages whose font is sent along for readers who have none.
WEB_FONTS: tuple[str, ...] = ()

# Records of languages that the program does not know.
LANGUAGE_RECORDS: tuple[object, ...] = ()

# Links in the foot of each page, besides those to the standing pages; by language.
FOOTER: dict[str, tuple[tuple[str, str], ...]] = {}

# Roles of the theme's colours, each a colour by day and one by night.
COLOURS: dict[str, tuple[str, str]] = {}

THEME = str(samachar.PROGRAM / "theme")

# A folder of the newspaper's own whose files take the place of the theme's, one by one.
OWN_THEME = ""

PELICAN_CLASS = Press

# In the order of the stages: read, organise, enrich, publish. The press itself is PELICAN_CLASS.
PLUGINS = [
    "plugins.copydesk",
    "plugins.people",
    "plugins.pictures",
    "plugins.editions",
    "plugins.cards",
    "plugins.share",
    "plugins.structured_data",
    "plugins.feeds",
    "plugins.sitemaps",
    "plugins.redirects",
    "plugins.offline",
]

ARTICLE_PATHS = ["reports"]
PAGE_PATHS = ["pages"]
USE_FOLDER_AS_CATEGORY = False
READERS = {"rst": None, "html": None}
CACHE_CONTENT = False
SUMMARY_MAX_LENGTH = None

# Pelican's own feeds change their ids with every slug; plugins/feeds prints the house's.
FEED_ATOM = FEED_RSS = FEED_ALL_ATOM = FEED_ALL_RSS = None
CATEGORY_FEED_ATOM = CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TAG_FEED_ATOM = TAG_FEED_RSS = TRANSLATION_FEED_ATOM = TRANSLATION_FEED_RSS = None

"""The newsroom's settings. A second newsroom changes this file and ``content/``, nothing else."""

import sys
from pathlib import Path

# The bare `pelican` command reads settings before it puts the working directory on the path.
sys.path.insert(0, str(Path(__file__).parent))

from plugins.press import Press

SITENAME = "समाचार"
SITEURL = "https://samachar.example"
TIMEZONE = "Asia/Kolkata"
DEFAULT_LANG = "hi"

# Languages of the editions, the first at the root; newsroom/languages.py has a record for each.
LANGUAGES = ("hi", "en", "ur", "pa")

# Languages that print dates and counts in their own digits.
NATIVE_DIGITS: tuple[str, ...] = ()

# Languages whose font is sent along for readers who have none; theme/static/fonts/ has Hindi's.
WEB_FONTS: tuple[str, ...] = ()

MASTHEAD = {
    "names": {"hi": "समाचार", "en": "Samachar", "ur": "سماچار", "pa": "ਸਮਾਚਾਰ"},
    "mottos": {
        "hi": "हर बात, नाम के साथ",
        "en": "Every statement, with a name",
        "ur": "ہر بات، نام کے ساتھ",
        "pa": "ਹਰ ਗੱਲ, ਨਾਂ ਨਾਲ",
    },
    "descriptions": {
        "hi": "हिमाचल प्रदेश के समाचार, हर बयान बोलने वाले के नाम के साथ।",
        "en": "News from Himachal Pradesh, every statement with its speaker's name.",
        "ur": "ہماچل پردیش کی خبریں، ہر بیان بولنے والے کے نام کے ساتھ۔",
        "pa": "ਹਿਮਾਚਲ ਪ੍ਰਦੇਸ਼ ਦੀਆਂ ਖ਼ਬਰਾਂ, ਹਰ ਬਿਆਨ ਬੋਲਣ ਵਾਲੇ ਦੇ ਨਾਂ ਨਾਲ।",
    },
    "places": {"hi": "शिमला", "en": "Shimla", "ur": "شملہ", "pa": "ਸ਼ਿਮਲਾ"},
    "footers": {
        "hi": "यहाँ न विज्ञापन है, न पाठक पर नज़र रखने वाला कोई कोड।",
        "en": "No advertising here, and no code that follows the reader.",
        "ur": "یہاں نہ اشتہار ہے، نہ قاری پر نظر رکھنے والا کوئی کوڈ۔",
        "pa": "ਇੱਥੇ ਨਾ ਇਸ਼ਤਿਹਾਰ ਹੈ, ਨਾ ਪਾਠਕ ’ਤੇ ਨਜ਼ਰ ਰੱਖਣ ਵਾਲਾ ਕੋਈ ਕੋਡ।",
    },
    "desk": "samachar-desk",
    "tag": "samachar.example,2026",
    "drawn_name": True,
}

HERE = Path(__file__).parent
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
THEME = str(HERE / "theme")
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

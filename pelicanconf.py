"""The settings of the sample newspaper, which comes with the program: what differs from the rest.

`./inv newspaper FOLDER` begins a newspaper of one's own; it has a file like this, and no copy of
the program. Every setting: docs/settings.md.
"""

import sys
from pathlib import Path

here = Path(__file__).parent
# The bare `pelican` command reads settings before it puts the working directory on the path.
sys.path.insert(0, str(here))

from samachar.defaults import *

SITENAME = "समाचार"
SITEURL = "https://samachar.example"
TIMEZONE = "Asia/Kolkata"

# Languages of the editions, the first at the root; newsroom/text/languages.py has their records.
LANGUAGES = ("hi", "en", "ur", "pa")
DEFAULT_LANG = LANGUAGES[0]

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
    "mail": "sudhar@samachar.example",
    "tag": "samachar.example,2026",
    "drawn_name": True,
}

PATH = str(here / "content")
OUTPUT_PATH = str(here / "output")

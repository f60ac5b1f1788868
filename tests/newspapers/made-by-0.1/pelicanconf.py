"""The settings of पहाड़ की ख़बर; what is not said here, the program says (its docs/settings.md)."""

import os
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
# The program: where SAMACHAR_HOME or the file samachar-home says; else the one that is installed.
home = here / "samachar-home"
home = os.environ.get("SAMACHAR_HOME") or (home.read_text("utf-8").strip() if home.is_file() else "")
sys.path[:0] = [str(here), *([str(here / home)] if home else [])]

from samachar.defaults import *

SITENAME = "पहाड़ की ख़बर"

# Where readers find the newspaper: scheme, host and path, no slash at the end.
SITEURL = "https://pahad.example"

# The zone of every date in copy.
TIMEZONE = "Asia/Kolkata"

# The languages, the first at the root of the site. Files without a language in their name are in it.
LANGUAGES = ("hi", "en")
DEFAULT_LANG = LANGUAGES[0]

MASTHEAD = {
    # The newspaper's name in each language; where one is missing, the first stands in.
    "names": {
        "hi": "पहाड़ की ख़बर",
        "en": "Pahad Ki Khabar",
    },
    # The line under the name. Leave one out and there is none.
    "mottos": {
        "hi": "हर बात, नाम के साथ",
        "en": "Every statement, with a name",
    },
    # One sentence for search engines and feed readers.
    "descriptions": {
        "hi": "शिमला के समाचार, हर बयान बोलने वाले के नाम के साथ।",
        "en": "News from Shimla, every statement with its speaker's name.",
    },
    # Where the newsroom sits; printed beside the day on the front page.
    "places": {
        "hi": "शिमला",
        "en": "Shimla",
    },
    # Who signs reports without Authors: a file in content/people/.
    "desk": "desk",
    # Owner and year of the permanent ids in feeds. Never change it once readers have subscribed.
    "tag": "pahad.example,2026",
}

# Colours of your own, each by day and by night, for: mast (the name), line, link, signal.
# COLOURS = {"mast": ("#7a1f2b", "#f2a3ab"), "line": ("#7a1f2b", "#f2a3ab")}

# Links in the foot of each page, besides the standing pages; by language.
# FOOTER = {"hi": (("WhatsApp", "https://whatsapp.com/channel/…"),)}

# Languages whose font is sent along for readers whose phone has none; the program has Hindi's.
# WEB_FONTS = ("hi",)

# Plugins of your own lie in newspaper_plugins/, and come after those whose work they use.
# PLUGINS = [*PLUGINS, "newspaper_plugins.obituaries"]

PATH = str(here / "content")
OUTPUT_PATH = str(here / "output")

# Files in theme/ take the place of the program's, one by one: a template, a part of the styles, a
# word, an icon, a font; theme/static/logo.svg is shown in the place of the name.
OWN_THEME = str(here / "theme")

COLOURS = {"mast": ("#7a1f2b", "#f2a3ab"), "line": ("#7a1f2b", "#f2a3ab")}
FOOTER = {"hi": (("चैनल", "https://channel.example/pahad"),)}
PLUGINS = [*PLUGINS, "newspaper_plugins.greeting"]
EDITIONS = {"briefs": 5}

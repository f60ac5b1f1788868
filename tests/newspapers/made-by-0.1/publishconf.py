"""The settings of the published site: what differs from ``pelicanconf.py``."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

# Where the site will stand; the environment decides on a server, this file otherwise.
SITEURL = os.environ.get("SAMACHAR_SITEURL", SITEURL)

"""Records of languages, for a newspaper in one that the program does not know.

``LANGUAGE_RECORDS = (replace(KNOWN["hi"], code="bho", endonym="भोजपुरी", …),)``
"""

from dataclasses import replace

from newsroom.text.languages import LANGUAGES as KNOWN
from newsroom.text.languages import Language

__all__ = ["KNOWN", "Language", "replace"]

"""The languages of the house: one record each, and nothing about a language anywhere else."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["LANGUAGES", "Language"]


@dataclass(frozen=True, slots=True)
class Language:
    """One language that an edition can be printed in.

    ``day_periods`` are the hours (0 to 23) at which a part of the day begins, with its name; the
    night goes on past midnight to the first of them. Empty: the clock says am and pm.
    """

    code: str
    """BCP 47, as in the file name ``report.<code>.md``, ``<html lang>`` and hreflang."""
    locale: str
    """CLDR locale for Babel, and Open Graph's ``og:locale``."""
    script: Literal["Deva", "Latn", "Arab", "Guru", "Beng"]
    """ISO 15924."""
    direction: Literal["ltr", "rtl"]
    endonym: str
    """The language's name in itself."""
    digits: str
    """The ten signs of its own, used when the site's settings ask for native digits."""
    reading_speed: int
    """Words a minute, in silent reading of news prose."""
    stop: str
    """The full stop, which also closes the dateline."""
    day_periods: tuple[tuple[int, str], ...] = ()
    clock: str = "{time} {period}"
    """How a time is said, of ``{period}`` and ``{time}``."""

    @property
    def is_right_to_left(self) -> bool:
        """Whether the page runs from right to left."""
        return self.direction == "rtl"


# Reading speeds: the order of size in Trauzettel-Klosinski and Dietz, "Standardized Assessment of
# Reading Performance", IOVS 2012. Day periods: CLDR's dayPeriodRuleSet for hi and pa, in the words
# that newspapers print; CLDR has none for ur, whose newspapers divide the day as Hindi ones do.
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language(
            "hi",
            "hi_IN",
            "Deva",
            "ltr",
            "हिन्दी",
            "०१२३४५६७८९",
            180,
            "।",
            ((4, "सुबह"), (12, "दोपहर"), (16, "शाम"), (20, "रात")),
            "{period} {time} बजे",
        ),
        Language("en", "en_IN", "Latn", "ltr", "English", "0123456789", 220, "."),
        Language(
            "ur",
            "ur_IN",
            "Arab",
            "rtl",
            "اردو",
            "۰۱۲۳۴۵۶۷۸۹",
            170,
            "۔",
            ((4, "صبح"), (12, "دوپہر"), (16, "شام"), (20, "رات")),
            "{period} {time} بجے",
        ),
        Language(
            "mr",
            "mr_IN",
            "Deva",
            "ltr",
            "मराठी",
            "०१२३४५६७८९",
            180,
            ".",
            ((4, "सकाळी"), (12, "दुपारी"), (16, "संध्याकाळी"), (20, "रात्री")),
            "{period} {time} वाजता",
        ),
        Language(
            "pa",
            "pa_IN",
            "Guru",
            "ltr",
            "ਪੰਜਾਬੀ",
            "੦੧੨੩੪੫੬੭੮੯",
            180,
            "।",
            ((4, "ਸਵੇਰੇ"), (12, "ਦੁਪਹਿਰ"), (16, "ਸ਼ਾਮ"), (21, "ਰਾਤ")),
            "{period} {time} ਵਜੇ",
        ),
    )
}

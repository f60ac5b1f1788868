"""Small hand-made inputs for every template: a plain page, a minimal one and a hostile one."""

from typing import Any

from msgspec.structs import replace

from newsroom.records.feed import FeedLink
from newsroom.records.link import Link
from newsroom.records.picture import Picture
from newsroom.records.site import Site
from newsroom.text.formats import Moment
from newsroom.text.languages import LANGUAGES
from newsroom.views.models import (
    Alternate,
    Entry,
    Head,
    LanguageLink,
    Letter,
    Listing,
    OfferedFeed,
    OfferedFeeds,
    Pager,
    RoleLine,
    ShareLink,
    Speaker,
    StatementGroup,
    StatementLine,
    Teaser,
    Voice,
)

__all__ = ["CASES", "HOSTILE", "LANGS", "TEMPLATES", "inputs_for", "site_for"]

LANGS = ("hi", "en", "ur", "pa")
CASES = ("plain", "minimal", "hostile")
TEMPLATES = (
    "front.html",
    "report.html",
    "section.html",
    "topic.html",
    "topics.html",
    "archive.html",
    "month.html",
    "people.html",
    "person.html",
    "page.html",
    "404.html",
    "feeds.html",
    "offline.html",
)

HOSTILE = "\"'><script>alert(1)</script> & \u202eउलटा\u202c <b>"
"""A headline that tries to be markup, with marks that turn the direction of writing."""

_WORDS = {
    "hi": {
        "site": "समाचार",
        "motto": "हर बात, नाम के साथ",
        "place": "शिमला",
        "sections": ("राजनीति", "प्रदेश", "खेती-बाग़वानी", "शिक्षा", "स्वास्थ्य", "खेल", "मौसम"),
        "headlines": (
            "पहली बर्फ़बारी से पहले: सड़क, बिजली और पानी की तैयारी कैसे रखें",
            "दवा ख़रीदते समय पर्ची और तारीख़ जाँचने की आदत डालें",
            "स्कूल बदलने पर स्थानांतरण प्रमाणपत्र कैसे मिलता है",
            "कम पानी में अच्छी उपज: टपक सिंचाई कैसे लगाएँ",
            "आधार में पता बदलने के लिए कौन-से काग़ज़ चाहिए",
        ),
        "standfirst": "घर, गाड़ी और पशुशाला के लिए दस काम, जो समय रहते हो जाने चाहिए।",
        "paragraph": "ठंड बढ़ने से पहले पानी की पाइप ढक दें और टंकी साफ़ कर लें। सड़क पर निकलने से पहले "
        "मौसम की चेतावनी देख लें और गाड़ी में कंबल, पानी और रोशनी रखें।",
        "desk": "समाचार डेस्क",
        "name": "अनीता",
        "role": "बाग़वानी विकास अधिकारी",
        "day": "23 नवंबर 2026",
        "weekday": "सोमवार",
        "date": "23 नवंबर 2026",
        "time": "शाम 5:05 बजे",
        "month": "नवंबर 2026",
        "minutes": "3 मिनट का पाठ",
        "reports": "7 रिपोर्टें",
        "statements": "4 बयान",
        "since": "2024 से",
        "page": "पृष्ठ 3",
        "topic": "मौसम की चेतावनी",
        "letters": "अआइईउऊऋएऐओऔकखगघचछजझटठडढतथदधनपफबभमयरलवशषसह",
        "alt": "पहाड़ों की परतें, रेखाचित्र",
        "caption": "शिमला की पहाड़ियाँ। प्रतीकात्मक चित्र।",
        "about": "हमारे बारे में",
    },
    "en": {
        "site": "Samachar",
        "motto": "Every word with its speaker's name",
        "place": "Shimla",
        "sections": ("Politics", "State", "Farming", "Education", "Health", "Sport", "Weather"),
        "headlines": (
            "Before the first snow: how to keep roads, power and water going",
            "Check the bill and the date whenever you buy medicine",
            "How to get a transfer certificate when you change schools",
            "A good crop with little water: how to lay drip irrigation",
            "The papers you need to change an address",
        ),
        "standfirst": "Ten jobs for house, car and cowshed that should be done in time.",
        "paragraph": "Cover the water pipes before the cold sets in, and clean the tank. "
        "Look up the weather warning before you take to the road, "
        "and keep a blanket, water and a light in the car.",
        "desk": "Samachar Desk",
        "name": "Anita",
        "role": "Horticulture development officer",
        "day": "23 November 2026",
        "weekday": "Monday",
        "date": "23 November 2026",
        "time": "5:05 pm",
        "month": "November 2026",
        "minutes": "3 minutes to read",
        "reports": "7 reports",
        "statements": "4 statements",
        "since": "since 2024",
        "page": "Page 3",
        "topic": "Weather warnings",
        "letters": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "alt": "Layers of hills, drawing",
        "caption": "The hills of Shimla. Symbolic picture.",
        "about": "About us",
    },
    "ur": {
        "site": "سماچار",
        "motto": "ہر بات، نام کے ساتھ",
        "place": "شملہ",
        "sections": ("سیاست", "ریاست", "کھیتی باغبانی", "تعلیم", "صحت", "کھیل", "موسم"),
        "headlines": (
            "پہلی برف باری سے پہلے: سڑک، بجلی اور پانی کی تیاری کیسے رکھیں",
            "دوا خریدتے وقت پرچی اور تاریخ جانچنے کی عادت ڈالیں",
            "اسکول بدلنے پر منتقلی کا سرٹیفکیٹ کیسے ملتا ہے",
            "کم پانی میں اچھی پیداوار: ٹپک آبپاشی کیسے لگائیں",
            "پتا بدلنے کے لیے کون سے کاغذات چاہییں",
        ),
        "standfirst": "گھر، گاڑی اور مویشی خانے کے لیے دس کام، جو وقت پر ہو جانے چاہییں۔",
        "paragraph": "سردی بڑھنے سے پہلے پانی کے پائپ ڈھک دیں اور ٹنکی صاف کر لیں۔ "
        "سڑک پر نکلنے سے پہلے موسم کی وارننگ دیکھ لیں اور گاڑی میں کمبل، پانی اور روشنی رکھیں۔",
        "desk": "سماچار ڈیسک",
        "name": "انیتا",
        "role": "باغبانی افسر",
        "day": "23 نومبر 2026",
        "weekday": "پیر",
        "date": "23 نومبر 2026",
        "time": "شام 5:05 بجے",
        "month": "نومبر 2026",
        "minutes": "3 منٹ کا مطالعہ",
        "reports": "7 رپورٹیں",
        "statements": "4 بیانات",
        "since": "2024 سے",
        "page": "صفحہ 3",
        "topic": "موسم کی وارننگ",
        "letters": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھیے",
        "alt": "پہاڑوں کی پرتیں، خاکہ",
        "caption": "شملہ کی پہاڑیاں۔ علامتی تصویر۔",
        "about": "ہمارے بارے میں",
    },
    "pa": {
        "site": "ਸਮਾਚਾਰ",
        "motto": "ਹਰ ਗੱਲ, ਨਾਂ ਦੇ ਨਾਲ",
        "place": "ਸ਼ਿਮਲਾ",
        "sections": ("ਰਾਜਨੀਤੀ", "ਸੂਬਾ", "ਖੇਤੀ-ਬਾਗ਼ਬਾਨੀ", "ਸਿੱਖਿਆ", "ਸਿਹਤ", "ਖੇਡਾਂ", "ਮੌਸਮ"),
        "headlines": (
            "ਪਹਿਲੀ ਬਰਫ਼ਬਾਰੀ ਤੋਂ ਪਹਿਲਾਂ: ਸੜਕ, ਬਿਜਲੀ ਅਤੇ ਪਾਣੀ ਦੀ ਤਿਆਰੀ ਕਿਵੇਂ ਰੱਖੀਏ",
            "ਦਵਾਈ ਖ਼ਰੀਦਣ ਵੇਲੇ ਪਰਚੀ ਅਤੇ ਤਾਰੀਖ਼ ਦੇਖਣ ਦੀ ਆਦਤ ਪਾਓ",
            "ਸਕੂਲ ਬਦਲਣ ’ਤੇ ਤਬਾਦਲਾ ਸਰਟੀਫਿਕੇਟ ਕਿਵੇਂ ਮਿਲਦਾ ਹੈ",
            "ਘੱਟ ਪਾਣੀ ਵਿੱਚ ਚੰਗੀ ਫ਼ਸਲ: ਤੁਪਕਾ ਸਿੰਜਾਈ ਕਿਵੇਂ ਲਾਈਏ",
            "ਪਤਾ ਬਦਲਣ ਲਈ ਕਿਹੜੇ ਕਾਗ਼ਜ਼ ਚਾਹੀਦੇ ਹਨ",
        ),
        "standfirst": "ਘਰ, ਗੱਡੀ ਅਤੇ ਪਸ਼ੂਆਂ ਲਈ ਦਸ ਕੰਮ, ਜੋ ਵੇਲੇ ਸਿਰ ਹੋ ਜਾਣੇ ਚਾਹੀਦੇ ਹਨ।",
        "paragraph": "ਠੰਢ ਵਧਣ ਤੋਂ ਪਹਿਲਾਂ ਪਾਣੀ ਦੀਆਂ ਪਾਈਪਾਂ ਢਕ ਦਿਓ ਅਤੇ ਟੈਂਕੀ ਸਾਫ਼ ਕਰ ਲਓ। ਸੜਕ ’ਤੇ ਨਿਕਲਣ ਤੋਂ ਪਹਿਲਾਂ "
        "ਮੌਸਮ ਦੀ ਚੇਤਾਵਨੀ ਦੇਖ ਲਓ।",
        "desk": "ਸਮਾਚਾਰ ਡੈਸਕ",
        "name": "ਅਨੀਤਾ",
        "role": "ਬਾਗ਼ਬਾਨੀ ਅਫ਼ਸਰ",
        "day": "23 ਨਵੰਬਰ 2026",
        "weekday": "ਸੋਮਵਾਰ",
        "date": "23 ਨਵੰਬਰ 2026",
        "time": "ਸ਼ਾਮ 5:05 ਵਜੇ",
        "month": "ਨਵੰਬਰ 2026",
        "minutes": "3 ਮਿੰਟ ਦਾ ਪਾਠ",
        "reports": "7 ਰਿਪੋਰਟਾਂ",
        "statements": "4 ਬਿਆਨ",
        "since": "2024 ਤੋਂ",
        "page": "ਪੰਨਾ 3",
        "topic": "ਮੌਸਮ ਦੀ ਚੇਤਾਵਨੀ",
        "letters": "ੳਅੲਸਹਕਖਗਘਚਛਜਝਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜ",
        "alt": "ਪਹਾੜਾਂ ਦੀਆਂ ਪਰਤਾਂ, ਰੇਖਾ-ਚਿੱਤਰ",
        "caption": "ਸ਼ਿਮਲਾ ਦੀਆਂ ਪਹਾੜੀਆਂ।",
        "about": "ਸਾਡੇ ਬਾਰੇ",
    },
}

_SHARE = (
    ShareLink("whatsapp", "https://wa.me/?text=https%3A%2F%2Fsamachar.example%2F"),
    ShareLink(
        "telegram", "https://t.me/share/url?url=https%3A%2F%2Fsamachar.example%2F&text=%E0%A4%85"
    ),
    ShareLink(
        "facebook", "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fsamachar.example%2F"
    ),
    ShareLink(
        "x", "https://x.com/intent/post?url=https%3A%2F%2Fsamachar.example%2F&text=%E0%A4%85"
    ),
    ShareLink("email", "mailto:?subject=%E0%A4%85&body=https%3A%2F%2Fsamachar.example%2F"),
)


class _Addresses(dict[str, str]):
    """The addresses of scripts; hashed, since Environments are kept by their Site."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def _home(lang: str) -> str:
    return "/" if lang == "hi" else f"/{lang}/"


def site_for(lang: str, case: str = "plain") -> Site:
    """The chrome of an edition."""
    words: dict[str, Any] = _WORDS[lang]
    record = LANGUAGES[lang]
    home = _home(lang)
    bare = Site(
        name=words["site"],
        motto="",
        place="",
        home=home,
        prefix="",
        scripts=_Addresses(filter="/theme/filter.js", site="/theme/site.js"),
        wordmark=False,
        lang=lang,
        direction=record.direction,
        locale=record.locale,
    )
    if case == "minimal":
        return bare
    sections = tuple(
        Link(name, f"{home}section/s{number}/") for number, name in enumerate(words["sections"])
    )
    site = replace(
        bare,
        motto=words["motto"],
        place=words["place"],
        wordmark=True,
        sections=sections,
        pages=(Link(words["about"], f"{home}about/"),),
        speakers=f"{home}speaker/",
        authors=f"{home}author/",
        topics=f"{home}topic/",
        archive=f"{home}archive/",
        feeds=(_rss(words["site"], home),),
        feeds_page=f"{home}feeds/",
        manifest=f"{home}manifest.webmanifest",
    )
    if case == "hostile":
        return replace(site, name=HOSTILE, wordmark=False, prefix="/project", place=HOSTILE)
    return site


def _rss(text: str, folder: str) -> FeedLink:
    return FeedLink(text, f"{folder}rss.xml", "application/rss+xml", "RSS")


def _languages(lang: str, case: str) -> tuple[LanguageLink, ...]:
    codes = (lang,) if case == "minimal" else LANGS
    return tuple(
        LanguageLink(
            code,
            LANGUAGES[code].endonym,
            LANGUAGES[code].direction,
            _home(code),
            is_current=code == lang,
            is_version=code in (lang, "hi", "en"),
        )
        for code in codes
    )


def _head(lang: str, case: str, kind: str) -> Head:
    words: dict[str, Any] = _WORDS[lang]
    title = HOSTILE if case == "hostile" else words["headlines"][0]
    canonical = f"https://samachar.example{_home(lang)}2026/11/23/pahali-barfabari/"
    if case == "minimal":
        return Head(title=title, description="", canonical=canonical)
    return Head(
        title=title,
        description=HOSTILE if case == "hostile" else words["standfirst"],
        canonical=canonical,
        alternates=(
            Alternate("hi", "https://samachar.example/"),
            Alternate("en", "https://samachar.example/en/"),
            Alternate("x-default", "https://samachar.example/"),
        ),
        feeds=(_rss(words["site"], _home(lang)),),
        robots="noindex" if case == "hostile" else "",
        kind=kind,
        image=Picture("https://samachar.example/images/a.jpg", 1200, 675, words["alt"]),
        published="2026-11-23T17:05+05:30" if kind == "article" else "",
        modified="2026-11-23T18:05+05:30" if kind == "article" else "",
        section=words["sections"][0] if kind == "article" else "",
        tags=(words["topic"],) if kind == "article" else (),
    )


def _teasers(lang: str, case: str) -> tuple[Teaser, ...]:
    words: dict[str, Any] = _WORDS[lang]
    moment = Moment("2026-11-23T17:05+05:30", words["date"])
    if case == "minimal":
        return (Teaser(words["headlines"][0], "/1/", moment),)
    if case == "hostile":
        picture = Picture("/images/a.jpg?b=1&c=2", 640, 360, HOSTILE, HOSTILE, HOSTILE)
        kicker = Link(HOSTILE, "/section/s0/?a=1&b=2", "ur")
        hostile = Teaser(
            HOSTILE,
            "/1/?a=1&b=2",
            moment,
            kicker,
            HOSTILE,
            HOSTILE,
            "ur",
            HOSTILE,
            picture,
            "ur",
            sample=True,
        )
        return (hostile, replace(hostile, lang="", picture=None))
    return tuple(
        Teaser(
            headline,
            f"{_home(lang)}{number}/",
            Moment("2026-11-23T17:05+05:30", words["date"] if number % 2 else words["time"]),
            kicker=Link(words["sections"][number], f"{_home(lang)}section/s{number}/"),
            standfirst=words["standfirst"],
            byline=words["desk"],
            picture=_picture(lang) if number % 3 == 0 else None,
            sample=number % 2 == 1,
            corrected=number % 2 == 0,
        )
        for number, headline in enumerate(words["headlines"])
    )


def _picture(lang: str) -> Picture:
    words: dict[str, Any] = _WORDS[lang]
    return Picture("/images/hills.svg", 1200, 675, words["alt"], words["caption"], words["site"])


def _others(lang: str) -> tuple[Teaser, ...]:
    return tuple(
        replace(_teasers(code, "plain")[0], lang=code, kicker=None)
        for code in ("hi", "en", "ur")
        if code != lang
    )


def _letters(lang: str, case: str) -> tuple[Letter, ...]:
    words: dict[str, Any] = _WORDS[lang]
    entry = Entry(words["name"], f"{_home(lang)}speaker/anita/", words["role"], words["reports"])
    if case == "minimal":
        bare = replace(entry, role="", count="")
        return (Letter(words["letters"][0], "letter-1", "#letter-1", entries=(bare,)),)
    other = "en" if lang != "en" else "hi"
    foreign = replace(
        entry,
        name=_WORDS[other]["name"],
        role=_WORDS[other]["role"],
        lang=other,
        role_lang=other,
        sample=True,
    )
    if case == "hostile":
        entry = replace(entry, name=HOSTILE, role=HOSTILE, url="/speaker/?a=1&b=2")
    filled = {0, 2, 7, 9, 15, 20, 24, 30}
    return tuple(
        Letter(
            letter,
            f"letter-{number + 1}",
            f"#letter-{number + 1}",
            entries=(entry, foreign),
        )
        for number, letter in enumerate(words["letters"])
        if number in filled
    )


def _bar(lang: str, case: str) -> tuple[Letter, ...]:
    """The row of letters: of a long index, where each letter has a page of its own."""
    if case == "minimal":
        return _letters(lang, case)
    return tuple(
        Letter(each.letter, each.anchor, f"{_home(lang)}speaker/letter/{number}/", "1,234")
        for number, each in enumerate(_letters(lang, case))
    )


def _lines(lang: str, case: str) -> tuple[StatementLine, ...]:
    words: dict[str, Any] = _WORDS[lang]
    if case == "hostile":
        return (
            StatementLine(HOSTILE, "/1/?a=1&b=2#k1", is_quotation=True, is_translated=True),
            StatementLine(HOSTILE, "/1/?a=1&b=2#k2"),
        )
    return (
        StatementLine(words["standfirst"].rstrip("।.۔"), "#main"),
        StatementLine(words["headlines"][1], "#main", is_quotation=True),
        StatementLine(words["headlines"][2], "#main", is_translated=True),
    )


def _front(lang: str, case: str) -> dict[str, Any]:
    words: dict[str, Any] = _WORDS[lang]
    teasers = _teasers(lang, case)
    if case == "minimal":
        empty: dict[str, Any] = dict.fromkeys(
            ("secondary", "briefs", "topics", "voices", "desks", "others"), ()
        )
        return empty | {"day": None, "weekday": "", "lead": None, "structured": ()}
    desks = tuple(
        Listing(
            name, f"{_home(lang)}section/s{number}/", f"s{number}", teasers[number % 2 :], colour
        )
        for number, (name, colour) in enumerate(
            zip(words["sections"], ("neel", "majith", "haldi", "syahi", "", "", ""), strict=True)
        )
    )
    return {
        "day": Moment("2026-11-23", words["day"]),
        "weekday": words["weekday"],
        "lead": teasers[0],
        "secondary": teasers[:4],
        "briefs": teasers,
        "topics": _tags(lang, case),
        "voices": _voices(lang, case),
        "desks": desks,
        "others": _others(lang),
        "structured": (),
    }


def _tags(lang: str, case: str) -> tuple[Link, ...]:
    words: dict[str, Any] = _WORDS[lang]
    if case == "hostile":
        return (Link(HOSTILE, "/topic/?a=1&b=2", "ur" if lang != "ur" else "en"),)
    return (Link(words["topic"], f"{_home(lang)}topic/t/"), Link(words["place"], "/topic/u/"))


def _voices(lang: str, case: str) -> tuple[Voice, ...]:
    words: dict[str, Any] = _WORDS[lang]
    name = HOSTILE if case == "hostile" else words["name"]
    own = Speaker(name, f"{_home(lang)}speaker/anita/", words["role"], sample=True)
    other = Speaker("Ajay", "/speaker/ajay/", "Farmer", "en", "en")
    silent = replace(own, role="")
    return tuple(
        Voice(line, speaker) for line in _lines(lang, case) for speaker in (own, other, silent)
    )


def _report(lang: str, case: str) -> dict[str, Any]:
    words: dict[str, Any] = _WORDS[lang]
    moment = Moment("2026-11-23T17:05+05:30", f"{words['date']}, {words['time']}")
    paragraph = f"<p>{words['paragraph']}</p>"
    least = {
        "headline": words["headlines"][0],
        "kicker": Link(words["sections"][0], f"{_home(lang)}section/s0/"),
        "standfirst": "",
        "place": "",
        "byline": (Link(words["desk"], f"{_home(lang)}author/desk/"),),
        "moment": moment,
        "modified": None,
        "reading": "",
        "picture": None,
        "body": paragraph,
        "note": "",
        "source": None,
        "news_robots": "",
        "sample": False,
        "corrections": (),
        "speakers": (),
        "said": "",
        "structured": (),
        "tags": (),
        "share": (),
        "mistake": "",
        "permalink": "https://samachar.example/2026/11/23/pahali-barfabari/",
        "versions": (),
        "newer": None,
        "older": None,
        "related": (),
        "section": Link(words["sections"][0], f"{_home(lang)}section/s0/"),
    }
    if case == "minimal":
        return least
    teasers = _teasers(lang, case)
    speakers = (
        Speaker(
            words["name"],
            f"{_home(lang)}speaker/anita/",
            words["role"],
            sample=True,
            count=words["statements"],
            statements=_lines(lang, case),
        ),
        Speaker("Ajay", "", "Farmer", "en", "en"),
    )
    whole = least | {
        "standfirst": words["standfirst"],
        "place": words["place"],
        "modified": moment,
        "reading": words["minutes"],
        "picture": _picture(lang),
        "body": f'<p><b class="dateline">{words["place"]}</b> {words["paragraph"]}</p>'
        f"<h2>{words['topic']}</h2>{paragraph}<blockquote><p>{words['standfirst']}</p></blockquote>"
        f"<ul><li>{words['headlines'][1]}</li><li>{words['headlines'][2]}</li></ul>"
        f"<table><thead><tr><th>{words['place']}</th><th>{words['time']}</th></tr></thead>"
        f"<tbody><tr><td>{words['topic']}</td><td>12,34,567</td></tr></tbody>"
        f"</table>{paragraph * 4}",
        "note": words["standfirst"],
        "source": Link(words["desk"], "https://agency.example/?a=1&b=2"),
        "news_robots": "noindex",
        "sample": True,
        "corrections": ((Moment("2026-11-24", words["date"]), words["standfirst"]),),
        "speakers": speakers,
        "said": words["statements"],
        "tags": _tags(lang, case),
        "share": _SHARE,
        "mistake": "mailto:desk@samachar.example?subject=%E0%A4%85&body=%0D%0A",
        "versions": _others(lang),
        "newer": teasers[0],
        "older": teasers[1],
        "related": teasers,
    }
    if case == "hostile":
        return whole | {
            "headline": HOSTILE,
            "standfirst": HOSTILE,
            "place": HOSTILE,
            "note": HOSTILE,
            "source": Link(HOSTILE, ""),
            "corrections": ((Moment("2026-11-24", HOSTILE), HOSTILE),),
            "speakers": (
                Speaker(
                    HOSTILE,
                    "/speaker/?a=1&b=2",
                    HOSTILE,
                    count=HOSTILE,
                    statements=_lines(lang, case),
                ),
            ),
            "said": HOSTILE,
            "section": Link(HOSTILE, "/section/?a=1&b=2", "ur" if lang != "ur" else "en"),
            "permalink": "https://samachar.example/?a=1&b=2",
        }
    return whole


def _list_page(lang: str, case: str) -> dict[str, Any]:
    words: dict[str, Any] = _WORDS[lang]
    if case == "minimal":
        return {
            "name": words["topic"],
            "lang": "",
            "description": "",
            "teasers": (),
            "pager": Pager(),
            "feeds": (),
            "above": (),
            "below": (),
        }
    return {
        "name": HOSTILE if case == "hostile" else words["topic"],
        "lang": "ur" if case == "hostile" else "",
        "description": f"<p>{words['standfirst']}</p>",
        "teasers": _teasers(lang, case),
        "pager": Pager("/section/s0/", "/section/s0/page/2/", words["page"]),
        "feeds": (_rss(words["topic"], "/section/s0/"),),
        "above": (Link(words["topic"], "/topic/"), *_tags(lang, case)),
        "below": _tags(lang, case),
    }


def _feeds(lang: str, case: str) -> dict[str, Any]:
    words: dict[str, Any] = _WORDS[lang]
    home = _home(lang)
    name = HOSTILE if case == "hostile" else words["topic"]
    feed = OfferedFeed(
        Link(name, f"{home}section/s0/", "ur" if case == "hostile" else ""),
        (Link("RSS", f"{home}section/s0/rss.xml"), Link("Atom", f"{home}section/s0/atom.xml")),
        f"https://samachar.example{home}section/s0/rss.xml",
    )
    groups = (
        OfferedFeeds(words["topic"], "section", feeds=(feed,)),
        OfferedFeeds(words["topic"], "topic", f"{home}topic/", (feed, feed)),
        OfferedFeeds(words["topic"], "speaker", f"{home}speaker/"),
    )
    return {
        "standfirst": words["standfirst"],
        "whole": (feed,),
        "groups": () if case == "minimal" else groups,
        "opml": f"{home}feeds/feeds.opml",
    }


def _people(lang: str, case: str) -> dict[str, Any]:
    words: dict[str, Any] = _WORDS[lang]
    return {
        "kind": "author" if case == "minimal" else "speaker",
        "bar": _bar(lang, case),
        "letters": _letters(lang, case),
        "is_front": case != "minimal",
        "total": "" if case == "minimal" else words["reports"],
        "samples": case != "minimal",
    }


def _person(lang: str, case: str) -> dict[str, Any]:
    words: dict[str, Any] = _WORDS[lang]
    least = {
        "kind": "speaker",
        "name": words["name"],
        "lang": "",
        "role": "",
        "role_lang": "",
        "sample": False,
        "bio": "",
        "roles": (),
        "groups": (),
        "teasers": (),
        "picture": None,
        "feeds": (),
        "structured": (),
        "total": "",
        "pager": Pager(),
        "other": None,
    }
    if case == "minimal":
        return least
    return least | {
        "kind": "author" if case == "hostile" else "speaker",
        "name": HOSTILE if case == "hostile" else words["name"],
        "lang": "ur" if case == "hostile" else "",
        "role": HOSTILE if case == "hostile" else words["role"],
        "role_lang": "en" if case == "hostile" else "",
        "sample": True,
        "bio": f"<p>{words['standfirst']}</p>",
        "roles": (
            RoleLine(words["role"], words["since"]),
            RoleLine("Trainer", "", "en"),
        ),
        "groups": () if case == "hostile" else _groups(lang, case),
        "picture": _picture(lang),
        "teasers": _teasers(lang, case),
        "feeds": (_rss(words["name"], "/speaker/anita/"),),
        "total": words["reports"],
        "pager": Pager("", "/speaker/anita/page/2/", ""),
        "other": Link(words["desk"], "/author/anita/"),
    }


def _groups(lang: str, case: str) -> tuple[StatementGroup, ...]:
    words: dict[str, Any] = _WORDS[lang]
    moment = Moment("2026-11-23T17:05+05:30", words["date"])
    return (
        StatementGroup(moment, Link(words["headlines"][0], "/1/"), _lines(lang, case), sample=True),
        StatementGroup(moment, Link(words["headlines"][1], "/2/")),
    )


def inputs_for(template: str, lang: str, case: str) -> dict[str, Any]:
    """Everything that a template is given beside the edition's chrome."""
    if template == "redirect.html":
        return {"head": _head(lang, "hostile", "website"), "target": "/2026/11/24/slug/"}
    words: dict[str, Any] = _WORDS[lang]
    kind = {"report.html": "article", "person.html": "profile"}.get(template, "website")
    common = {
        "head": _head(lang, case, kind),
        "languages": _languages(lang, case),
        "current": "" if case == "minimal" else f"{_home(lang)}section/s0/",
    }
    months = ((Link(words["month"], f"{_home(lang)}archive/2026/11/"), words["reports"]),)
    rest = {
        "front.html": lambda: _front(lang, case),
        "report.html": lambda: _report(lang, case),
        "section.html": lambda: _list_page(lang, case) | {"above": (), "below": ()},
        "topic.html": lambda: _list_page(lang, case),
        "topics.html": lambda: {"letters": _letters(lang, case), "total": words["reports"]},
        "archive.html": lambda: {
            "years": () if case == "minimal" else (("2026", months * 3), ("2025", months * 2))
        },
        "month.html": lambda: {
            "name": words["month"],
            "teasers": _teasers(lang, case),
            "pager": Pager(),
        },
        "people.html": lambda: _people(lang, case),
        "person.html": lambda: _person(lang, case),
        "page.html": lambda: {
            "title": HOSTILE if case == "hostile" else words["about"],
            "body": f"<p>{words['paragraph']}</p><h2>{words['topic']}</h2>"
            f"<p>{words['paragraph']}</p>",
            "sample": case != "minimal",
        },
        "404.html": lambda: {"teasers": () if case == "minimal" else _teasers(lang, case)},
        "feeds.html": lambda: _feeds(lang, case),
        "offline.html": dict,
    }
    return common | rest[template]()

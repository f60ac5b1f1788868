from dataclasses import dataclass, field

import pytest

from newsroom.engine.settings import SettingsError, check_settings, read_settings

GOOD = {
    "LANGUAGES": ("hi", "en"),
    "TIMEZONE": "Asia/Kolkata",
    "SITEURL": "https://samachar.example",
    "MASTHEAD": {"tag": "samachar.example,2026"},
}


@dataclass(frozen=True)
class Kitchen:
    """What a plugin may be told."""

    length: int = 30  # reports
    voices: int = 0
    is_open: bool = False
    name: str = "रसोई"
    dishes: dict[str, str] = field(default_factory=dict)


def refused(setting: str, written: object) -> str:
    """What is told of a setting; the others are good."""
    with pytest.raises(SettingsError) as refusal:
        check_settings(GOOD | {setting: written})
    return str(refusal.value)


@pytest.mark.parametrize("settings", [{}, {"KITCHEN": {}}, {"FEEDS": {"salt": 1}}])
def test_what_is_not_written_is_as_usual(settings: dict[str, object]) -> None:
    """A newsroom writes only what it changes; other plugins' settings are theirs."""
    assert read_settings(Kitchen, settings, "KITCHEN") == Kitchen()


def test_what_is_written_is_taken() -> None:
    """All of it, in whatever order."""
    written = {"name": "ढाबा", "length": 1, "voices": 0, "dishes": {"hi": "दाल"}, "is_open": True}

    assert read_settings(Kitchen, {"KITCHEN": written}, "KITCHEN") == Kitchen(
        length=1, voices=0, is_open=True, name="ढाबा", dishes={"hi": "दाल"}
    )


@pytest.mark.parametrize(
    ("name", "near"),
    [("lenght", "; did you mean 'length'?"), ("namak", "; did you mean 'name'?"), ("x", ".")],
)
def test_a_name_that_a_plugin_does_not_have_is_refused(name: str, near: str) -> None:
    """Else a slip would leave the usual value, unseen."""
    with pytest.raises(SettingsError) as refusal:
        read_settings(Kitchen, {"KITCHEN": {"length": 3, name: 1}}, "KITCHEN")

    assert str(refusal.value) == (
        f"pelicanconf.py:1: KITCHEN has no '{name}'{near} Correct or delete it; docs/settings.md "
        "lists them."
    )


@pytest.mark.parametrize(
    ("name", "value", "least"),
    [
        ("length", 0, 1),
        ("length", -1, 1),
        ("length", "30", 1),
        ("length", 3.5, 1),
        ("length", None, 1),
        ("voices", -1, 0),
        ("voices", [], 0),
    ],
)
def test_a_number_that_cannot_be_used_is_refused(name: str, value: object, least: int) -> None:
    """Whole, and not below one, or below nothing where nothing is usual."""
    with pytest.raises(SettingsError) as refusal:
        read_settings(Kitchen, {"KITCHEN": {name: value}}, "KITCHEN")

    assert str(refusal.value) == (
        f"pelicanconf.py:1: KITCHEN['{name}'] is {value!r}. Write a whole number, {least} or more."
    )


@pytest.mark.parametrize("value", ["no", 0, None])
def test_a_yes_or_no_in_another_form_is_refused(value: object) -> None:
    """The word "no" would be a yes to Python."""
    with pytest.raises(SettingsError) as refusal:
        read_settings(Kitchen, {"KITCHEN": {"is_open": value}}, "KITCHEN")

    assert str(refusal.value) == (
        f"pelicanconf.py:1: KITCHEN['is_open'] is {value!r}. Write True or False."
    )


@pytest.mark.parametrize(
    "siteurl",
    [
        "https://samachar.example",
        "http://localhost:8000",
        "https://x.example/khabar",
        "https://समाचार.example",
    ],
)
def test_a_newsroom_s_settings_are_good(siteurl: str) -> None:
    """Wherever it stands."""
    check_settings(GOOD | {"SITEURL": siteurl})


@pytest.mark.parametrize("written", ["hi", "", (), [], None])
def test_languages_are_a_list(written: object) -> None:
    """A text would be read letter by letter."""
    assert refused("LANGUAGES", written) == (
        f"pelicanconf.py:1: LANGUAGES is {written!r}. Write a list, such as ('hi', 'en')."
    )


@pytest.mark.parametrize("written", ["Asia/Shimla", "Asia", "", "../Kolkata", "IST+5"])
def test_a_time_zone_is_one_that_there_is(written: str) -> None:
    """Dates and embargoes hang on it."""
    assert refused("TIMEZONE", written) == (
        f"pelicanconf.py:1: TIMEZONE '{written}' is not known. Write one such as 'Asia/Kolkata'."
    )


@pytest.mark.parametrize(
    "written",
    [
        "",
        "samachar.example",
        "//samachar.example",
        "ftp://samachar.example",
        "https:///khabar",
        "https://samachar.example/",
        "https://x.example/khabar/",
        "https://:8000",
        "https://samachar.example?lang=hi",
        "https://samachar.example/#top",
        "https://samachar .example",
        "https://samachar.example/\n",
    ],
)
def test_a_site_has_a_whole_address(written: str) -> None:
    """Feeds, previews and search engines are given it with every page."""
    assert refused("SITEURL", written) == (
        f"pelicanconf.py:1: SITEURL '{written}' is no address. Write scheme, host and path, with "
        "no slash at the end, such as 'https://example.org/khabar'."
    )


@pytest.mark.parametrize(("setting", "written"), [("SITEURL", "https://[x"), ("TIMEZONE", None)])
def test_a_setting_of_no_shape_is_refused_too(setting: str, written: object) -> None:
    """In a line, with its name; never with a traceback."""
    assert setting in refused(setting, written)


@pytest.mark.parametrize("masthead", [{}, {"tag": ""}, {"names": {"hi": "समाचार"}}])
def test_a_masthead_has_a_tag(masthead: dict[str, object]) -> None:
    """The ids of feeds are made of it; an empty one would be everybody's."""
    assert refused("MASTHEAD", masthead) == (
        "pelicanconf.py:1: MASTHEAD has no 'tag'. Write a domain that is yours and the year, such "
        "as 'example.org,2026'; it never changes."
    )

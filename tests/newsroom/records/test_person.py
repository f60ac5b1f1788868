from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.person import Person, Register, Role, find_overlaps, parse_role
from tests.plugins.newspapers import person as on_file

DAYS = st.dates(min_value=date(1947, 8, 15), max_value=date(2047, 8, 15))
PRECISIONS = st.sampled_from([4, 7, 10])  # characters of an ISO date: year, month, day


@pytest.mark.parametrize("line", ["[2019 .. 2024]", " [2019 ..]"])
def test_a_period_without_a_role_is_told(line: str) -> None:
    """It would be printed as a role without a word."""
    with pytest.raises(ValueError, match=r"^The role has no name\. Write it before the period$"):
        parse_role(line)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("2019", "2024"), ("2020", "2021"), True),
        (("2019", "2024-03"), ("2024-03", "2026"), False),
        (("2019", "2024-03"), ("2024", ""), False),
        (("2019", "2024-03-02"), ("2024-03-01", ""), True),
        (("2019", "2024"), ("2025", ""), False),
        (("", "2024"), ("2019", ""), True),
        (("", "2018"), ("2019", ""), False),
        (("", "2024"), ("", "2020"), True),
        (("2019", ""), ("2020", ""), True),
        (("", ""), ("2020", ""), False),
    ],
)
def test_roles_overlap_where_both_periods_say_so(
    one: tuple[str, str], other: tuple[str, str], *, overlap: bool
) -> None:
    """An open beginning or end reaches on; a month in which one follows the other is no overlap."""
    first, second = (Role({"hi": "मंत्री"}, *period) for period in (one, other))

    assert first.overlaps(second) is second.overlaps(first) is overlap


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("सचिव, नगर परिषद", ("सचिव, नगर परिषद", "", "")),
        ("सचिव [2019-04 .. 2024-03]", ("सचिव", "2019-04", "2024-03")),
        ("सचिव [2019..2019]", ("सचिव", "2019", "2019")),
        ("सचिव[ 2019-04-30 .. ]", ("सचिव", "2019-04-30", "")),
        ("  سکریٹری، کونسل [ .. 2024 ] ", ("سکریٹری، کونسل", "", "2024")),
        ("सचिव [..]", ("सचिव", "", "")),
        ("सचिव [2019 .. 2019-04]", ("सचिव", "2019", "2019-04")),
        ("सचिव [2019-04 .. 2019]", ("सचिव", "2019-04", "2019")),
    ],
)
def test_a_role_is_a_title_and_perhaps_a_period(line: str, parts: tuple[str, str, str]) -> None:
    """Either end may be missing, and each is as exact as it is known."""
    assert parse_role(line) == parts


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("सचिव [2019]", "Write the period as [2019-04 .. 2024-03]"),
        ("सचिव [2019 - 2024]", "Write the period as [2019-04 .. 2024-03]"),
        ("सचिव [2019 .. 2024] अब", "Write the period as [2019-04 .. 2024-03]"),
        ("सचिव [19 .. ]", "'19' is no date. Write 2019, 2019-04 or 2019-04-30"),
        ("सचिव [.. 2024-13]", "'2024-13' is no date. Write 2019, 2019-04 or 2019-04-30"),
        ("सचिव [2023-02-29 ..]", "'2023-02-29' is no date. Write 2019, 2019-04 or 2019-04-30"),
        ("सचिव [2019-4 ..]", "'2019-4' is no date. Write 2019, 2019-04 or 2019-04-30"),
        (
            "सचिव [2024 .. 2019]",
            "The role ends (2019) before it begins (2024). Put the two right",
        ),
        (
            "सचिव [2019 .. 2018-12]",
            "The role ends (2018-12) before it begins (2019). Put the two right",
        ),
        (
            "सचिव [2019-04-30 .. 2019-03]",
            "The role ends (2019-03) before it begins (2019-04-30). Put the two right",
        ),
    ],
)
def test_a_misshapen_or_reversed_period_is_told(line: str, told: str) -> None:
    """With what to write; the desk adds file and line."""
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 (the message is the promise)
        parse_role(line)

    assert str(refusal.value) == told


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2019", "2024", date(2019, 1, 1), date(2024, 12, 31)),
        ("2019-04", "2024-02", date(2019, 4, 1), date(2024, 2, 29)),
        ("2019-04-30", "2024-03-15", date(2019, 4, 30), date(2024, 3, 15)),
        ("2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-04-30", "2019-04-30", date(2019, 4, 30), date(2019, 4, 30)),
    ],
)
def test_a_role_is_held_from_its_first_day_to_its_last(
    start: str, end: str, first: date, last: date
) -> None:
    """Both ends count, to the precision that they are written in."""
    role = Role({"hi": "सचिव"}, start, end)

    assert role.held_on(first)
    assert role.held_on(last)
    assert not role.held_on(first - timedelta(days=1))
    assert not role.held_on(last + timedelta(days=1))


@settings(deadline=None)
@given(DAYS, DAYS, DAYS, PRECISIONS, PRECISIONS)
def test_a_known_end_only_narrows_a_role(
    start: date, end: date, day: date, start_known: int, end_known: int
) -> None:
    """An unknown end leaves a role open; a vague date excludes no day that an exact one allows."""
    begun, ended = start.isoformat()[:start_known], end.isoformat()[:end_known]

    assert Role({}).held_on(day)
    assert Role({}, begun, ended).held_on(day) == (
        Role({}, begun, "").held_on(day) and Role({}, "", ended).held_on(day)
    )
    assert Role({}, begun).held_on(day) or day < start
    assert Role({}, "", ended).held_on(day) or day > end


@settings(deadline=None)
@given(st.one_of(st.text(), st.text("सक [].-0129;,", max_size=20)))
def test_a_line_of_roles_is_read_or_told(line: str) -> None:
    """Whatever is typed, the title that is read holds no bracket: no period is lost in it."""
    try:
        title, start, end = parse_role(line)
    except ValueError as refusal:
        assert str(refusal)  # noqa: PT017
    else:
        assert "[" not in title or start or end
        assert title in line


@settings(deadline=None)
@given(DAYS, DAYS, PRECISIONS, PRECISIONS)
def test_a_period_is_refused_only_where_it_holds_no_day(
    start: date, end: date, start_known: int, end_known: int
) -> None:
    """The period that is read was held on some day: its own first or last."""
    begun, ended = start.isoformat()[:start_known], end.isoformat()[:end_known]
    held = Role({}, begun, ended)
    possible = held.held_on(start) or held.held_on(end)

    try:
        parse_role(f"सचिव [{begun} .. {ended}]")
    except ValueError:
        assert not possible
    else:
        assert possible


def sanjay(slug: str = "sanjay-dutt", **changes: object) -> Person:
    """A secretary, known in two languages."""
    facts: dict[str, object] = {
        "names": {"hi": "संजय दत्त", "en": "Sanjay Dutt"},
        "aliases": {"hi": ("दत्त जी",)},
        "roles": (
            Role({"hi": "सचिव", "en": "Secretary"}, "2019", "2022"),
            Role({"hi": "सह प्रभारी"}, "2021", ""),
        ),
    }
    return on_file(slug, **(facts | changes))


def test_a_name_is_given_with_its_language_where_it_is_a_foreign_one() -> None:
    """A screen reader must know how to say it."""
    person = sanjay()

    assert person.name("en", "hi") == ("Sanjay Dutt", "")
    assert person.name("ur", "hi") == ("संजय दत्त", "hi")
    assert sanjay(names={"en": "Sanjay Dutt"}).name("ur", "hi") == ("Sanjay Dutt", "en")
    assert sanjay(names={}).name("ur", "hi") == ("", "")


@pytest.mark.parametrize(
    ("day", "lang", "role"),
    [
        (date(2018, 5, 1), "hi", ("", "")),
        (date(2020, 5, 1), "hi", ("सचिव", "")),
        (date(2020, 5, 1), "en", ("Secretary", "")),
        (date(2021, 5, 1), "hi", ("सचिव; सह प्रभारी", "")),
        (date(2021, 5, 1), "en", ("सचिव; सह प्रभारी", "hi")),
        (date(2020, 5, 1), "ur", ("सचिव", "hi")),
        (date(2025, 5, 1), "hi", ("सह प्रभारी", "")),
    ],
)
def test_a_role_is_the_one_held_that_day(day: date, lang: str, role: tuple[str, str]) -> None:
    """An old report goes on saying what the speaker was then; roles of two languages never mix."""
    assert sanjay().profile.role_on(day, lang, "hi") == role


def test_the_unnamed_and_the_unlisted_have_no_page() -> None:
    """A person may ask for that."""
    assert sanjay().has_page
    assert not sanjay(kind="unnamed").has_page
    assert not sanjay(listed=False).has_page


def test_a_person_is_found_by_slug_name_or_alias() -> None:
    """In any language of the file."""
    person = sanjay()
    register = Register([person])

    for written in ("sanjay-dutt", "संजय दत्त", "Sanjay Dutt", "दत्त जी"):
        assert register.called(written) == [person]
    assert register.called("संजय") == []


def test_a_shared_name_is_nobodys() -> None:
    """All who bear it are given, so that the desk can ask which; the slug decides."""
    minister = sanjay()
    player = sanjay(slug="sanjay-dutt-khiladi", names={"hi": "संजय दत्त"}, aliases={})
    register = Register([minister, player])

    assert register.called("संजय दत्त") == [minister, player]
    assert register.called("Sanjay Dutt") == [minister]
    assert register.called("sanjay-dutt-khiladi") == [player]


def test_a_name_that_one_person_bears_twice_is_that_persons() -> None:
    """Latin names are the same in many languages."""
    person = sanjay(names={"en": "PTI", "hi": "PTI"}, aliases={"en": ("PTI",)})

    assert Register([person]).called("PTI") == [person]


def test_a_slug_goes_before_anothers_name() -> None:
    """Who writes a slug means its file."""
    desk = sanjay(slug="desk", names={"en": "Samachar desk"}, aliases={})
    other = sanjay(slug="other", names={"en": "desk"}, aliases={})

    assert Register([other, desk]).called("desk") == [desk]


def test_suggestions_are_made_from_every_name() -> None:
    """Slugs too."""
    assert set(Register([sanjay()]).names()) == {
        "sanjay-dutt",
        "संजय दत्त",
        "Sanjay Dutt",
        "दत्त जी",
    }


ENDS = st.sampled_from(["", "2018", "2019", "2019-04", "2019-06", "2019-04-30", "2020-01"])
ROLES = st.lists(st.builds(Role, st.just({"hi": "पद"}), ENDS, ENDS, is_beside=st.booleans()))


@settings(deadline=None)
@given(ROLES)
def test_overlaps_are_found_where_there_are_any(roles: list[Role]) -> None:
    """Without comparing each role with each: a body may have had thousands."""
    found = list(find_overlaps(roles))
    alone = [role for role in roles if not role.is_beside]

    assert all(roles[first].overlaps(roles[second]) for first, second in found)
    assert all(first < second for first, second in found)
    assert bool(found) is any(a.overlaps(b) for a, b in combinations(alone, 2))


@pytest.mark.parametrize(
    "line", ["पद [२०१९-०४ .. २०२४]", "पद [2019-04 … 2024]", "पद [2019-04–2024]"]
)
def test_a_period_may_be_typed_in_any_digits(line: str) -> None:
    """And with the sign that a word processor makes of two dots."""
    assert parse_role(line) == ("पद", "2019-04", "2024")

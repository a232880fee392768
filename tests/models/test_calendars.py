"""What an operator may write about working time, and the China of 2026 as the State Council announced it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from models.calendars import Calendar, compile, public_days, weekdays
from models.worktime import ALL_DAY, Hours, add_working, add_working_days, is_open, working_between

SHANGHAI = ZoneInfo("Asia/Shanghai")
DESK = ["08:30-12:00", "13:30-17:30"]
OFFICE = {"week": {"mon-fri": DESK}, "holidays": "CN"}

#: 国务院办公厅关于2026年部分节假日安排的通知: from, to; and the weekend days that are worked instead.
HOLIDAYS_2026 = [
    ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"), ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
]  # fmt: skip
WORKED_2026 = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]


def hours(**written: object) -> Hours:
    return compile(Calendar.model_validate(written), SHANGHAI)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def every(first: str, last: str) -> list[date]:
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    return [begins + timedelta(days=number) for number in range((ends - begins).days + 1)]


def test_each_day_of_2026_is_as_the_state_council_announced():
    off = {day for each in HOLIDAYS_2026 for day in every(*each)}
    worked = set(map(date.fromisoformat, WORKED_2026))
    shop = hours(week={"daily": ["09:00-17:00"]}, holidays="CN")

    assert public_days("CN", 2026) == (off, worked)
    for day in every("2026-01-01", "2026-12-31"):
        assert bool(hours(**OFFICE).openings(day)) == (day in worked or (day.weekday() < 5 and day not in off))
        assert bool(shop.openings(day)) == (day not in off)
    assert len(off) == 33


@pytest.mark.parametrize(
    ("start", "span", "due"),
    [
        ("2026-09-30 17:00", 2, "2026-10-08 10:00"),  # over National Day
        ("2026-10-09 17:00", 1, "2026-10-10 09:00"),  # the Saturday is worked
        ("2026-10-10 17:00", 1, "2026-10-12 09:00"),
        ("2026-02-13 17:00", 8, "2026-02-14 17:30"),  # the Saturday before Spring Festival
        ("2026-02-14 17:00", 1, "2026-02-24 09:00"),
        ("2025-12-31 17:00", 1, "2026-01-04 09:00"),  # the Sunday after New Year's Day
        ("2026-09-18 17:00", 1, "2026-09-20 09:00"),  # a worked Sunday
    ],
)
def test_promises_over_chinese_holidays(start, span, due):
    assert add_working(local(start), timedelta(hours=span), hours(**OFFICE)) == local(due)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-30", 5, "2026-10-13"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-13", 7, "2026-03-02"),  # 02-14 and 02-28 are worked
        ("2026-04-30", 5, "2026-05-11"),  # 05-09 is worked
        ("2026-09-18", 10, "2026-10-09"),
        ("2026-09-18", 15, "2026-10-15"),
        ("2026-01-01", 30, "2026-02-12"),
    ],
)
def test_legal_deadlines_over_chinese_holidays(start, days, due):
    assert add_working_days(date.fromisoformat(start), days, hours(**OFFICE)) == local(f"{due} 17:30")


def test_the_days_of_our_own_beat_public_holidays():
    ours = hours(
        **OFFICE,
        closed=["2026-10-10", "2026-11-02..2026-11-03"],
        open={"2026-10-01": ["09:00-12:00"]},
        works_as={"2026-11-07": "mon", "2026-10-02": "fri"},
    )
    days = [
        "2026-10-01",
        "2026-10-02",
        "2026-10-03",
        "2026-10-10",
        "2026-11-02",
        "2026-11-03",
        "2026-11-04",
        "2026-11-07",
    ]

    assert [len(ours.openings(date.fromisoformat(day))) for day in days] == [1, 2, 0, 0, 0, 0, 2, 2]


def test_holidays_may_have_hours_of_their_own_and_made_up_days_do_not():
    ours = hours(**OFFICE, on_holidays=["10:00-12:00"])

    assert ours.openings(date(2026, 10, 1)) == ((600, 720),)
    assert len(ours.openings(date(2026, 10, 10))) == 2


@pytest.mark.parametrize(
    ("code", "day", "is_off"),
    [
        ("CN", "2026-10-01", True),
        ("none", "2026-10-01", False),
        ("DE", "2026-10-03", True),
        ("DE", "2026-04-04", False),  # the Saturday after Good Friday is a day like others
        ("DE", "2026-06-04", False),
        ("DE-BY", "2026-06-04", True),  # Corpus Christi, in Bavaria
        ("HK", "2026-07-01", True),
        ("US", "2026-07-03", True),
        ("US", "2030-07-04", True),
    ],
)
def test_other_countries_have_other_holidays(code, day, is_off):
    ours = hours(week={"daily": ["09:00-17:00"]}, holidays=code)

    assert (ours.openings(date.fromisoformat(day)) == ()) == is_off


def test_weekends_that_other_countries_work_are_worked():
    budapest = hours(week={"mon-fri": DESK}, holidays="HU")

    assert len(budapest.openings(date(2026, 8, 8))) == 2


def test_a_calendar_of_its_own_zone():
    assert hours(week={"daily": DESK}).zone == SHANGHAI
    assert hours(week={"daily": DESK}, zone="Europe/Berlin").zone == ZoneInfo("Europe/Berlin")


def test_always_is_every_minute():
    always = hours(always=True)

    assert always.week == (ALL_DAY,) * 7
    assert working_between(local("2026-02-10"), local("2026-02-20"), always) == timedelta(days=10)


def test_nights_go_over_midnight():
    night = hours(week={"daily": ["21:00-08:00"]})

    assert is_open(local("2026-11-16 03:00"), night)
    assert not is_open(local("2026-11-16 08:00"), night)
    assert working_between(local("2026-11-16"), local("2026-11-17"), night) == timedelta(hours=11)


@pytest.mark.parametrize(
    ("text", "days"),
    [("mon", [0]), ("mon-fri", [0, 1, 2, 3, 4]), ("sat-mon", [5, 6, 0]), ("daily", [0, 1, 2, 3, 4, 5, 6]),
     ("fri-fri", [4]), ("mnday", []), ("mon-", [0]), ("", []), ("mon-fri-sat", [])],
)  # fmt: skip
def test_weekdays_by_name(text, days):
    assert weekdays(text) == days


TABLE = [
    ({}, "the calendar never opens; add `week: "),
    ({"week": {"sat": []}}, "the calendar never opens; add"),
    ({"always": True, "holidays": "CN"}, "'holidays' cannot be when it is always open; remove it"),
    ({"week": {"mon": ["08:30 - 12:00"]}}, "'08:30 - 12:00' is no opening; write it in quotes"),
    ({"week": {"mon": [1320]}}, "1320 is no opening; write it in quotes, like"),
    ({"week": {"mon": ["08:60-12:00"]}}, "'08:60-12:00' is no opening"),
    ({"week": {"mon": ["08:00-24:30"]}}, "'08:00-24:30' leaves the day; its hours end at 24:00"),
    ({"week": {"mon": ["24:00-02:00"]}}, "'24:00-02:00' leaves the day"),
    ({"week": {"mon": ["08:00-08:00"]}}, "'08:00-08:00' lasts no time"),
    ({"week": {"mon": ["17:30-13:30"]}}, "'17:30-13:30' ends before it starts; swap the two"),
    ({"week": {"mon": ["08:00-12:00", "11:00-13:00"]}}, "11:00-13:00 overlaps 08:00-12:00; join or part them"),
    ({"week": {"mon": ["22:00-06:00", "23:00-24:00"]}}, "23:00-24:00 overlaps 22:00-06:00"),
    ({"week": {"daily": ["22:00-06:00", "05:00-07:00"]}}, "mon opens while the night of sun lasts"),
    ({"week": {"mon": ["22:00-06:00"], "tue": ["05:00-12:00"]}}, "tue opens while the night of mon lasts"),
    ({"week": {"mon-fri": DESK, "fri": DESK}}, "fri is in 'mon-fri' already; name each weekday once"),
    ({"week": {"monday": DESK}}, "'monday' is no weekday; use mon tue wed"),
    ({**OFFICE, "closed": ["2026-02-30"]}, "'2026-02-30' is no date; write it like 2026-10-01"),
    ({**OFFICE, "closed": ["20261001"]}, "'20261001' is no date"),
    ({**OFFICE, "closed": ["2026-10-03..2026-10-01"]}, "ends before it starts; write the earlier date first"),
    ({**OFFICE, "closed": ["2026-10-03..2036-10-01"]}, "is longer than a year"),
    ({**OFFICE, "closed": ["2026-10-01..2026-10-05", "2026-10-05"]}, "2026-10-05 stands under 'closed' already"),
    ({**OFFICE, "closed": ["2026-10-01"], "open": {"2026-10-01": DESK}}, "2026-10-01 stands under 'closed' already"),
    ({**OFFICE, "open": {"2026-10-01": []}}, "2026-10-01 is open at no time; list it under closed"),
    ({**OFFICE, "works_as": {"2026-10-10": "mon-fri"}}, "2026-10-10 cannot work as 'mon-fri'; name one weekday"),
    ({**OFFICE, "works_as": {"2026-10-10": "sun"}}, "2026-10-10 works as sun, which is closed"),
    ({**OFFICE, "holidays": "XX"}, "no holidays are known of 'XX'"),
    ({**OFFICE, "holidays": "cn"}, "no holidays are known of 'cn'; use a country's two letters"),
    ({**OFFICE, "holidays": "DE-XX"}, "DE has no part 'XX'; use DE or one of: BB, BE, BW, BY"),
    ({**OFFICE, "holidays": False}, 'YAML reads NO as "no"; write "NO" in quotes for Norway, or none'),
    ({"week": {"mon": DESK}, "on_holidays": DESK}, "hours on holidays, but no holidays; add `holidays: CN`"),
    ({**OFFICE, "zone": "Asia/Hangzhou"}, "'Asia/Hangzhou' is no time zone"),
]


@pytest.mark.parametrize(("written", "wrong"), TABLE, ids=[wrong for _, wrong in TABLE])
def test_what_cannot_be_counted_with_is_refused_in_plain_words(written, wrong):
    with pytest.raises(ValidationError) as refused:
        Calendar.model_validate(written)

    [told] = [error["msg"].removeprefix("Value error, ") for error in refused.value.errors()]
    assert wrong in told


SHOPS = st.fixed_dictionaries({
    "week": st.sets(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1).map(
        lambda names: {name: ["09:00-17:00"] for name in names}
    ),
    "holidays": st.sampled_from(["none", "CN", "DE", "HU"]),
    "days": st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from("co"), max_size=9),
})  # fmt: skip


@settings(max_examples=100, deadline=None, database=None)
@given(SHOPS, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_nearest_rule_decides_about_a_day(shop, asked):
    days = shop["days"]
    ours = hours(
        week=shop["week"],
        holidays=shop["holidays"],
        closed=[str(day) for day, rule in days.items() if rule == "c"],
        open={str(day): ["10:00-11:00"] for day, rule in days.items() if rule == "o"},
    )
    off, worked = public_days(shop["holidays"], 2026) if shop["holidays"] != "none" else ((), ())
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    for day in [asked, *days, *off, *worked]:
        name = "mon" if day in worked else names[day.weekday()]
        usual = () if day in off or name not in shop["week"] else ((540, 1020),)
        assert ours.openings(day) == {"c": (), "o": ((600, 660),)}.get(days.get(day), usual)

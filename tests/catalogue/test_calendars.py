"""A calendar that nobody could count with is refused with its line and a remedy; ours are whole."""

import shutil
from datetime import date

import pytest

from catalogue.load import FOLDER, load
from tests.catalogue.test_load import mistakes_in

CALENDARS = """\
calendars:
  office:
    week:
      mon-fri: ["08:30-12:00", "13:30-17:30"]
      sat: ["09:00-12:00"]
    holidays: CN
    closed: [2026-12-24, 2027-02-03..2027-02-05]
    open:
      2026-12-26: ["09:00-10:00"]
    works_as:
      2026-10-11: mon
  always: {always: true}
"""


@pytest.fixture
def estate(folder):
    (folder / "calendars.yaml").write_text(CALENDARS, encoding="utf-8")
    return folder


def test_dates_are_read_with_and_without_quotes(estate):
    for text in (CALENDARS, CALENDARS.replace("2026-12-26", '"2026-12-26"').replace("2026-12-24", '"2026-12-24"')):
        (estate / "calendars.yaml").write_text(text, encoding="utf-8")
        office = load(estate).hours["office"]

        days = [date(2026, 12, 24), date(2027, 2, 4), date(2026, 12, 26), date(2026, 10, 11)]
        assert [len(office.openings(day)) for day in days] == [0, 0, 1, 2]
        assert str(office.zone) == "Asia/Shanghai"


def test_a_calendar_is_compiled_once(estate):
    found = load(estate)

    assert found.hours["office"] is found.hours["office"]
    assert found == load(estate)


def test_a_catalogue_without_calendars_is_fine(folder):
    assert load(folder).hours == {}


def test_what_we_ship(folder):
    shutil.copy(FOLDER / "calendars.yaml", folder)
    shipped = load(folder).hours
    openings = {name: hours.openings(date(2026, 11, 16)) for name, hours in shipped.items()}

    assert openings == {
        "office": ((510, 720), (810, 1050)), "service": ((480, 1260),), "night": ((1260, 1920),),
        "always": ((0, 1440),),
    }  # fmt: skip
    assert shipped["office"].openings(date(2026, 10, 1)) == ()
    assert shipped["service"].openings(date(2026, 10, 1)) == ((480, 1260),)


NEVER = 'the calendar never opens -> add `week: {mon-fri: ["08:30-17:30"]}` or `always: true`'

TABLE = [
    ("mon-fri:", "mnday:", "4: 'mnday' is no weekday -> use mon tue wed thu fri sat sun, a range like mon-fri, "
     "or daily"),
    ("sat:", "fri:", "5: fri is in 'mon-fri' already -> name each weekday once"),
    ("sat:", "mon-fri:", "5: 'mon-fri' stands here twice, first in line 4 -> keep one of them"),
    ('"13:30-17:30"', '"11:30-17:30"', "4: 11:30-17:30 overlaps 08:30-12:00 -> join or part them"),
    ('"13:30-17:30"', '"17:30-13:30"', "4: '17:30-13:30' ends before it starts -> swap the two, or cut a long night "
     "at 24:00"),
    ('["09:00-12:00"]', "09:00-12:00", "5: 'sat' must be a list, not '09:00-12:00' -> write it like [one, two]"),
    ('["09:00-12:00"]', "[22:00]", '5: 1320 is no opening -> write it in quotes, like "08:30-12:00"'),
    ('"13:30-17:30"]', '"20:00-10:00"]', "4: tue opens while the night of mon lasts -> end the night earlier, or open "
     "later"),
    ("holidays: CN", "holidays: China", "6: no holidays are known of 'China' -> use a country's two letters, like CN "
     "or DE-BY, or none"),
    ("holidays: CN", "holidays: NO", '6: YAML reads NO as "no" -> write "NO" in quotes for Norway, or none'),
    ("holidays: CN", "holiday: CN", "6: unknown key 'holiday' -> did you mean 'holidays'?"),
    ("2026-12-24", "2026-12-32", "7: '2026-12-32' is no date -> write it like 2026-10-01"),
    ("2027-02-05", "2027-01-05", "7: '2027-02-03..2027-01-05' ends before it starts -> write the earlier date first"),
    ("2026-12-26", "2026-13-26", "9: '2026-13-26' is no date -> write it like 2026-10-01"),
    ("2026-12-26", "2026-12-24", "9: 2026-12-24 stands under 'closed' already -> keep one of them"),
    ('["09:00-10:00"]', "[]", "9: 2026-12-26 is open at no time -> list it under closed"),
    ("2026-10-11: mon", "2026-10-11: sun", "11: 2026-10-11 works as sun, which is closed -> name an open weekday, or "
     "give it hours under open"),
    ("2026-10-11: mon", "2026-10-11: mon-fri", "11: 2026-10-11 cannot work as 'mon-fri' -> name one weekday, like mon"),
    ("{always: true}", "{}", "12: " + NEVER),
    ("{always: true}", "{week: {sun: []}}", "12: " + NEVER),
    ("{always: true}", "{always: true, holidays: CN}", "12: 'holidays' cannot be when it is always open -> remove it, "
     "or `always`"),
    ("{always: true}", "{always: true, zone: Asia/Hangzhou}", "12: 'Asia/Hangzhou' is no time zone -> write for "
     "instance Asia/Shanghai"),
    ("  always:", "  Always!:", "12: 'Always!' cannot be used as a code -> use small letters, digits and _, a letter "
     "first, 20 characters at most"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mistake"), TABLE, ids=[case[2].split(" -> ")[0][:60] for case in TABLE])
def test_each_impossible_calendar_is_told_with_its_line_and_remedy(estate, old, new, mistake):
    assert CALENDARS.count(old) == 1
    (estate / "calendars.yaml").write_text(CALENDARS.replace(old, new), encoding="utf-8")

    assert mistakes_in(estate) == [f"calendars.yaml:{mistake}"]

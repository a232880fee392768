"""Patterns nobody could work by are refused when the catalogue is loaded, with their line and the remedy."""

from pathlib import Path

import pytest

from catalogue.load import load, missing_words
from locales.texts import Texts
from tests.catalogue.test_load import mistakes_in

SHIFTS = """\
shifts:
  patterns:
    day:
      cycle: [on, on, off, off]
      hours: "08:00-20:00"
    office:
      week: mon-fri
      hours: "08:30-17:30"
  day_end: "18:30"
"""


@pytest.fixture
def shifts(folder: Path) -> Path:
    path = folder / "shifts.yaml"
    path.write_text(SHIFTS, encoding="utf-8")
    return path


def test_on_and_off_are_words_to_people_and_truths_to_yaml(folder: Path, shifts: Path) -> None:
    shifts.write_text(SHIFTS.replace("[on, on, off, off]", '["on", yes, "off", off]'), encoding="utf-8")

    assert load(folder).shifts.patterns["day"].cycle == [True, True, False, False]


TABLE = [
    ("[on, on, off, off]", "[off, off]", "shifts.yaml:4: nobody is ever on in this cycle -> write at least one on"),
    ("[on, on, off, off]", "[08:00-20:00, lunch]", "shifts.yaml:4: 'lunch' is no time of work -> write for instance "
     "08:00-20:00"),
    ("[on, on, off, off]", "[20:00-08:00, 07:00-15:00, off]", "shifts.yaml:3: shift 1 is not over when the next "
     "begins -> let it end earlier, or put off after it"),
    ("[on, on, off, off]", "[07:00-15:00, off, 20:00-08:00]", "shifts.yaml:3: shift 3 is not over when the next "
     "begins -> let it end earlier, or put off after it"),
    ("[on, on, off, off]", "[08:00-08:00]", "shifts.yaml:3: nobody can work without ever resting -> put off into it, "
     "or shorten the hours"),
    ('      hours: "08:00-20:00"\n', "", 'shifts.yaml:3: it is not said from when to when -> add `hours: '
     '"08:00-20:00"`'),
    ('"08:00-20:00"', '"8-20"', "shifts.yaml:5: '8-20' is no time of work -> write for instance 08:00-20:00"),
    ('"08:00-20:00"', '"08:00-24:00"', "shifts.yaml:5: '08:00-24:00' is no time of work -> write for instance "
     "08:00-20:00"),
    ("week: mon-fri", "week: mon-fry", "shifts.yaml:7: 'mon-fry' is no weekday -> write for instance mon-fri or "
     "sat,sun"),
    ("      week: mon-fri\n", "", "shifts.yaml:6: a pattern turns or follows the week -> write either cycle: [on, "
     "off] or week: mon-fri"),
    ("      week: mon-fri\n", "      week: mon-fri\n      cycle: [on, off]\n", "shifts.yaml:6: a pattern turns or "
     "follows the week -> write either cycle: [on, off] or week: mon-fri"),
    ('day_end: "18:30"', 'day_end: "25:00"', "shifts.yaml:9: '25:00' is no time of day -> write for instance 18:30"),
    ('day_end: "18:30"', "accept_minutes: 0", "shifts.yaml:9: 'accept_minutes' is 0 -> write 1 or more"),
    ("    office:", "    Office!:", "shifts.yaml:6: 'Office!' cannot be used as a code -> use small letters, digits "
     "and _, a letter first, 20 characters at most"),
    ("[on, on, off, off]", "[on, maybe]", "shifts.yaml:4: 'maybe' is no time of work -> write for instance "
     "08:00-20:00"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mistake"), TABLE, ids=[f"{case[1].strip()[:30]}" for case in TABLE])
def test_each_impossible_pattern_is_told_with_its_line_and_remedy(
    folder: Path, shifts: Path, old: str, new: str, mistake: str
) -> None:
    assert SHIFTS.count(old) == 1
    shifts.write_text(SHIFTS.replace(old, new), encoding="utf-8")

    assert mistakes_in(folder) == [mistake]


def test_a_cycle_longer_than_anybody_plans_is_refused(folder: Path, shifts: Path) -> None:
    shifts.write_text(SHIFTS.replace("[on, on, off, off]", str(["on"] * 57)), encoding="utf-8")

    assert mistakes_in(folder) == ["shifts.yaml:4: a cycle of 57 days is longer than 56 -> write a shorter one"]


def test_a_pattern_without_words_is_listed(folder: Path, shifts: Path) -> None:
    assert "en: pattern-office" in missing_words(load(folder), Texts())

"""Parcels that nobody registers, or whose loss nobody hears of, are refused with file, line and remedy."""

from pathlib import Path

import pytest

from catalogue.load import load
from models.people import Role
from tests.catalogue.test_load import mistakes_in

PARCELS = """\
parcels:
  team: desk
  roles: [desk, guard]
  open: ["08:00-12:00", "14:00-21:00"]
  remind_days: [1, 3]
  remind_at: "18:30"
  call_day: 5
  return_reasons: [refused]
  ticket_kind: repair
"""


@pytest.fixture
def parcels(folder: Path) -> Path:
    """The small catalogue with a file of parcels; its repairs have room for what is lost or damaged."""
    (folder / "parcels.yaml").write_text(PARCELS, encoding="utf-8")
    estate = folder / "estate.yaml"
    wider = "      other: {understood_as: oth}\n      lost: {}\n      damaged: {}\n"
    text = estate.read_text(encoding="utf-8").replace("      other: {understood_as: oth}\n", wider)
    estate.write_text(text, encoding="utf-8")
    return folder


def test_what_is_not_said_has_a_sensible_default(parcels: Path) -> None:
    found = load(parcels).parcels

    assert found.roles == [Role.DESK, Role.GUARD]
    assert (found.wrong_codes, found.undo_minutes, found.call_at) == (5, 10, "09:30")


def test_a_catalogue_may_say_nothing_of_parcels(folder: Path) -> None:
    assert load(folder).parcels.remind_days == [1, 3, 7]


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("team: desk", "team: dusk", "2: no team is called 'dusk', and it has the parcels -> did you mean 'desk'?"),
        ("roles: [desk, guard]", "roles: []", "3: 'roles' is empty -> name at least one"),
        ("08:00-12:00", "8-12", "4: '8-12' is no opening -> write it in quotes, like \"08:00-21:00\""),
        ("08:00-12:00", "12:00-08:00", "4: '12:00-08:00' is no opening -> write it in quotes, like \"08:00-21:00\""),
        ("[1, 3]", "[3, 1]", "1: remind_days is not in order -> write each day once, the first one first"),
        ("[1, 3]", "[0, 3]", "1: remind_days names a day before tomorrow -> write days from 1 on"),
        ("call_day: 5", "call_day: 3", "1: called on day 3, reminded until day 3 -> remind before the call"),
        ("kind: repair", "kind: repairs", "9: no kind is called 'repairs', and lost parcels become one -> did you mean "
         "'repair'?"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line_and_remedy(parcels: Path, old: str, new: str, mistake: str) -> None:
    file = parcels / "parcels.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")

    assert f"parcels.yaml:{mistake}" in mistakes_in(parcels)


def test_a_kind_without_room_for_what_is_lost_or_damaged_is_told(parcels: Path) -> None:
    file = parcels / "parcels.yaml"
    file.write_text(PARCELS.replace("kind: repair", "kind: praise"), encoding="utf-8")

    assert mistakes_in(parcels) == [
        f"estate.yaml:16: 'praise' has no category '{each}', and parcels get {each} -> add `{each}: {{}}`"
        for each in ("damaged", "lost")
    ]

"""Mrs Chen owns 12-1502 and lets 3-601; Mr Ho lives in Tower B. Everybody writes the place differently."""

import pytest

from tests.understanding.conftest import Said, table
from understanding import KnownPlaces, Place, segment

ESTATE = KnownPlaces(
    buildings={"12": ("12栋", "十二号楼", "紫荆阁"), "3": ("3栋", "三号楼"), "B": ("B座", "Tower B")},
    units={"12-1502", "12-1503", "3-601", "3-602", "B-2801", "B-28A"},
    own=("12-1502",),
)
LANDLADY = KnownPlaces(ESTATE.buildings, ESTATE.units, own=("12-1502", "3-601"))


@pytest.mark.parametrize("row", table("places"), ids=lambda row: row["text"])
def test_a_place_is_read_however_it_is_written(said: Said, row: dict[str, str]) -> None:
    understood = said(row["text"])
    place = understood.place or Place()
    found = (place.building, place.unit_section, place.floor, place.room, place.words)
    assert tuple(part or "" for part in found) == (
        row["building"],
        row["unit"],
        row["floor"],
        row["room"],
        row["words"],
    )
    assert understood.rest == row["rest"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1502漏水了", "12-1502"),
        ("紫荆阁1503停电", "12-1503"),
        ("十二号楼一五零二", "12-1502"),
        ("Tower B 28A", "B-28A"),
        ("B座2801", "B-2801"),
        ("3-602没水", "3-602"),
        ("12栋9999", None),
        ("12栋电梯坏了", None),
    ],
)
def test_a_place_of_the_estate_is_recognised(said: Said, text: str, unit: str | None) -> None:
    place = said(text, ESTATE).place
    assert place is not None
    assert place.known_unit == unit


def test_the_tenants_own_unit_wins_over_another_number_in_the_text(said: Said) -> None:
    place = said("1602往我家1502漏水", ESTATE).place
    assert place is not None
    assert place.known_unit == "12-1502"


def test_with_two_flats_the_number_says_which(said: Said) -> None:
    place = said("601的租客说没热水", LANDLADY).place
    assert place is not None
    assert (place.known_unit, place.building) == ("3-601", "3")


def test_an_own_unit_is_surer_than_a_known_one_and_that_than_a_guess(said: Said) -> None:
    own, known, guess = (said(text, ESTATE).confidence.place for text in ("12-1502", "12-1503", "9-1504"))
    assert own > known > guess > 0


def test_what_only_this_estate_says_is_read_as_one_word() -> None:
    """jieba cuts 云上小白楼 into what it knows, until the estate says that it is a word."""
    plain, words = "云上小白楼的灯", frozenset({"云上小白楼"})
    assert (0, 5) not in segment.spans(plain)
    assert (0, 5) in segment.spans(plain, words)
    assert KnownPlaces({"12": ("12栋", "紫荆阁")}, words=("能量站",)).all_words() == {"12栋", "紫荆阁", "能量站"}

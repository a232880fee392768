"""An estate's buildings and units come from a file, and importing it twice is importing it once."""

from pathlib import Path

import pytest
import yaml
from sqlmodel import select

from catalogue.load import FOLDER
from models.estate import Building, Household, Unit
from tests import people
from usecases.estate_import import Counts, EstateMistakes, import_estate

SAMPLE = FOLDER / "estates" / "sample.yaml"


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def building(**changes: object) -> dict:
    return {"buildings": [{"code": "8", "name": "8栋", "floors": "1-2", "rooms": ["01"]} | changes]}


def labels(tx, *, now):
    return [unit.label for unit in tx.exec(select(Unit).order_by(Unit.id))]


def test_the_sample_is_two_buildings_of_fifteen_floors(db):
    assert db.run_sync(import_estate, read(SAMPLE)) == Counts(2, 0, 60)

    found = db.read_sync(labels)
    assert {"12-1502", "12-101", "8-602"} <= set(found)


def test_importing_twice_is_importing_once(db):
    db.run_sync(import_estate, read(SAMPLE))

    assert db.run_sync(import_estate, read(SAMPLE)) == Counts(0, 0, 0)


def test_a_new_name_is_taken_over_and_nobody_is_moved_out(db):
    db.run_sync(import_estate, building())

    assert db.run_sync(import_estate, building(name="8 North", rooms=["02"])) == Counts(0, 1, 2)
    assert db.read_sync(labels) == ["8-101", "8-201", "8-102", "8-202"]


def test_the_estate_people_live_in_is_added_to(db):
    lin = db.run_sync(people.lin)

    db.run_sync(import_estate, read(SAMPLE))

    homes = db.read_sync(lambda tx, *, now: [unit.label for unit in people_units(tx, lin.id)])
    assert homes == ["12-1502"]


def people_units(tx, person_id):
    return tx.exec(select(Unit).join(Household).where(Household.person_id == person_id)).all()


def test_floors_may_skip_and_go_below_ground_and_units_may_stand_alone(db):
    odd = building(
        floors=["B1", "1-3", 5],
        units=[{"floor": "1", "room": "S01"}, {"floor": "6", "room": "PH", "label": "8-Penthouse"}],
    )

    db.run_sync(import_estate, odd)

    assert db.read_sync(labels) == ["8-B101", "8-101", "8-201", "8-301", "8-501", "8-S01", "8-Penthouse"]


@pytest.mark.parametrize(
    ("document", "mistake"),
    [
        ({}, "buildings: there are none -> begin with `buildings:` and a list, as in the sample"),
        ({"buildings": ["8"]}, "buildings[0]: '8' is no building -> write code:, name:, floors: and rooms: below it"),
        (building(code=8), "buildings[0].code: 8 is not text -> put it in quotes, as it is written on the door"),
        (building(code="8 A"), "buildings[0].code: '8 A' does not fit -> use letters and digits only"),
        (building(code=None), "buildings[0].code: is missing -> add it"),
        (building(name=" "), "buildings[0].name: ' ' is no name -> write 1 to 100 characters"),
        (building(rooms=["01", 2]), "buildings[0].rooms[1]: 2 is not text -> put it in quotes, as it is written on "
         "the door"),
        (building(rooms="01"), "buildings[0].rooms: '01' is no list -> write it like [one, two]"),
        (building(floors="15-1"), "buildings[0].floors: '15-1' is no floor -> write 1-15, 3 or B1"),
        (building(floors=["1", True]), "buildings[0].floors[1]: True is no floor -> write 1-15, 3 or B1"),
        ({"buildings": [{"code": "8", "floors": "1-2"}]}, "buildings[0].rooms: is missing -> floors: and rooms: go "
         "together"),
        ({"buildings": [{"code": "8"}]}, "buildings[0]: has no units -> write floors: and rooms:, or units:"),
        (building(flors="1"), "buildings[0].flors: unknown key -> use one of: aliases, code, floors, name, rooms, "
         "units"),
        (building(rooms=["01", "01"], floors=3), "buildings[0]: 8-301 stands twice -> keep one of them"),
        (building(units=["101"]), 'buildings[0].units[0]: \'101\' is no unit -> write {floor: "1", room: "101"}'),
        ({"buildings": [*building()["buildings"], {"code": "9", "aliases": ["8"], "floors": 1, "rooms": ["01"]}]},
         "buildings[1]: '8' is the name of buildings[0] already -> leave it with one of them"),
    ],
)  # fmt: skip
def test_bad_data_is_refused_with_its_path_and_remedy(db, document, mistake):
    with pytest.raises(EstateMistakes) as refused:
        db.run_sync(import_estate, document)

    assert refused.value.mistakes == [mistake]
    assert db.read_sync(lambda tx, *, now: tx.exec(select(Building)).all()) == []


def test_a_label_of_another_building_is_not_taken_over(db):
    db.run_sync(import_estate, building())

    thief = {"code": "9", "units": [{"floor": "1", "room": "101", "label": "8-101"}]}
    with pytest.raises(EstateMistakes) as refused:
        db.run_sync(import_estate, {"buildings": [thief]})

    assert refused.value.mistakes == ["buildings[0]: 8-101 belongs to building 8 already -> rename it"]

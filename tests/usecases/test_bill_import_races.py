"""Two sheets at the same moment, on both databases: all of one is taken in, and nothing of the other that clashes."""

from collections.abc import Iterator

import pytest

from models.bills import BillImport
from models.catalogue import Catalogue
from models.database import Database
from models.refusals import Refusal
from papers.rows import Unreadable
from tests import people
from tests.servers import house_url, postgres_server, sqlite_house
from tests.usecases.bill_rows import bills, sheet, takes_in
from tests.usecases.conftest import FakeClock
from tests.usecases.test_survey_races import at_once
from usecases import bill_import
from usecases.bill_import import Sent

__all__ = ["house_url", "postgres_server", "sqlite_house"]

DIGEST = "a" * 64


@pytest.fixture
def db(house_url: str, clock: FakeClock, catalogue: Catalogue) -> Iterator[Database]:
    """A database of each kind: these tests run twice."""
    database = Database(house_url, clock)
    database.info["catalogue"] = catalogue
    yield database
    database.close()


def test_of_two_sheets_with_one_number_the_second_leaves_nothing_behind(db: Database) -> None:
    db.run_sync(people.make_estate)

    def imports(unit: str) -> str:
        rows = sheet({}, {"number": f"WY-{unit}", "unit": unit}, {"number": "WY-9", "unit": unit})
        try:
            takes_in(db, rows)
        except Unreadable:
            return "unreadable"
        return unit

    came = at_once(lambda: imports("8-602"), lambda: imports("12-301"))

    [winner] = [each for each in came if each in ("8-602", "12-301")]
    assert {bill.number for bill in bills(db)} == {"WY-1", "WY-9", f"WY-{winner}"}
    assert [each for each in came if each != winner] in (["unreadable"], ["bill-import-meanwhile"])


def test_two_taps_on_one_offer_are_one_import(db: Database) -> None:
    db.run_sync(people.make_estate)
    qian = db.run_sync(people.qian)
    found = db.read_sync(bill_import.look, sheet({}), by=qian)
    offer = db.run_sync(bill_import.offer, Sent(208, 7, "file", "a.xlsx", 9, DIGEST), found, by=qian)

    def confirms() -> BillImport:
        return db.run_sync(bill_import.confirm, offer.id, sheet({}), DIGEST, by=qian)

    came = at_once(confirms, confirms)

    assert [each for each in came if isinstance(each, str | Refusal)] == ["refusal-stale"]
    assert len(bills(db)) == 1

"""Writing an announcement: words, pictures, units and times are taken as they are typed, or refused in words."""

import pytest

from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal
from models.tickets import PieceKind
from tests import people
from tests.usecases.announcement_people import (
    fills,
    goes,
    hears,
    reads,
    typed,
    writes,
)  # fmt: skip
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House
from usecases import announcement_making as making
from usecases import announcement_page, announcements

MA = 207


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    """Manager Ma, who announces."""
    return db.run_sync(people.ma)


@pytest.fixture
def tenants(house: House, db: Database) -> tuple[Person, ...]:
    """Lin and Wang in building 12, Chen and Emily in building 8."""
    return tuple(db.run_sync(build) for build in (people.lin, people.wang, people.chen, people.emily))


def test_links_and_emphasis_are_kept_and_everything_else_is_harmless(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    db.run_sync(making.begin, ma)
    markup = 'see <a href="https://example.org/plan">the plan</a> &lt;b&gt;'

    hears(db, ma, "text", "see the plan <b>", html=markup)
    goes(db, clock, ma)

    assert markup in reads(db, said, tenants[0]).text


@pytest.mark.parametrize(
    ("letters", "fits"), [("长" * 3800, True), ("长" * 3801, False), ("😀" * 1901, False), ("", False)]
)
def test_what_does_not_fit_is_refused_and_may_be_typed_again(
    db: Database, ma: Person, letters: str, fits: bool
) -> None:
    db.run_sync(making.begin, ma)

    if fits:
        assert hears(db, ma, "text", letters) == "hub"
    else:
        with pytest.raises(Refusal) as refused:
            hears(db, ma, "text", letters)
        assert refused.value.key == "refusal-announce-length"
        assert db.read_sync(making.awaited, MA, ma) == {"what": "text", "name": ""}


def test_the_end_comes_after_the_beginning(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...]
) -> None:
    with pytest.raises(Refusal) as refused:
        fills(db, ma, "rain", ("from", "2026-11-22T08:00+08:00"), ("until", "2026-11-22T07:00+08:00"))
    assert refused.value.key == "refusal-announce-until"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("12-1502 12-1503x", None),
        ("12-1502，8-3楼", ["12-1502", "8-301", "8-302"]),
        ("8栋", ["8-301", "8-302", "8-602", "8-1101", "8-1102", "8-1501", "8-1502"]),
        ("8幢-3F 8-301", ["8-301", "8-302"]),
        ("", None),
    ],
)
def test_units_may_be_typed(db: Database, ma: Person, text: str, units: list[str] | None) -> None:
    db.run_sync(making.begin, ma)
    if units is None:
        with pytest.raises(Refusal) as refused:
            hears(db, ma, "units", text)
        assert refused.value.key == "refusal-announce-units"
    else:
        assert hears(db, ma, "units", text) == "when"
        assert db.read_sync(making.draft_of, ma).whom.units == units


def test_the_preview_is_what_tenants_will_see(
    db: Database, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    writes(db, ma, "周六清洗水箱。")
    hears(db, ma, "translation", "Tanks on Saturday.", "en")

    assert db.run_sync(announcement_page.show_preview, ma) == 2

    assert said.last(MA, Language.EN).text == "📢 <b>Notice</b>\n\nTanks on Saturday."


def test_nobody_else_announces(house: House, db: Database, ma: Person) -> None:
    for build in (people.sun, people.zhang, people.lin):
        person = db.run_sync(build)
        with pytest.raises(Refusal):
            db.run_sync(making.begin, person)
        with pytest.raises(Refusal):
            db.run_sync(announcements.withdraw, 1, person=person)


def test_an_announcement_to_nobody_is_refused(db: Database, ma: Person, tenants: tuple[Person, ...]) -> None:
    writes(db, ma, units=["12-302"])
    with pytest.raises(Refusal) as refused:
        db.run_sync(announcements.send, ma)
    assert refused.value.key == "refusal-announce-nobody"
    db.run_sync(making.begin, ma)
    with pytest.raises(Refusal) as empty:
        db.run_sync(announcements.send, ma)
    assert empty.value.key == "refusal-announce-empty"


def test_a_photo_and_a_document_come_with_it(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    db.run_sync(making.begin, ma)
    hears(db, ma, "text", "新的停车图", kind=PieceKind.PHOTO, file_id="plan")
    with pytest.raises(Refusal):
        hears(db, ma, "translation", "x" * 801, "en")
    goes(db, clock, ma)
    assert reads(db, said, tenants[0]).photo == "plan"

    db.run_sync(making.begin, ma)
    with pytest.raises(Refusal) as refused:
        db.run_sync(making.hear, typed(ma, "", kind=PieceKind.VIDEO), {"what": "text", "name": ""}, person=ma)
    assert refused.value.key == "refusal-announce-kind"

"""`guanjia rehearse`: what an operator reads before he changes a rule."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot.__main__ import app
from bot.rehearse import load_new, rehearse, show
from catalogue.load import FOLDER, CatalogueError
from models.catalogue import Catalogue
from models.database import Database
from tests import people
from tests.usecases.conftest import START, FakeClock
from tests.usecases.house import House
from tests.usecases.time_machine import runs_until
from usecases.rosters import Entry

LENIENT = """\
promises:
  clocks:
    - {first: 1h service, fix: 48h always}
"""


def read_by_operator(db: Database, new: Catalogue, entries: list[Entry] | None = None) -> str:
    paper = StringIO()
    history, found = rehearse(db, new, entries, START - timedelta(days=1), db.clock() + timedelta(days=1))
    show(history, found, new.zone, Console(file=paper, width=100))
    return paper.getvalue()


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.yaml"
    path.write_text(LENIENT, encoding="utf-8")
    return path


def test_the_tables_tell_what_would_have_been_different(
    house: House,
    db: Database,
    clock: FakeClock,
    new: Path,
) -> None:
    """Lin's lamp took thirty hours; nobody was on it for ten minutes."""
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.reports(lin, "客厅的灯不亮了")
    runs_until(clock, db, timedelta(minutes=10))
    house.claims(zhang, ticket)
    runs_until(clock, db, timedelta(hours=30))
    house.finishes(zhang, ticket)

    told = read_by_operator(db, load_new(new, None), [Entry(2, "张师傅", "weekdays", "2026-11-02")])

    lines = [" ".join(line.replace("│", " ").split()) for line in told.splitlines()]
    assert lines[:2] == [
        "Tickets: 1, from 2026-11-20 to 2026-11-23",
        "On record 3 late clocks, replayed under the present rules 3.",
    ]
    for line in (
        "first 1 1 (100%) 0 (0%) -1",
        "arrival 1, then 0 1 (100%) - -1",
        "fix 1 1 (100%) 0 (0%) -1",
        "engineering 3, then 2 3 (100%) 0 (0%) -3",
        "Saturday 3, then 2 3 (100%) 0 (0%) -3",
        "of these at night 0 0 =",
        "first claimed by somebody off duty 0 1 +1",
        "Newly late: none",
        "Newly in time: 1",
        f"{ticket.number} arrival, first, fix",
    ):
        assert line in lines, told


def test_history_under_older_rules_is_told_apart(house: House, db: Database, clock: FakeClock, new: Path) -> None:
    house.reports(db.run_sync(people.lin), "客厅的灯不亮了")
    runs_until(clock, db, timedelta(minutes=10))
    db.info["catalogue"] = load_new(new, None)

    assert "They differ in 1: other rules were in force then" in read_by_operator(db, load_new(new, None))


def test_a_folder_is_a_whole_catalogue_and_a_file_lies_over_the_present_one(new: Path) -> None:
    assert load_new(FOLDER, None).promises == load_new(FOLDER, FOLDER).promises
    laid_over = load_new(new, None)
    assert len(laid_over.promises.clocks) == 1
    assert laid_over.kinds == load_new(FOLDER, None).kinds


def test_a_wrong_file_is_told_with_its_own_lines(new: Path) -> None:
    new.write_text(LENIENT.replace("48h always", "48h never"), encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"new.yaml:3: .*never"):
        load_new(new, None)


def test_the_command_refuses_what_it_cannot_use(new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUANJIA_TOKEN", "1:a")
    monkeypatch.setenv("GUANJIA_DATABASE", f"sqlite:///{tmp_path}/empty.db")
    given = CliRunner()

    assert given.invoke(app, ["rehearse", "--from", "2026-10-01"]).exit_code == 2
    new.write_text("promises: {quiet: never}", encoding="utf-8")
    refused = given.invoke(app, ["rehearse", "--from", "2026-10-01", "--catalogue", str(new)])
    assert (refused.exit_code, "new.yaml:1" in refused.output) == (2, True)
    new.write_text(LENIENT, encoding="utf-8")
    empty = given.invoke(app, ["rehearse", "--from", "2026-10-01", "--to", "2026-10-02", "--catalogue", str(new)])
    assert (empty.exit_code, empty.output.splitlines()[0]) == (0, "Tickets: 0, from 2026-10-01 to 2026-10-02")

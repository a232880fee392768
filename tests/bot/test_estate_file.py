"""An estate comes as a sheet too: a row for each unit, told by row when it is wrong, and twice is once."""

from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from bot.__main__ import app
from models.database import Database
from models.estate import Building, Unit
from papers.sheets import write_csv, write_xlsx

HEADS = ["楼栋", "楼栋名称", "别名", "楼层", "房间", "客户等级"]
ROWS = [["8", "8栋", "8幢、八栋", "1", "101", ""], ["8", "", "", "1", "102", "A"], ["S", "商铺", "", "1", "S01", "VIP"]]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/guanjia.db"
    monkeypatch.setenv("GUANJIA_TOKEN", "1:a")
    monkeypatch.setenv("GUANJIA_DATABASE", url)
    return url


def imports(file: Path) -> Result:
    return CliRunner().invoke(app, ["estate", "import", str(file)])


def estate(url: str) -> tuple[list[tuple[str, str, list[str]]], list[tuple[str, str]]]:
    db = Database(url)
    houses = db.read_sync(lambda tx, now: [(one.code, one.name, one.aliases) for one in tx.exec(select(Building))])
    units = db.read_sync(lambda tx, now: [(unit.label, unit.tier) for unit in tx.exec(select(Unit))])
    db.close()
    return houses, units


def test_a_row_is_a_unit_and_a_second_import_changes_only_what_it_says(url: str, tmp_path: Path) -> None:
    file = tmp_path / "estate.xlsx"
    file.write_bytes(write_xlsx("楼栋", HEADS, ROWS))

    assert "2 new buildings, 0 changed, 3 new units, 0 changed" in imports(file).stdout
    assert estate(url) == (
        [("8", "8栋", ["8幢", "八栋"]), ("S", "商铺", [])],
        [("8-101", ""), ("8-102", "A"), ("S-S01", "VIP")],
    )

    short = tmp_path / "more.csv"
    short.write_bytes(write_csv(["Building", "Floor", "Room", "Tier"], [["8", "1", "102", "B"], ["8", "2", "201", ""]]))
    assert "0 new buildings, 0 changed, 1 new units, 1 changed" in imports(short).stdout
    houses, units = estate(url)
    assert houses[0] == ("8", "8栋", ["8幢", "八栋"])
    assert units[1] == ("8-102", "B")


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        (["8", "", "", "", "103", ""], "row 5: floor: is missing -> add it"),
        (["8 A", "", "", "1", "103", ""], "row 5: code: '8 A' does not fit -> use letters and digits only"),
        (["8", "", "", "1", "103", "big one"], "row 5: tier: 'big one' does not fit -> use letters and digits only"),
    ],
)
def test_what_is_wrong_is_told_by_its_row_and_nothing_is_imported(
    url: str, tmp_path: Path, row: list[str], mistake: str
) -> None:
    file = tmp_path / "estate.csv"
    file.write_bytes(write_csv(HEADS, [*ROWS, row]))

    refused = imports(file)

    assert (refused.exit_code, mistake in refused.stderr) == (2, True)
    assert estate(url) == ([], [])


def test_a_sheet_without_its_columns_is_told_which_they_are(url: str, tmp_path: Path) -> None:
    file = tmp_path / "estate.csv"
    file.write_text("a,b\n1,2\n", "utf-8")

    assert "楼栋" in imports(file).stderr

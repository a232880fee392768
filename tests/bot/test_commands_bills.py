"""The operator imports and exports bills in the terminal: exit 0 means done, exit 2 tells every row that is wrong."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from typer.testing import CliRunner, Result

from bot.__main__ import app
from models.bills import Bill
from models.campaigns import Campaign
from models.database import Database
from models.migrate import upgrade
from papers.sheets import write_csv, write_xlsx
from tests import people

HEADS = ["账单编号", "房号", "费用类型", "月份", "金额", "缴费期限", "备注"]
NOVEMBER = ["WY-1", "12-1502", "物业费", "2026-11", "285.60", "2026-11-30", "=1+1"]
SHOP = ["WY-2", "8-602", "水费", "2026-10", "30", "2026-10-31", "-5℃ 停水"]


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real database with the estate in it: made once, copied for each test."""
    path = tmp_path_factory.mktemp("estate") / "guanjia.db"
    upgrade(f"sqlite:///{path}")
    db = Database(f"sqlite:///{path}")
    db.run_sync(people.make_estate)
    db.close()
    return path


@pytest.fixture
def url(estate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The database that the settings name."""
    url = f"sqlite:///{shutil.copy(estate, tmp_path / 'guanjia.db')}"
    monkeypatch.setenv("GUANJIA_TOKEN", "1:a")
    monkeypatch.setenv("GUANJIA_DATABASE", url)
    return url


def guanjia(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def bills(url: str) -> list[tuple[str, int, str]]:
    db = Database(url)
    with Session(db.reading) as tx:
        found = [(bill.number, bill.amount, bill.note) for bill in tx.exec(select(Bill).order_by(col(Bill.id)))]
    db.close()
    return found


def sheet(tmp_path: Path, *rows: list[str]) -> Path:
    file = tmp_path / "十一月.xlsx"
    file.write_bytes(write_xlsx("账单", HEADS, rows))
    return file


def test_a_sheet_is_looked_at_and_then_imported(url: str, tmp_path: Path) -> None:
    file = sheet(tmp_path, NOVEMBER, SHOP)

    look = guanjia("import", "bills", file, "--dry-run")
    assert (look.exit_code, "315.60" in look.stdout, "没有写入" in look.stdout, bills(url)) == (0, True, True, [])

    done = guanjia("import", "bills", file)
    assert (done.exit_code, "已写入" in done.stdout) == (0, True)
    assert bills(url) == [("WY-1", 28560, "=1+1"), ("WY-2", 3000, "-5℃ 停水")]


@pytest.mark.parametrize(("options", "told"), [([], ["bills:1"]), (["--quietly"], [])])
def test_bills_that_tenants_know_already_are_brought_over_quietly(
    url: str, tmp_path: Path, options: list[str], told: list[str]
) -> None:
    assert guanjia("import", "bills", sheet(tmp_path, NOVEMBER), *options).exit_code == 0

    db = Database(url)
    with Session(db.reading) as tx:
        assert tx.exec(select(Campaign.name)).all() == told
    db.close()
    assert len(bills(url)) == 1


def test_a_wrong_row_is_told_and_nothing_is_imported(url: str, tmp_path: Path) -> None:
    wrong = guanjia("import", "bills", sheet(tmp_path, NOVEMBER, ["WY-2", "8-999", *SHOP[2:]]))

    assert (wrong.exit_code, bills(url)) == (2, [])
    assert "第 3 行：没有“8-999”这个房号" in wrong.stderr


@pytest.mark.parametrize("name", ["broken.xlsx", "nobody.xlsx"])
def test_a_file_that_is_no_sheet_is_refused_kindly(url: str, tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")

    assert guanjia("import", "bills", tmp_path / name).exit_code == 2


def test_a_formula_or_a_number_that_stands_twice_refuses_the_whole_sheet(url: str, tmp_path: Path) -> None:
    file = tmp_path / "bills.csv"
    head, first = ",".join(HEADS), ",".join(NOVEMBER[:-1])
    file.write_text(f"{head}\n{first},\n{first.replace('285.60', '=SUM(A1)')},\n", "utf-8")
    formula = guanjia("import", "bills", file)
    file.write_text(f"{head}\n{first},\n{first},\n", "utf-8")
    twice = guanjia("import", "bills", file)

    assert (formula.exit_code, twice.exit_code, bills(url)) == (2, 2, [])
    assert "第 3 行：E 列是公式" in formula.stderr
    assert "第 3 行：账单编号 WY-1 在第 2 行已经用过" in twice.stderr


@pytest.mark.parametrize("ending", ["xlsx", "CSV"])
def test_what_is_exported_can_be_imported_again_and_changes_nothing(url: str, tmp_path: Path, ending: str) -> None:
    guanjia("import", "bills", sheet(tmp_path, NOVEMBER, SHOP))
    out = tmp_path / f"out.{ending}"

    assert guanjia("export", "bills", out).exit_code == 0
    again = guanjia("import", "bills", out)

    assert (again.exit_code, "没有新账单" in again.stdout, len(bills(url))) == (0, True, 2)


def test_one_building_or_one_month_may_be_exported(url: str, tmp_path: Path) -> None:
    guanjia("import", "bills", sheet(tmp_path, NOVEMBER, SHOP))
    out = tmp_path / "out.csv"

    def exported(*options: str) -> list[str]:
        assert guanjia("export", "bills", out, *options).exit_code == 0
        return [line.split(",")[0] for line in out.read_text("utf-8-sig").splitlines()[1:]]

    assert exported() == ["WY-2", "WY-1"]
    assert exported("--building", "12") == ["WY-1"]
    assert exported("--month", "2026-10") == ["WY-2"]


@pytest.mark.parametrize("options", [["--building", "99"], ["--month", "soon"]])
def test_a_building_or_a_month_that_is_none_is_refused(url: str, tmp_path: Path, options: list[str]) -> None:
    assert guanjia("export", "bills", tmp_path / "out.csv", *options).exit_code == 2
    assert guanjia("export", "bills", tmp_path / "out.pdf").exit_code == 2


def test_a_csv_from_another_program_is_imported_too(url: str, tmp_path: Path) -> None:
    file = tmp_path / "bills.csv"
    file.write_bytes(write_csv(HEADS, [NOVEMBER]).decode("utf-8-sig").encode("gb18030"))

    assert guanjia("import", "bills", file).exit_code == 0
    assert bills(url) == [("WY-1", 28560, "=1+1")]

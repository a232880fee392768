"""`guanjia jobs` and `guanjia roster import`, as an operator types them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from models.database import Database
from models.migrate import upgrade
from models.shifts import RosterLine
from tests import people
from tests.usecases.rota import TODAY, rows


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Somebody at the shell of a fresh installation in which Zhang works."""
    url = f"sqlite:///{tmp_path}/guanjia.db"
    monkeypatch.setenv("GUANJIA_DATABASE", url)
    monkeypatch.setenv("GUANJIA_TOKEN", "1:x")
    upgrade(url)
    database = Database(url)
    database.run_sync(people.zhang)
    yield database
    database.close()


def test_the_operator_reads_a_roster_in_and_sees_the_jobs(operator: Database, tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(f"person,pattern,first_day\n张师傅,day,{TODAY - timedelta(days=4)}\n", encoding="utf-8")

    assert CliRunner().invoke(app, ["roster", "import", str(file)]).output == "1 people, 1 new or changed\n"
    assert CliRunner().invoke(app, ["roster", "import", str(file)]).output == "1 people, 0 new or changed\n"
    assert [line.pattern for line in rows(operator, RosterLine)] == ["day"]
    assert "day_end" in CliRunner().invoke(app, ["jobs"]).output


def test_a_wrong_roster_is_refused_with_its_line_and_changes_nothing(operator: Database, tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("person,pattern,first_day\n张师父,day,2026-11-21\n", encoding="utf-8")

    refused = CliRunner().invoke(app, ["roster", "import", str(file)])

    assert refused.exit_code == 2
    assert "line 2: nobody on the staff is called '张师父' -> did you mean '张师傅'?" in refused.output
    assert rows(operator, RosterLine) == []

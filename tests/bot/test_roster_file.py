"""A roster file is read with its lines, as YAML or as a spreadsheet saved as CSV; another shape is refused in words."""

from pathlib import Path

import pytest

from bot.roster_file import read_roster
from usecases.rosters import Entry, RosterMistakes

YAML = """\
# Our engineers
roster:
  - {person: "@zhang", pattern: day, first_day: 2026-11-21}
  - person: 李师傅
    pattern: night
    first_day: "2026-11-21"
"""
CSV = "\ufefffirst_day,person,pattern,remark\n2026-11-21,@zhang,day,\n\n2026-11-21,李师傅, night ,new\n,,,\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(path: Path) -> list[str]:
    with pytest.raises(RosterMistakes) as refused:
        read_roster(path)
    return refused.value.mistakes


def test_yaml_is_read_with_its_lines(tmp_path: Path) -> None:
    assert read_roster(written(tmp_path, "roster.yaml", YAML)) == [
        Entry(3, "@zhang", "day", "2026-11-21"), Entry(4, "李师傅", "night", "2026-11-21"),
    ]  # fmt: skip


def test_csv_may_come_from_a_spreadsheet(tmp_path: Path) -> None:
    assert read_roster(written(tmp_path, "roster.CSV", CSV)) == [
        Entry(2, "@zhang", "day", "2026-11-21"), Entry(4, "李师傅", "night", "2026-11-21"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "mistake"),
    [
        ("a.csv", "person,first_day\n", "line 1: 'pattern' is missing -> begin with person,pattern,first_day"),
        ("a.csv", "person,pattern,first_day\n", "line 1: the file names nobody -> write person, pattern and first_day "
         "for each"),
        ("a.csv", "", "line 1: 'person' is missing -> begin with person,pattern,first_day"),
        ("a.yaml", "roster: soon", "line 1: there is no list below `roster:` -> begin the file with it, as in the "
         "manual"),
        ("a.yaml", "rota: []", "line 1: there is no list below `roster:` -> begin the file with it, as in the manual"),
        ("a.yaml", "roster:\n  - zhang\n", "line 2: 'zhang' is not person, pattern and first_day -> write {person: "
         "..., pattern: ..., first_day: 2026-11-23}"),
        ("a.yaml", "roster:\n  - {person: a\n", "line 3: not YAML: expected ',' or '}', but got '<stream end>' -> mend "
         "the YAML here or in the line above: indentation, a missing colon, quote or bracket"),
    ],
)  # fmt: skip
def test_another_shape_is_refused_with_its_line(tmp_path: Path, name: str, text: str, mistake: str) -> None:
    assert mistakes(written(tmp_path, name, text)) == [mistake]

"""The people who write here, and a clock that stands still: Thursday 19 November 2026, ten in the morning."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from understanding import KnownPlaces, Understanding, understand, warm_up

HERE = Path(__file__).parent
THURSDAY_TEN = datetime(2026, 11, 19, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

Said = Callable[..., Understanding]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this file; absent cells are ""."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{key: value or "" for key, value in row.items()} for row in rows]


@pytest.fixture(scope="session", autouse=True)
def _jieba_is_warm() -> None:
    warm_up()


@pytest.fixture
def said() -> Said:
    """What guanjia understands when somebody writes this on that Thursday."""

    def _said(text: str, known_places: KnownPlaces | None = None) -> Understanding:
        return understand(text, now=THURSDAY_TEN, known_places=known_places)

    return _said

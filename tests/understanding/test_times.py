"""It is Thursday, ten in the morning, in Shanghai. Tenants say when somebody may come."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.understanding.conftest import Said, table
from understanding import understand


@pytest.mark.parametrize("row", table("times"), ids=lambda row: row["text"])
def test_a_wish_becomes_a_time_and_a_report_of_the_past_does_not(said: Said, row: dict[str, str]) -> None:
    when = said(row["text"]).when
    found = (when.start.strftime("%Y-%m-%dT%H:%M") if when.start else "", when.words) if when else ("", "")
    assert found == (row["start"], row["words"])


def test_the_zone_is_that_of_now() -> None:
    taipei = datetime(2026, 11, 19, 10, 0, tzinfo=ZoneInfo("Asia/Taipei"))
    when = understand("明天下午三点", now=taipei).when
    assert when is not None
    assert when.start is not None
    assert when.start.tzinfo is taipei.tzinfo


def test_the_year_turns(said: Said) -> None:
    new_years_eve = datetime(2026, 12, 31, 22, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    when = understand("明天下午三点来", now=new_years_eve).when
    assert when is not None
    assert when.start == datetime(2027, 1, 1, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_only_a_time_leaves_no_rest(said: Said) -> None:
    assert said("明天下午三点可以").rest == ""


def test_place_time_and_phone_together_leave_the_matter(said: Said) -> None:
    understood = said("12栋1502，厨房漏水，明天下午三点，电话13812345678")
    assert (understood.phone, understood.rest) == ("13812345678", "厨房漏水")

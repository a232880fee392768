"""A week of the estate in fast forward: nothing forgotten, nothing twice, nobody woken but for the lift."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest

from tests.e2e.cast import CHEN, DESK, EMILY, ENGINEERS, LIU, MA, SUN, SUN_LI, WANG, ZHANG, ZHOU_QIANG
from tests.e2e.house import Demo, Nest, clean_log
from tests.e2e.week import CHATS, START, ZONE, Week, live

pytestmark = pytest.mark.slow

QUIET_FROM, QUIET_TO = time(21, 30), time(8)


@pytest.fixture(scope="module")
def week(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """The week as it was lived. If a test fails, pytest shows its story."""
    demo = Demo(nest, tmp_path_factory.mktemp("week"), GUANJIA_DEMO_START=START)
    with clean_log(demo.log):
        lived = live(demo)
        print(lived.story())
        yield lived
        demo.stop()


def at(one: dict[str, str]) -> datetime:
    return datetime.fromisoformat(one["at"]).astimezone(ZONE)


def steps(week: Week, name: str) -> list[str]:
    """What was done about a matter: "Mon 13:01 clock_due"."""
    return [f"{at(one):%a %H:%M} {one['job']}" for one in week.about(name)]


def at_night(moment: datetime) -> bool:
    return moment.time() >= QUIET_FROM or moment.time() < QUIET_TO


def test_nothing_is_done_twice_and_everything_in_the_order_it_falls_due(week: Week) -> None:
    assert len(week.did) > 100
    assert [key for key, count in Counter(one["key"] for one in week.did).items() if count > 1] == []
    assert [one["at"] for one in week.did] == sorted(one["at"] for one in week.did)


def test_at_night_only_the_lift_is_talked_about(week: Week) -> None:
    """In the timeline, and in everybody's chats by the dates of the messages."""
    assert {one["subject"] for one in week.did if at_night(at(one))} == {week.numbers["lift"]}
    said = [(chat, when, text) for chat in CHATS for when, text in week.said(chat) if at_night(when) and chat != CHEN]
    assert len(said) > 10
    # The alarm rings before the matter has a number.
    others = [one for one in said if week.numbers["lift"] not in one[2] and not one[2].startswith("🚨")]
    assert others == []


def test_a_forgotten_repair_goes_up_the_ladder_rung_by_rung_by_day(week: Week) -> None:
    """Wang's lamp: the fix is late at one past ten at night, and that is told in the morning."""
    assert steps(week, "lamp")[:12] == [
        "Mon 13:01 clock_due", "Mon 13:01 climb", "Mon 13:31 climb", "Mon 15:01 climb", "Mon 19:01 climb",
        "Tue 08:00 clock_due", "Tue 08:00 climb", "Tue 08:30 climb", "Tue 10:00 climb", "Tue 14:00 climb",
        "Wed 10:01 climb", "Wed 18:30 climb",
    ]  # fmt: skip
    whys = [one["why"] for one in week.about("lamp")]
    assert whys[:5] == ["到场时限到了", "超时，提醒经手人", "超时，提醒工作群", "超时，报告值班主管", "超时，报告经理"]
    assert whys[10:12] == ["超时，报告总监"] * 2
    for chat, hour in ((ZHANG, 13), (ENGINEERS, 13), (SUN, 15)):
        assert any(week.numbers["lamp"] in text and when.hour == hour for when, text in week.said(chat)), chat
    [morning] = [when for when, text in week.said(ZHANG) if when.day == 24 and "维修时限" in text]
    assert f"{morning:%H:%M}" == "08:01"


def test_every_evening_the_waiting_hear_where_it_stands(week: Week) -> None:
    """Wang waits all week, Emily until Tuesday, and nobody who is done with hears anything."""
    evenings = {who: [f"{when:%a %H:%M}" for when, text in week.said(who) if "🌆" in text]
                for who in (WANG, EMILY, ZHOU_QIANG)}  # fmt: skip
    assert evenings[WANG] == [f"{day} 18:30" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon")]
    assert evenings[EMILY] == ["Mon 18:30"]
    assert evenings[ZHOU_QIANG] == []


def test_a_promise_that_slips_is_told_before_and_after(week: Week) -> None:
    """Liu said an hour and came in three: he is reminded, Zhou is warned, and then it is broken."""
    assert steps(week, "door")[:3] == ["Mon 11:16 promise_nudge", "Mon 11:26 promise_warn", "Mon 11:31 promise_due"]
    told = [f"{when:%H:%M}" for when, text in week.said(LIU) if text.startswith(("🔔", "⏰"))]
    assert told == ["11:16", "11:31"]
    assert "11:26" in [f"{when:%H:%M}" for when, text in week.said(ZHOU_QIANG) if "晚一点" in text]


def test_a_wait_for_parts_ends_by_itself_and_the_clock_goes_on(week: Week) -> None:
    """Sun Li's hall: a day for the part, then six hours of service time to be there again."""
    assert steps(week, "hall")[:3] == ["Tue 13:30 end_pause", "Tue 19:30 clock_due", "Tue 19:30 climb"]
    assert any("⏸" in text and f"{when:%a %H:%M}" == "Mon 13:30" for when, text in week.said(SUN_LI))


def test_a_low_score_is_called_about_or_the_manager_hears_it(week: Week) -> None:
    assert "Tue 16:00 task_overdue" in steps(week, "aircon")
    for chat, day in ((SUN, 23), (MA, 24)):
        assert any("📞" in text and when.day == day for when, text in week.said(chat))


def test_an_emergency_is_called_out_every_two_minutes_until_it_is_claimed(week: Week) -> None:
    """Chen at three in the night; Zhang claims at twenty-one past."""
    calls = [f"{at(one):%H:%M}" for one in week.about("lift") if one["job"] == "emergency"]
    assert calls == [f"03:{minute:02}" for minute in range(2, 21, 2)]
    assert all(one["emergency"] for one in week.about("lift"))
    rings = [f"{when:%H:%M}" for when, text in week.said(ENGINEERS) if "还没有人接单" in text]
    assert rings == calls


def test_silence_is_asked_about_once_and_ends_as_unconfirmed(week: Week) -> None:
    """Emily's tap is done on Tuesday at eleven; she never says a word."""
    assert steps(week, "tap")[-2:] == ["Wed 11:00 follow_up", "Tue 11:00 follow_up"]
    about = [when for when, text in week.said(EMILY) if week.numbers["tap"] in text and f"{when:%m-%d}" > "11-24"]
    assert [f"{when:%a %d %H:%M}" for when in about] == ["Wed 25 11:00", "Tue 01 11:00"]


def test_the_recurring_duties_come_on_every_day_they_should(week: Week) -> None:
    days = Counter(one["job"] for one in week.did)
    assert (days["day_end"], days["visit_the_unvisited"], days["draw_weeks"]) == (8, 8, 1)
    assert any("📋" in text and week.numbers["complaint"] in text for _, text in week.said(DESK))


def test_the_same_week_can_be_lived_again(week: Week, nest: Nest, tmp_path: Path) -> None:
    demo = Demo(nest, tmp_path, GUANJIA_DEMO_START=START)
    again = live(demo)

    assert again.story() == week.story()
    assert again.did == week.did
    assert [again.said(chat) for chat in CHATS] == [week.said(chat) for chat in CHATS]
    demo.stop()


def test_the_timeline_speaks_the_readers_language(week: Week) -> None:
    body = {"advance_seconds": 24 * 3600, "language": "en"}
    did = week.demo.people.call("POST", "/demo/clock", json=body)["did"]

    assert "Whatever was not solved today is answered today" in [one["why"] for one in did]
    assert not [one["why"] for one in did if not one["why"].isascii()]

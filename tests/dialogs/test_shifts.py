"""/roster, /swap, /duty and /log, as people tap and read them."""

from datetime import date, timedelta

import pytest

from models.people import Person
from models.shifts import LogLine, RosterLine, ShiftException, Swap, SwapState
from tests import people
from tests.dialogs.shell import House
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.rota import TODAY, engineers, rows, works

pytestmark = pytest.mark.anyio

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def zhang(house: House) -> Person:
    house.db.run_sync(people.make_groups)
    return house.db.run_sync(people.zhang)


async def test_a_supervisor_sets_a_roster_by_buttons(house: House, zhang: Person) -> None:
    sun = house.private(house.db.run_sync(people.sun))

    await sun.say("/roster")
    await sun.tap("张师傅（不排班）")
    await sun.tap("白班")
    await sun.tap("11月22日 周日")

    assert sun.text == "✅ 张师傅，白班，11月22日 周日。"
    assert [(line.pattern, line.first_day) for line in rows(house.db, RosterLine)] == [("day", TOMORROW)]


async def test_a_day_off_an_extra_day_and_no_roster_at_all(house: House, zhang: Person) -> None:
    house.db.run_sync(works, zhang, "day", TODAY)
    sun = house.private(house.db.run_sync(people.sun))

    for steps in (("休一天", "11月22日 周日"), ("加一天班", "夜班", "11月24日 周二")):
        await sun.say("/roster")
        await sun.tap("张师傅（白班）")
        for wording in steps:
            await sun.tap(wording)
    told = [(each.day, each.on, each.pattern) for each in rows(house.db, ShiftException)]
    assert told == [(TOMORROW, False, ""), (date(2026, 11, 24), True, "night")]

    await sun.say("/roster")
    await sun.tap("张师傅（白班）")
    await sun.tap("不排班，随时在班")
    assert "随时在班" in sun.text
    assert rows(house.db, RosterLine) == []


async def test_workers_and_tenants_set_no_rosters(house: House, zhang: Person) -> None:
    for person in (zhang, house.db.run_sync(people.lin)):
        await house.private(person).say("/roster")

    assert len(house.refused) == 2


async def test_a_swap_from_the_first_tap_to_the_supervisors_yes(house: House, said: Said) -> None:
    house.db.run_sync(people.make_groups)
    four, sun = engineers(house.db), house.db.run_sync(people.sun)
    zhang = house.private(four["zhang"])

    await zhang.say("/swap")
    await zhang.tap("11月22日 周日 08:00-20:00")
    assert "李师傅" not in zhang.buttons, "he has the nights around it"
    await zhang.tap("赵师傅")
    assert "已问赵师傅" in zhang.text

    [swap] = rows(house.db, Swap)
    await house.private(four["zhao"]).press_card(f"swapanswer:{swap.id}:yes")
    await house.private(sun).press_card(f"swapdecide:{swap.id}:yes")

    assert rows(house.db, Swap)[0].state is SwapState.APPROVED
    assert "已批准" in said.last(201).text


async def test_whoever_has_no_shifts_ahead_reads_so(house: House, zhang: Person) -> None:
    talk = house.private(zhang)

    await talk.say("/swap")

    assert "没有排班" in talk.text


async def test_nobody_free_that_day_is_said_with_a_way_back(house: House, zhang: Person) -> None:
    house.db.run_sync(works, zhang, "day", TODAY)
    talk = house.private(zhang)

    await talk.say("/swap")
    await talk.tap("11月22日 周日 08:00-20:00")

    assert "没有同岗同事" in talk.text
    assert "‹ 返回" in talk.buttons


async def test_duty_and_log_answer_in_the_group(house: House, zhang: Person, said: Said, clock: FakeClock) -> None:
    group = house.group(zhang, people.ENGINEERS_CHAT)

    await group.say("/duty")
    assert "维修师傅：张师傅" in said.last(people.ENGINEERS_CHAT).text
    await group.say("/log 2号泵有异响")
    assert house.bot.told()[-1] == "📔 记下了。"
    await group.say("/log")
    assert "2号泵有异响" in said.last(people.ENGINEERS_CHAT).text
    await group.press_card("logpage:1:2026-11-20.0")
    assert "还没有记录" in said.last(people.ENGINEERS_CHAT).text
    assert [line.what for line in rows(house.db, LogLine)] == ["said"]

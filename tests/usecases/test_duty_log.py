"""The duty log writes itself, takes a line from anybody on the staff, and keeps tenants out of it."""

import pytest

from models.database import Database
from models.people import Language
from models.refusals import Refusal
from models.shifts import LogLine
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.rota import TODAY, engineers, rows, works
from usecases import duty_board, duty_log, handing

GROUP, DESK = people.ENGINEERS_CHAT, people.DESK_CHAT
ZHANG, SUN = 201, 206


def logs(db: Database, who: people.Builder, text: str, chat_id: int = GROUP) -> LogLine:
    return db.run_sync(duty_log.add_line, db.run_sync(who), chat_id, text)


def opens(db: Database, who: people.Builder, chat_id: int = GROUP) -> None:
    db.run_sync(duty_log.show_log, db.run_sync(who), chat_id, None)


def test_what_happens_to_tickets_is_written_by_itself(house: House, db: Database, said: Said, clock: FakeClock) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.reports(lin)
    clock.advance(minutes=3)
    house.claims(zhang, ticket)
    db.run_sync(handing.hand_over, ticket.id, "desk", by=zhang, catalogue=house.catalogue)

    opens(db, people.zhang)

    title, _, *log = said.last(GROUP).text.splitlines()
    assert "值班日志" in title
    assert log == [f"15:33 张师傅接单 {ticket.number}", f"15:33 {ticket.number} 转到别的组"]
    assert "林晓梅" not in said.last(GROUP).text


def test_an_emergency_stands_in_the_log_from_the_alarm_on(house: House, db: Database, said: Said) -> None:
    house.reports(db.run_sync(people.lin), "有人被困在电梯里了")

    assert [line.what for line in rows(db, LogLine)] == ["alerted", "emergency"]


def test_a_line_of_ones_own_stands_last(house: House, db: Database, said: Said, clock: FakeClock) -> None:
    house.claims(db.run_sync(people.zhang), house.reports(db.run_sync(people.lin)))
    clock.advance(minutes=1)
    logs(db, people.zhang, "2号泵 有异响\n夜里多看一次")

    opens(db, people.li)

    assert said.last(GROUP).text.splitlines()[-1] == "15:31 📝 张师傅：2号泵 有异响 夜里多看一次"


@pytest.mark.parametrize(
    ("said_so", "kept"),
    [
        ("业户电话13800138000，明天再来", "业户电话▒▒▒，明天再来"),
        ("call +86 138 0013 8000 at 8", "call ▒▒▒ at 8"),
        ("座机0571-88000000没人接", "座机▒▒▒没人接"),
        ("12-1502 的水表坏了", "▒▒▒ 的水表坏了"),
        ("R-261121-007 等配件，2026-11-23 到", "R-261121-007 等配件，2026-11-23 到"),
        ("A-12 阀门已关，3-5 号泵正常", "A-12 阀门已关，3-5 号泵正常"),
    ],
)
def test_telephones_and_flats_are_covered_and_numbers_of_tickets_are_not(
    house: House, db: Database, said_so: str, kept: str
) -> None:
    assert logs(db, people.zhang, said_so).text == kept


def test_the_log_is_paged_and_opens_at_its_end(house: House, db: Database, said: Said) -> None:
    for number in range(40):
        logs(db, people.zhang, f"第{number}条")
    opens(db, people.zhang)
    assert "第39条" in said.last(GROUP).text
    assert "第24条" not in said.last(GROUP).text
    assert buttons(said.last(GROUP)) == ["‹ 前一天", "更早"]

    zhang = db.run_sync(people.zhang)
    db.run_sync(duty_log.turn_page, zhang, 1, "2026-11-21.2", GROUP)

    assert "第0条" in said.last(GROUP).text
    assert "第10条" not in said.last(GROUP).text
    assert buttons(said.last(GROUP)) == ["‹ 前一天", "更晚"]


def test_yesterday_is_another_page_at_the_estates_midnight(
    house: House, db: Database, said: Said, clock: FakeClock
) -> None:
    logs(db, people.zhang, "白天的事")
    clock.advance(hours=9)
    opens(db, people.zhang)
    assert "还没有记录" in said.last(GROUP).text

    db.run_sync(duty_log.turn_page, db.run_sync(people.zhang), 1, "2026-11-21.0", GROUP)

    assert "白天的事" in said.last(GROUP).text


@pytest.mark.parametrize("page", ["", "2026-11-21", "2026-13-01.0", "x.0", "2026-11-21.-1", "2026-11-21.x"])
def test_a_page_that_never_was_is_refused(house: House, db: Database, page: str) -> None:
    with pytest.raises(Refusal):
        db.run_sync(duty_log.turn_page, db.run_sync(people.zhang), 1, page, GROUP)


@pytest.mark.parametrize("who", [people.lin, people.bystander])
def test_the_log_is_the_staffs(house: House, db: Database, who: people.Builder) -> None:
    with pytest.raises(Refusal):
        logs(db, who, "我也来一句")
    with pytest.raises(Refusal):
        opens(db, who)


def test_in_private_everybody_sees_the_log_of_his_own_group(house: House, db: Database, said: Said) -> None:
    logs(db, people.zhang, "工程的事")
    logs(db, people.xiaozhou, "客服的事", DESK)

    opens(db, people.zhang, ZHANG)
    assert ["工程的事" in face.text for face in said(ZHANG)] == [True]
    opens(db, people.sun, SUN)
    assert len(said(SUN)) == 3, "whoever oversees them sees them all"
    with pytest.raises(Refusal):
        db.run_sync(duty_log.turn_page, db.run_sync(people.zhang), 3, "2026-11-21.0", ZHANG)


def test_a_line_said_in_private_goes_to_ones_own_group(house: House, db: Database) -> None:
    assert logs(db, people.xiaozhou, "前台换了灯", 204).group_id == 3


def shows_duty(db: Database, who: people.Builder, chat_id: int) -> None:
    db.run_sync(duty_board.show_duty, db.run_sync(who), chat_id, 77, None)


def test_duty_tells_who_is_on_until_when_and_who_comes_next(house: House, db: Database, said: Said) -> None:
    engineers(db)
    db.run_sync(people.sun)

    shows_duty(db, people.zhang, GROUP)

    assert said.last(GROUP).text == (
        "🧑‍🔧 <b>值班</b>（今天 15:30）\n维修师傅：张师傅（至 20:00）\n主管：孙主管\n\n"
        "<b>接下来</b>\n维修师傅：李师傅（今天 20:00）、张师傅（明天 08:00）"
    )


def test_duty_in_private_names_every_role_and_says_when_nobody_is_on(
    house: House, db: Database, said: Said, clock: FakeClock
) -> None:
    """The only engineer works by day; at half past nine in the evening nobody does."""
    db.run_sync(works, db.run_sync(people.zhang), "day", TODAY)
    db.run_sync(people.xiaozhou)
    clock.advance(hours=6)

    shows_duty(db, people.ma, 207)

    text = said.last(207, Language.EN).text
    assert "Technician: nobody" in text
    assert "Service desk: 小周" in text
    assert "Technician: 张师傅 (tomorrow 08:00)" in text


@pytest.mark.parametrize("who", [people.lin, people.bystander])
def test_duty_is_for_the_staff(house: House, db: Database, who: people.Builder) -> None:
    with pytest.raises(Refusal):
        shows_duty(db, who, 101)

"""When a chat, a topic or a person is not where it was."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

import cards.groups  # noqa: F401 - registers the notice
from models.groups import Group, Topic
from models.outbox import Card, OutboxState
from models.people import Language, Person
from models.tickets import TicketStatus
from outbox import owe_copy
from outbox.effects import migrated
from tests import people
from tests.outbox.conftest import House
from tests.outbox.fake_telegram import refusal

pytestmark = pytest.mark.anyio

LIN, EMILY, XIAOWU, MA = 101, 104, 205, 207
ENGINEERS, SUPERGROUP = people.ENGINEERS_CHAT, -100777
WATER = 31

UPGRADED = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=SUPERGROUP)
BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")
KICKED = refusal(403, "Forbidden: bot was kicked from the supergroup chat")
NO_THREAD = refusal(400, "Bad Request: message thread not found")


@pytest.fixture
async def house(house: House) -> House:
    """Tenants, Butler Xiaowu of building 12, Manager Ma, and the groups; engineers have a water topic."""

    def settled(tx: Session, *, now: datetime) -> None:
        for person in (people.lin, people.emily, people.xiaowu, people.ma):
            person(tx, now=now)
        group = people.make_groups(tx, now=now)["engineering"]
        group.title = "工程群"
        tx.add(Topic(group_id=group.id or 0, thread_id=WATER, name="水"))

    house.db.run_sync(settled)
    return house


def group(house: House, chat_id: int) -> Group:
    def found(tx: Session, *, now: datetime) -> Group:
        return tx.exec(select(Group).where(Group.chat_id == chat_id)).one()

    return house.db.read_sync(found)


def person(house: House, user_id: int) -> Person:
    def found(tx: Session, *, now: datetime) -> Person:
        return tx.exec(select(Person).where(Person.user_id == user_id)).one()

    return house.db.read_sync(found)


async def test_a_group_that_became_a_supergroup_gets_everything_there(house: House) -> None:
    ticket = house.ticket("厨房漏水", TicketStatus.CLAIMED)
    closed = house.ticket("旧单", TicketStatus.CLOSED)
    card = house.show(ticket, ENGINEERS, thread_id=None)
    house.show(closed, ENGINEERS)
    await house.deliver()
    old_posts = len(house.telegram.chat(ENGINEERS))
    house.owe(ENGINEERS, "请到12栋")
    house.owe(ENGINEERS, "带上扳手")
    house.telegram.script("sendMessage", UPGRADED)

    await house.deliver()

    assert group(house, SUPERGROUP).title == "工程群"
    assert sorted(house.telegram.texts(SUPERGROUP)) == sorted(["厨房漏水", "请到12栋", "带上扳手"])
    assert len(house.telegram.chat(ENGINEERS)) == old_posts
    moved = house.card(card)
    assert moved.chat_id == SUPERGROUP
    assert moved.message_id in house.telegram.chats[SUPERGROUP]


async def test_an_edit_that_finds_the_group_moved_posts_the_card_there_once(house: House) -> None:
    ticket = house.ticket("厨房漏水", TicketStatus.CLAIMED)
    house.show(ticket, ENGINEERS)
    await house.deliver()
    house.reword(ticket, "张师傅已到场")
    house.show(ticket, ENGINEERS)
    house.telegram.script("editMessageText", UPGRADED)

    await house.deliver()

    assert house.telegram.texts(SUPERGROUP) == ["张师傅已到场"]


async def test_hearing_of_a_move_twice_changes_nothing(house: House) -> None:
    ticket = house.ticket("厨房漏水", TicketStatus.OPEN)
    house.show(ticket, ENGINEERS)
    await house.deliver()

    for _ in range(2):
        house.db.run_sync(migrated, ENGINEERS, SUPERGROUP)
    await house.deliver()
    house.db.run_sync(migrated, ENGINEERS, SUPERGROUP)
    await house.deliver()

    assert house.telegram.texts(SUPERGROUP) == ["厨房漏水"]


async def test_the_hiding_of_an_old_post_stays_behind(house: House) -> None:
    ticket = house.ticket("厨房漏水", TicketStatus.OPEN)
    house.show(ticket, ENGINEERS)
    await house.deliver()
    house.show(ticket, ENGINEERS, afresh=True)

    house.db.run_sync(migrated, ENGINEERS, SUPERGROUP)
    await house.deliver()

    assert len(house.telegram.made("editMessageReplyMarkup")) == 0
    assert house.telegram.texts(SUPERGROUP) == ["厨房漏水"]


async def test_a_card_whose_topic_is_gone_lands_in_general_once_and_the_manager_hears(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    card = house.show(ticket, ENGINEERS, thread_id=WATER)
    house.owe(ENGINEERS, "又漏了", thread_id=WATER)
    house.telegram.script("sendMessage", NO_THREAD)

    await house.deliver()

    assert sorted(house.telegram.texts(ENGINEERS)) == sorted(["厨房漏水", "又漏了"])
    assert {post.thread_id for post in house.telegram.chat(ENGINEERS)} == {None}
    assert house.card(card).thread_id is None
    [told] = house.telegram.texts(MA)
    assert "“工程群”里的话题“水”" in told


async def test_a_lost_thread_that_nobody_asked_for_is_refused_not_repeated(house: House) -> None:
    house.owe(ENGINEERS, "您好")
    house.telegram.script("sendMessage", NO_THREAD)

    await house.deliver()

    assert house.row(ENGINEERS).state is OutboxState.REFUSED


async def test_who_blocked_us_is_called_by_the_butler_of_his_building(house: House) -> None:
    house.owe(LIN, "您的报修已收到")
    house.owe(LIN, "张师傅已接单")
    house.telegram.script("sendMessage", BLOCKED)

    await house.deliver()

    assert person(house, LIN).reachable is False
    [told] = house.telegram.texts(XIAOWU)
    assert "林晓梅（12-1502）" in told
    assert house.telegram.texts(MA) == []
    assert house.rows(LIN)[0].error == "Forbidden: bot was blocked by the user"


async def test_without_a_butler_the_manager_is_told(house: House) -> None:
    house.owe(EMILY, "Welcome")
    house.telegram.script("sendMessage", BLOCKED)

    await house.deliver()

    [told] = house.telegram.texts(MA)
    assert "Emily Carter（8-1101）" in told


async def test_one_word_a_day_about_somebody_who_blocked_us(house: House) -> None:
    for news in ("一", "二", "三"):
        house.owe(LIN, news)
    house.telegram.script("sendMessage", *[BLOCKED] * 3)

    await house.deliver()

    assert len(house.rows(XIAOWU)) == 1


async def test_a_butler_who_blocked_us_is_not_told_about_himself(house: House) -> None:
    house.owe(XIAOWU, "您好")
    house.telegram.script("sendMessage", BLOCKED)

    await house.deliver()

    assert house.telegram.texts(XIAOWU) == []
    [told] = house.telegram.texts(MA)
    assert "小吴" in told


async def test_managers_hear_that_we_were_put_out_of_a_group(house: House) -> None:
    house.owe(ENGINEERS, "一")
    house.owe(ENGINEERS, "二")
    house.telegram.script("sendMessage", KICKED, KICKED)

    await house.deliver()

    assert group(house, ENGINEERS).active is False
    [told] = house.telegram.texts(MA)
    assert "工程群" in told


async def test_a_copy_of_a_message_that_is_gone_is_refused(house: House) -> None:
    house.db.run_sync(owe_copy, key="copy", chat_id=ENGINEERS, from_chat=LIN, message_id=7)
    house.telegram.script("copyMessage", refusal(400, "Bad Request: message to copy not found"))

    await house.deliver()

    assert house.row(ENGINEERS).state is OutboxState.REFUSED
    assert group(house, ENGINEERS).active is True


async def test_notices_speak_the_language_of_their_reader(house: House) -> None:
    def english(tx: Session, *, now: datetime) -> None:
        tx.exec(select(Person).where(Person.user_id == XIAOWU)).one().language = Language.EN

    house.db.run_sync(english)
    house.owe(LIN, "您的报修已收到")
    house.telegram.script("sendMessage", BLOCKED)

    await house.deliver()

    [told] = house.telegram.texts(XIAOWU)
    assert told.startswith("📵 Messages do not reach 林晓梅 (12-1502)")


async def test_cards_already_shown_in_the_supergroup_are_left_alone(house: House) -> None:
    ticket = house.ticket("厨房漏水", TicketStatus.OPEN)
    house.show(ticket, SUPERGROUP)
    old = house.show(ticket, ENGINEERS)

    house.db.run_sync(migrated, ENGINEERS, SUPERGROUP)
    await house.deliver()

    assert house.telegram.texts(SUPERGROUP) == ["厨房漏水"]
    assert isinstance(house.card(old), Card)

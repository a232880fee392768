"""A campaign as it is tapped: its manager's card, the butler's list, a tenant's "got it", a copy nobody knew of."""

import pytest
from sqlmodel import Session, select

from cards.codec import parse
from models.campaigns import Campaign, CampaignState, Contact
from models.database import Database
from models.outbox import Card
from models.people import Person
from tests import people
from tests.dialogs.shell import House
from tests.usecases.campaign_people import begins, now_of, settled, stands
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import buttons
from tests.usecases.survey_people import neighbours
from usecases.campaigns import portion
from usecases.cards import adopt
from usecases.people import set_reachable

pytestmark = pytest.mark.anyio

MA, XIAOWU, LIN = 207, 205, 101


@pytest.fixture
def ma(house: House) -> Person:
    house.db.run_sync(people.make_estate)
    return house.db.run_sync(people.ma)


def goes(db: Database, clock: FakeClock, campaign: Campaign, portions: int = 1, **ends: tuple[int, ...]) -> None:
    """Some portions, each delivered."""
    for _ in range(portions):
        db.run_sync(portion, campaign.id, 0)
        settled(db, **ends)
        clock.advance(seconds=2)


def stands_at_nine(db: Database, kind: str, chat_id: int) -> None:
    """The card's post is message 9, which is the one that our people tap."""

    def put(tx: Session, *, now: object) -> None:
        for card in tx.exec(select(Card).where(Card.chat_id == chat_id)):
            card.message_id = 9 if card.kind == kind else 8

    db.run_sync(put)


async def test_a_manager_pauses_goes_on_and_stops_after_being_asked(
    house: House, clock: FakeClock, ma: Person, said: Said
) -> None:
    house.db.run_sync(people.lin)
    campaign = begins(house.db, ma)
    goes(house.db, clock, campaign)
    stands_at_nine(house.db, "campaign", MA)
    chat = house.private(ma)

    await chat.press_card(f"camp_pause:{campaign.id}")
    assert buttons(said.last(MA)) == ["▶️ 继续", "⏹ 停止"]
    await chat.press_card(f"camp_resume:{campaign.id}")
    await chat.press_card(f"camp_view:{campaign.id}:stop")
    assert "确定停止吗" in said.last(MA).text
    await chat.press_card(f"camp_stop:{campaign.id}")
    assert house.db.read_sync(now_of, campaign).state is CampaignState.STOPPED
    await chat.press_card(f"camp_pause:{campaign.id}")

    assert house.bot.told() == ["已暂停，随时可以继续。", "继续发送。", "已停止。"]
    assert len(house.refused) == 1


async def test_the_list_of_the_unreached_has_pages_and_a_butler_reads_his_houses_only(
    house: House, clock: FakeClock, ma: Person, said: Said
) -> None:
    house.db.run_sync(people.xiaowu)
    twelve = neighbours(house.db, 20)
    eight = neighbours(house.db, 2, building="8", first=400)
    for person in (*twelve, *eight):
        house.db.run_sync(set_reachable, person.user_id, False)
    campaign = begins(house.db, ma)
    goes(house.db, clock, campaign)
    stands_at_nine(house.db, "campaign", MA)
    stands_at_nine(house.db, "unreached", XIAOWU)

    await house.private(ma).press_card(f"camp_view:{campaign.id}:p1")
    assert "未通知到 22 位（第 2/2 页）" in said.last(MA).text
    await house.private(house.db.run_sync(people.xiaowu)).press_card(f"camp_view:{campaign.id}:p1")

    told = said.last(XIAOWU).text
    assert "未通知到 20 位（第 2/2 页）" in told
    assert "8-" not in told.replace("12-", "")
    await house.private(twelve[0]).press_card(f"camp_view:{campaign.id}:p0")
    assert len(house.refused) == 1


async def test_what_is_in_doubt_is_sent_again_with_one_tap(
    house: House, clock: FakeClock, ma: Person, said: Said
) -> None:
    house.db.run_sync(people.lin)
    campaign = begins(house.db, ma)
    goes(house.db, clock, campaign, doubt=(LIN,))

    await house.private(ma).press_card(f"camp_again:{campaign.id}")
    assert house.bot.told() == ["正在重发 1 条。"]
    goes(house.db, clock, campaign, portions=2)

    assert "已送达 1" in said.last(MA).text


async def test_a_tenant_says_that_he_has_got_it(house: House, clock: FakeClock, ma: Person) -> None:
    lin = house.db.run_sync(people.lin)
    campaign = begins(house.db, ma)
    goes(house.db, clock, campaign)
    contact = house.db.read_sync(lambda tx, now: tx.exec(select(Contact.id)).one())

    await house.private(lin).press_card(f"got_it:{contact}")
    await house.private(ma).press_card(f"got_it:{contact}")

    assert house.bot.told() == ["谢谢，已记下。"]
    assert house.refused == ["这条通知不是发给您的。"]
    assert stands(house.db, campaign).read == 1


async def test_a_tap_on_a_post_in_doubt_makes_it_the_card_and_the_doubt_is_over(
    house: House, clock: FakeClock, ma: Person
) -> None:
    house.db.run_sync(people.lin)
    campaign = begins(house.db, ma)
    goes(house.db, clock, campaign, doubt=(LIN,))
    contact = house.db.read_sync(lambda tx, now: tx.exec(select(Contact)).one())

    house.db.run_sync(adopt, parse(f"got_it:{contact.id}"), LIN, 77)

    card = house.db.read_sync(lambda tx, now: tx.get_one(Card, contact.card_id))
    standing = stands(house.db, campaign)
    assert (card.message_id, standing.sent, standing.in_doubt) == (77, 1, 0)

"""Words to and fro: replies in the group reach the tenant, his answers come back, and nothing else does."""

import pytest
from sqlmodel import select

from models.database import Database
from models.outbox import Action, Card, OutboxMessage
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, Ticket, TicketStatus
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from usecases import draft_joining, finishing, tenant
from usecases.staff_talk import Heard

LIN, ZHANG = 101, 201
GROUP = people.ENGINEERS_CHAT


@pytest.fixture
def claimed(house: House, db: Database) -> Ticket:
    """Lin's repair in Zhang's hands, its card posted as message 50 in the group and 60 at Lin's."""
    ticket = house.reports(db.run_sync(people.lin))
    house.claims(db.run_sync(people.zhang), ticket)
    db.run_sync(_posted, "staff", 50)
    db.run_sync(_posted, "tenant", 60)
    return ticket


def _copies(tx, *, now) -> list[OutboxMessage]:  # type: ignore[no-untyped-def]
    return list(tx.exec(select(OutboxMessage).where(OutboxMessage.action == Action.COPY)))


def _posted(tx, kind: str, message_id: int, *, now) -> None:  # type: ignore[no-untyped-def]
    tx.exec(select(Card).where(Card.kind == kind)).one().message_id = message_id


def test_a_reply_to_the_card_reaches_the_tenant(house: House, db: Database, said: Said, claimed: Ticket) -> None:
    heard = house.writes(db.run_sync(people.zhang), GROUP, "十分钟到", reply_to=50)

    assert heard is Heard.RELAYED
    assert "张师傅" in said.last(LIN).text
    assert "十分钟到" in said.last(LIN).text


def test_the_same_reply_twice_is_passed_on_once(house: House, db: Database, said: Said, claimed: Ticket) -> None:
    zhang = db.run_sync(people.zhang)
    house.writes(zhang, GROUP, "十分钟到", reply_to=50, message_id=77)
    before = len(said(LIN))

    assert house.writes(zhang, GROUP, "十分钟到", reply_to=50, message_id=77) is Heard.NOTHING
    assert len(said(LIN)) == before


def test_talk_among_colleagues_is_none_of_our_business(house: House, db: Database, claimed: Ticket) -> None:
    assert house.writes(db.run_sync(people.zhang), GROUP, "中午吃什么") is Heard.NOTHING
    assert house.writes(db.run_sync(people.bystander), GROUP, "我来", reply_to=50) is Heard.NOTHING


def test_a_tenants_reply_goes_under_the_card(house: House, db: Database, said: Said, claimed: Ticket) -> None:
    house.says(db.run_sync(people.lin), "门没锁，直接进", reply_to=60)

    assert len(house.tickets()) == 1
    assert "门没锁" in said.last(GROUP).text or any("门没锁" in face.text for face in said(GROUP))


def test_media_is_copied_not_described(house: House, db: Database, claimed: Ticket) -> None:
    house.photographs(db.run_sync(people.lin), "这里", reply_to=60, message_id=88)

    copied = db.read_sync(
        lambda tx, now: tx.exec(select(OutboxMessage).where(OutboxMessage.action == Action.COPY)).all()
    )
    assert [row.facts for row in copied] == [{"from_chat": LIN, "message_id": 88}]


def test_after_a_question_the_next_message_is_the_answer(
    house: House, db: Database, said: Said, claimed: Ticket
) -> None:
    zhang, lin = db.run_sync(people.zhang), db.run_sync(people.lin)
    db.run_sync(finishing.ask_for, claimed.id, "question", GROUP, by=zhang)
    assert house.writes(zhang, GROUP, "水表在哪一侧？") is Heard.RELAYED

    house.says(lin, "左边")

    assert len(house.tickets()) == 1
    assert any("左边" in face.text for face in said(GROUP))
    assert house.says(lin, "电梯又停了").id != claimed.id


def test_a_correction_after_submission_reaches_the_group(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    house.submits(lin, house.says(lin, "水龙头漏水", message_id=5))

    house.edits(lin, 5, "水龙头和水槽都漏")

    assert any("水龙头和水槽都漏" in face.text for face in said(GROUP))


def test_words_to_a_finished_matter_are_refused_to_staff(house: House, db: Database) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.done(lin, zhang)
    db.run_sync(_posted, "staff", 50)
    house.accepts(lin, ticket)

    assert house.writes(zhang, GROUP, "还有事吗", reply_to=50) is Heard.TOO_LATE


def test_an_anonymous_complaint_stays_anonymous(house: House, db: Database, said: Said) -> None:
    from usecases import draft_fields

    lin = db.run_sync(people.lin)
    draft = house.says(lin, "投诉保安打人")
    db.run_sync(draft_fields.set_field, draft.id, "anonymous", "yes", person=lin, catalogue=house.catalogue)
    ticket = house.submits(lin, draft)
    house.claims(db.run_sync(people.xiaozhou), ticket)
    house.says(lin, "昨晚的事", reply_to=None)

    assert "林晓梅" not in " ".join(face.text for face in said(people.DESK_CHAT))
    assert "林晓梅" not in " ".join(face.text for face in said(204))


def test_a_draft_can_be_put_into_a_running_ticket(house: House, db: Database, said: Said, claimed: Ticket) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "厨房又漏水了")
    assert f"补充到 {claimed.number}" in buttons(said.last(LIN))

    db.run_sync(draft_joining.add_to, draft.id, str(claimed.id), person=lin)

    assert house.now(draft).status is TicketStatus.JOINED
    assert any("厨房又漏水了" in face.text for face in said(GROUP))


def test_urging_reaches_group_and_owner_and_tells_the_last_news(
    house: House, db: Database, said: Said, claimed: Ticket
) -> None:
    news = house.urges(db.run_sync(people.lin), claimed)

    assert news.what == "claimed"
    assert "催单" in said.last(ZHANG).text
    assert any("催单" in face.text for face in said(GROUP))


def test_urging_has_a_pause(house: House, db: Database, clock: FakeClock, claimed: Ticket) -> None:
    lin = db.run_sync(people.lin)
    house.urges(lin, claimed)
    clock.advance(minutes=29)
    with pytest.raises(Refusal) as refusal:
        house.urges(lin, claimed)
    clock.advance(minutes=1)

    assert refusal.value.facts == {"at": "15:30", "minutes": 30}
    assert house.urges(lin, claimed).what == "claimed"


def test_a_cancelled_ticket_frees_its_worker(house: House, db: Database, said: Said, claimed: Ticket) -> None:
    db.run_sync(tenant.cancel, claimed.id, person=db.run_sync(people.lin))

    assert "取消" in said.last(ZHANG).text
    assert buttons(said.last(LIN)) == []


def test_a_finished_matter_cannot_be_cancelled(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    ticket = house.done(lin, db.run_sync(people.zhang))

    with pytest.raises(Stale):
        db.run_sync(tenant.cancel, ticket.id, person=lin)


def test_mine_lists_what_runs_newest_first(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    first, second = house.reports(lin), house.reports(lin, "灯坏了")

    assert [ticket.id for ticket in db.read_sync(tenant.mine, person=lin)] == [second.id, first.id]


def test_a_voice_note_goes_with_the_ticket_to_the_group(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, kind=PieceKind.VOICE, file_id="v", message_id=33)
    house.submits(lin, draft)

    copied = db.read_sync(
        lambda tx, now: tx.exec(select(OutboxMessage).where(OutboxMessage.action == Action.COPY)).all()
    )
    assert copied[0].facts == {"from_chat": LIN, "message_id": 33}

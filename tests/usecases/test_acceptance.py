"""After the work: solved or not yet, stars, and the call after a low score."""

import pytest

from models.database import Database
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, TicketStatus
from tests import people
from tests.usecases.conftest import Said
from tests.usecases.house import House, buttons
from usecases import acceptance, finishing, recovery, work

LIN, ZHANG, SUN = 101, 201, 206
GROUP = people.ENGINEERS_CHAT


def test_a_photo_finishes_the_work_and_the_tenant_is_asked(house: House, db: Database, said: Said) -> None:
    house.done(db.run_sync(people.lin), db.run_sync(people.zhang))

    assert buttons(said.last(LIN)) == ["已解决", "还没好"]
    assert "换了垫圈" in said.last(LIN).text


@pytest.mark.parametrize(
    ("words", "cents"),
    [("换软管，费用80", 8000), ("材料费 12.5 人工费30", 4250), ("80元", 8000), ("¥15", 1500), ("修好了", None)],
)
def test_the_cost_is_read_from_the_workers_word(house: House, db: Database, words: str, cents: int | None) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.reports(lin)
    house.claims(zhang, ticket)

    assert house.finishes(zhang, ticket, words).cost_cents == cents


def test_a_word_without_a_photo_is_kept_until_the_photo_comes(house: House, db: Database, said: Said) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.reports(lin)
    house.claims(zhang, ticket)
    db.run_sync(finishing.ask_for, ticket.id, "result", GROUP, by=zhang)

    house.writes(zhang, GROUP, "换了角阀")
    assert house.now(ticket).status is TicketStatus.CLAIMED
    house.writes(zhang, GROUP, "费用60", kind=PieceKind.PHOTO, file_id="p")

    assert house.now(ticket).status is TicketStatus.DONE
    assert house.now(ticket).result == "换了角阀\n费用60"


def test_no_photo_is_a_button(house: House, db: Database) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.reports(lin)
    house.claims(zhang, ticket)

    assert db.run_sync(finishing.finish, ticket.id, by=zhang).status is TicketStatus.DONE


def test_solved_then_five_stars_closes_it(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    ticket = house.done(lin, db.run_sync(people.zhang))

    house.accepts(lin, ticket)
    assert buttons(said.last(LIN))[0] == "⭐⭐⭐⭐⭐ 5"
    house.rates(lin, ticket, 5)

    assert house.now(ticket).status is TicketStatus.CLOSED
    assert any("⭐⭐⭐⭐⭐" in face.text for face in said(GROUP))
    assert any("⭐⭐⭐⭐⭐" in face.text for face in said(ZHANG))


def test_solved_twice_is_solved_once(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    ticket = house.done(lin, db.run_sync(people.zhang))

    house.accepts(lin, ticket)
    house.accepts(lin, ticket)

    assert house.history(ticket).count("accepted") == 1


def test_not_yet_goes_back_to_the_same_owner_with_the_reason(house: House, db: Database, said: Said) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.done(lin, zhang)

    db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)
    house.photographs(lin, "还在滴")

    back = house.now(ticket)
    assert (back.status, back.owner_id, back.returns) == (TicketStatus.RETURNED, zhang.id, 1)
    assert len(house.tickets()) == 1
    assert any("业户退回" in face.text for face in said(GROUP))
    assert house.finishes(zhang, ticket, "重新打胶").status is TicketStatus.DONE


@pytest.mark.parametrize("stars", [1, 2])
def test_a_low_score_gives_the_supervisor_a_call_to_make(house: House, db: Database, said: Said, stars: int) -> None:
    lin, sun = db.run_sync(people.lin), db.run_sync(people.sun)
    ticket = house.done(lin, db.run_sync(people.zhang))
    house.accepts(lin, ticket)

    house.rates(lin, ticket, stars)

    task = said.last(SUN)
    assert "林晓梅" in task.text
    assert buttons(task) == ["已回访", "没联系上", "写一笔"]
    assert db.run_sync(recovery.called, 1, by=sun).done_by == sun.id
    assert buttons(said.last(SUN)) == ["写一笔"]


def test_three_stars_call_nobody(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    db.run_sync(people.sun)
    ticket = house.done(lin, db.run_sync(people.zhang))
    house.accepts(lin, ticket)

    house.rates(lin, ticket, 3)

    assert said(SUN) == []


def test_only_a_supervisor_ticks_off_the_call(house: House, db: Database) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.done(lin, zhang)
    house.accepts(lin, ticket)
    house.rates(lin, ticket, 1)

    with pytest.raises(Refusal):
        db.run_sync(recovery.called, 1, by=zhang)


def test_reasons_are_ticked_and_words_are_kept(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    ticket = house.done(lin, db.run_sync(people.zhang))
    house.accepts(lin, ticket)
    house.rates(lin, ticket, 5)

    db.run_sync(acceptance.chip, ticket.id, "fast", person=lin, catalogue=house.catalogue)
    db.run_sync(acceptance.ask_words, ticket.id, person=lin)
    house.says(lin, "张师傅半夜来的，谢谢！")

    assert len(house.tickets()) == 1
    assert "来得快" in said.last(LIN).text
    assert "张师傅半夜来的" in said.last(LIN).text


def test_without_being_asked_for_words_the_next_message_is_a_new_matter(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    ticket = house.done(lin, db.run_sync(people.zhang))
    house.accepts(lin, ticket)
    house.rates(lin, ticket, 5)

    assert house.says(lin, "走廊灯又坏了").id != ticket.id


def test_a_neighbour_neither_accepts_nor_rates(house: House, db: Database) -> None:
    ticket = house.done(db.run_sync(people.lin), db.run_sync(people.zhang))
    wang = db.run_sync(people.wang)

    with pytest.raises(Refusal):
        house.accepts(wang, ticket)
    with pytest.raises(Refusal):
        house.rates(wang, ticket, 1)


@pytest.mark.parametrize("stars", [0, 6, -1, 10**9])
def test_there_are_one_to_five_stars(house: House, db: Database, stars: int) -> None:
    lin = db.run_sync(people.lin)
    ticket = house.done(lin, db.run_sync(people.zhang))
    house.accepts(lin, ticket)

    with pytest.raises(Stale):
        house.rates(lin, ticket, stars)


def test_who_does_not_take_no_for_an_answer_gets_the_desk(house: House, db: Database, said: Said) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.reports(lin)
    house.claims(zhang, ticket)
    db.run_sync(work.decline, ticket.id, "private", by=zhang, catalogue=house.catalogue)

    db.run_sync(acceptance.object_to, ticket.id, person=lin, catalogue=house.catalogue)

    assert buttons(said.last(people.DESK_CHAT)) == ["接单"]


def test_who_agrees_that_it_cannot_be_done_is_thanked(house: House, db: Database, said: Said) -> None:
    lin, zhang = db.run_sync(people.lin), db.run_sync(people.zhang)
    ticket = house.reports(lin)
    house.claims(zhang, ticket)
    db.run_sync(work.decline, ticket.id, "unsafe", by=zhang, catalogue=house.catalogue)

    db.run_sync(acceptance.agree, ticket.id, person=lin)

    assert "谢谢您的理解" in said.last(LIN).text
    assert house.now(ticket).status is TicketStatus.CLOSED

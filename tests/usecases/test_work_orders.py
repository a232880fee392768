"""The work order on paper: Master Zhang takes it along, and Lin Xiaomei signs it."""

from datetime import datetime

import pytest
from sqlmodel import Session

from cards.registry import Pen
from cards.work_orders import BLANK, sheet_of
from locales.texts import Texts
from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, Ticket
from papers.pdf import Paper
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from usecases import handing, work
from usecases.work_orders import send_work_order

ZHANG = 201


def paper(house: House, texts: Texts, ticket: Ticket, language: Language = Language.ZH_HANS) -> Paper:
    def read(tx: Session, *, now: datetime) -> Paper:
        pen = Pen(texts(language), now, house.catalogue.zone, house.catalogue)
        return sheet_of(tx, tx.get_one(Ticket, ticket.id), pen)

    return house.db.read_sync(read)


def in_hand(house: House, lin: Person, zhang: Person) -> Ticket:
    ticket = house.reports(lin)
    house.claims(zhang, ticket)
    return ticket


@pytest.mark.parametrize("language", Language)
def test_the_claimer_gets_it_in_private_as_a_document(
    house: House, db: Database, lin: Person, zhang: Person, said: Said, language: Language
) -> None:
    ticket = in_hand(house, lin, zhang)

    db.run_sync(send_work_order, ticket.id, by=zhang)

    face = said.last(ZHANG, language)
    assert face.document.startswith(b"%PDF")
    assert face.filename == f"{ticket.number}.pdf"
    assert not [each for each in said(people.ENGINEERS_CHAT) if each.document]


def test_before_the_visit_it_says_what_is_known_and_leaves_lines_for_the_rest(
    house: House, texts: Texts, lin: Person, zhang: Person
) -> None:
    facts = dict(paper(house, texts, in_hand(house, lin, zhang)).facts)

    assert (facts["报修人"], facts["地点"], facts["维修人员"]) == ("林晓梅", "12-1502", "张师傅")
    assert (facts["业户所述"], facts["接单时间"]) == ("厨房水龙头漏水", "2026-11-21 15:30")
    assert [facts[line] for line in ("到场时间", "完成时间")] == [BLANK, BLANK]


def test_after_the_work_it_says_when_what_and_how_much(
    house: House, db: Database, texts: Texts, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = in_hand(house, lin, zhang)
    clock.advance(minutes=20)
    db.run_sync(work.arrive, ticket.id, by=zhang)
    clock.advance(minutes=30)
    house.finishes(zhang, ticket, "换了龙头，费用80")

    sheet = paper(house, texts, ticket)
    facts = dict(sheet.facts)

    assert (facts["到场时间"], facts["完成时间"]) == ("2026-11-21 15:50", "2026-11-21 16:20")
    assert (facts["维修结果"], sheet.tables[0].total[-1]) == ("换了龙头，费用80", "80.00")
    assert facts["照片"] == "报修 0 张，完工 1 张，存于本工单"


@pytest.mark.parametrize(
    ("language", "copies", "signs"),
    [
        (Language.ZH_HANS, "一式四份：① 管理处　② 客服　③ 工程　④ 业户", ["维修人员签字、日期", "业户签字、日期"]),
        (Language.ZH_HANT, "一式四份：① 管理處　② 客服　③ 工程　④ 業戶", ["維修人員簽名、日期", "業戶簽名、日期"]),
        (Language.EN, "Four copies:  1 administration   2 service desk   3 engineering   4 tenant",
         ["Worker, date", "Tenant, date"]),
    ],
)  # fmt: skip
def test_four_copies_are_named_and_worker_and_tenant_sign(
    house: House, texts: Texts, lin: Person, zhang: Person, language: Language, copies: str, signs: list[str]
) -> None:
    sheet = paper(house, texts, in_hand(house, lin, zhang), language)

    assert (sheet.notes[-1], sheet.signatures) == (copies, signs)


def test_whoever_does_not_want_to_be_named_is_not_named(
    house: House, db: Database, texts: Texts, lin: Person, zhang: Person
) -> None:
    ticket = in_hand(house, lin, zhang)

    def hide(tx: Session, *, now: datetime) -> None:
        tx.get_one(Ticket, ticket.id).anonymous = True

    db.run_sync(hide)

    facts = dict(paper(house, texts, ticket).facts)
    assert (facts["报修人"], "联系电话" in facts) == ("不具名", False)


def test_its_button_stands_on_the_panel_and_stays_when_the_work_is_done(
    house: House, lin: Person, zhang: Person, said: Said
) -> None:
    ticket = house.reports(lin)
    assert "🖨 维修单" not in buttons(said(people.ENGINEERS_CHAT)[0])

    house.claims(zhang, ticket)
    assert "🖨 维修单" in buttons(said(people.ENGINEERS_CHAT)[0])

    house.finishes(zhang, ticket)
    assert buttons(said(people.ENGINEERS_CHAT)[0]) == ["🖨 维修单"]


def test_only_the_owner_and_who_oversees_him_get_it(
    house: House, db: Database, lin: Person, zhang: Person, said: Said
) -> None:
    ticket = in_hand(house, lin, zhang)
    for other in (db.run_sync(people.li), lin, None):
        with pytest.raises(Refusal):
            db.run_sync(send_work_order, ticket.id, by=other)

    sun = db.run_sync(people.sun)
    db.run_sync(send_work_order, ticket.id, by=sun)
    assert said.last(sun.user_id).document


def test_whoever_handed_it_on_since_he_asked_gets_nothing(
    house: House, db: Database, lin: Person, zhang: Person, said: Said
) -> None:
    ticket, li = in_hand(house, lin, zhang), db.run_sync(people.li)
    db.run_sync(send_work_order, ticket.id, by=zhang)
    db.run_sync(handing.hand_to, ticket.id, li.id, by=zhang, catalogue=house.catalogue)

    assert not [face for face in said(ZHANG) if face.document]


def test_a_second_tap_in_the_same_minute_is_one_sheet_and_a_later_one_another(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person, said: Said
) -> None:
    ticket = in_hand(house, lin, zhang)
    for wait in (0, 10, 120):
        clock.advance(seconds=wait)
        db.run_sync(send_work_order, ticket.id, by=zhang)

    assert len([face for face in said(ZHANG) if face.document]) == 2


def test_who_never_wrote_to_the_bot_is_told_how_to_get_it(
    house: House, db: Database, lin: Person, zhang: Person
) -> None:
    ticket = in_hand(house, lin, zhang)
    zhang.reachable = False

    with pytest.raises(Refusal, match="work-order-write-first"):
        db.run_sync(send_work_order, ticket.id, by=zhang)


def test_a_complaint_has_no_work_order(house: House, db: Database, lin: Person) -> None:
    ticket = house.reports(lin, "我要投诉：保安态度恶劣")
    sun = db.run_sync(people.sun)

    with pytest.raises(Stale):
        db.run_sync(send_work_order, ticket.id, by=sun)


def test_a_picture_with_the_report_is_counted(house: House, texts: Texts, lin: Person) -> None:
    ticket = house.photographs(lin, "厨房水龙头漏水")
    house.says(lin, "", kind=PieceKind.PHOTO, file_id="second")
    house.submits(lin, ticket)

    assert dict(paper(house, texts, ticket).facts)["照片"].startswith("报修 ")

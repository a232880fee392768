"""Cashier Qian imports bills from a sheet: all of it or nothing, once, and every mistake with its row."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from cards.bill_sheets import columns
from cards.sheet_problems import heading, report, summary
from locales.texts import Texts
from models.bills import Bill, BillImport, BillStatus, Found, ImportState
from models.campaigns import Campaign
from models.database import Database
from models.people import Language, Person, Role, StaffRole
from models.refusals import Refusal, Stale
from papers.rows import Unreadable
from papers.sheets import read_sheet, write_csv
from tests import people
from tests.usecases.bill_rows import FEES, GOOD, bills, refused, sheet, takes_in
from tests.usecases.house import buttons
from usecases import bill_import, campaigns
from usecases.bill_import import Sent
from usecases.bill_sheet import Sheet, read_bills
from usecases.bills import move_bill


@pytest.fixture
def qian(db: Database) -> Person:
    db.run_sync(people.make_estate)
    return db.run_sync(people.qian)


def sent(message_id: int = 7, digest: str = "a" * 64) -> Sent:
    return Sent(208, message_id, "file-1", "十一月.xlsx", 4000, digest)


class TestWholeSheets:
    def test_every_mistake_is_told_at_once_in_the_order_of_the_rows(self, db: Database) -> None:
        lines = refused(db, sheet({"unit": "99-1"}, {"number": "WY-2", "amount": "x", "due": "y"}, {"number": "WY-3"}))

        assert [line[:6] for line in lines] == ["Row 2:", "Row 3:", "Row 3:"]

    def test_a_number_that_stands_twice_names_both_rows(self, db: Database) -> None:
        assert refused(db, sheet({}, {"unit": "8-602"})) == ["Row 3: Bill number WY-1 stands in row 2 already."]

    def test_importing_twice_is_importing_once(self, db: Database) -> None:
        takes_in(db, sheet({}))

        again = takes_in(db, sheet({"amount": "285.6", "due": "2026/11/30"}, {"number": "WY-2"}))

        assert (again.added, again.known, len(bills(db))) == (1, 1, 2)

    def test_a_bill_that_is_here_is_not_changed_by_a_sheet(self, db: Database) -> None:
        takes_in(db, sheet({}))

        [line] = refused(db, sheet({"amount": "300", "quantity": ""}))

        assert line.startswith("Row 2: Bill WY-1 is here already, with another “Amount”.")

    def test_a_withdrawn_bill_stays_withdrawn_and_keeps_its_number(self, db: Database, qian: Person) -> None:
        takes_in(db, sheet({}))
        [bill] = bills(db)

        def withdraw(tx: Session, *, now: Any) -> None:
            move_bill(tx, tx.get_one(Bill, bill.id), BillStatus.WITHDRAWN, what="withdrawn", by=qian, now=now)

        db.run_sync(withdraw)

        assert takes_in(db, sheet({})).known == 1
        assert bills(db)[0].status is BillStatus.WITHDRAWN
        [line] = refused(db, sheet({"note": "corrected"}))
        assert line.startswith("Row 2: Bill WY-1 was withdrawn and its number is not used again.")

    def test_a_sheet_of_the_wrong_estate_does_not_take_for_ever(self, db: Database) -> None:
        rows = [{"number": f"WY-{number}", "unit": f"12-15{number}"} for number in range(60)]

        lines = refused(db, sheet(*rows))

        assert [line.endswith("?") for line in (lines[3], lines[-1])] == [True, False]

    def test_headings_in_any_language_lead_to_the_same_bill(self, db: Database, texts: Texts) -> None:
        added = []
        for language in texts.languages:
            heads = [heading(f"bill-column-{key}", texts(language)) for key in GOOD]
            rows = read_sheet(write_csv(heads, [list(GOOD.values())]), columns(texts))
            added.append(takes_in(db, read_bills(rows, FEES)).added)

        assert added == [1, 0, 0]


class TestInChat:
    def offers(self, db: Database, found_in: Sheet, by: Person, **more: Any) -> BillImport:
        found = db.read_sync(bill_import.look, found_in, by=by)
        return db.run_sync(bill_import.offer, sent(**more), found, by=by)

    @pytest.mark.parametrize("language", Language)
    def test_the_sender_sees_what_is_in_it_before_anything_is_written(
        self, db: Database, qian: Person, said: Any, language: Language
    ) -> None:
        takes_in(db, sheet({}))
        water = {"fee": "water", "quantity": "", "amount": "30"}
        self.offers(db, sheet({}, {"number": "WY-2"}, {"number": "WY-3", **water}), qian)

        face = said.last(208, language)

        assert all(part in face.text for part in ("十一月.xlsx", "315.60", "285.60", "30.00", "2026-11-30"))
        assert len(buttons(face)) == 2
        assert len(bills(db)) == 1

    def test_one_tap_takes_it_in(self, db: Database, qian: Person, said: Any) -> None:
        offer = self.offers(db, sheet({}), qian)

        done = db.run_sync(bill_import.confirm, offer.id, sheet({}), "a" * 64, by=qian)

        assert (done.state, done.added, done.by_id, bills(db)[0].import_id) == (ImportState.DONE, 1, qian.id, offer.id)
        card = said(208)[0]
        assert (buttons(card), "✅" in card.text) == ([], True)

    def test_afterwards_each_unit_is_told_once(self, db: Database, qian: Person, said: Any) -> None:
        lin = db.run_sync(people.lin)
        takes_in(db, sheet({}))
        rows = sheet({}, {"number": "WY-2", "fee": "water"}, {"number": "WY-3", "unit": "8-602"})
        offer = self.offers(db, rows, qian)
        db.run_sync(bill_import.confirm, offer.id, rows, "a" * 64, by=qian)

        campaign = db.read_sync(campaigns.campaign_named, f"bills:{offer.id}")
        assert db.run_sync(campaigns.portion, campaign.id, 0) == 1

        [face] = said(lin.user_id)
        assert ("水费" in face.text, "物业费" in face.text) == (True, False)

    def test_a_sheet_without_a_new_bill_tells_nobody(self, db: Database, count: Callable[[type], int]) -> None:
        takes_in(db, sheet({}))
        takes_in(db, sheet({}))

        assert count(Campaign) == 1

    def test_of_two_taps_the_second_is_told_that_it_is_decided(self, db: Database, qian: Person, said: Any) -> None:
        offer = self.offers(db, sheet({}), qian)
        db.run_sync(bill_import.give_up, offer.id, by=qian)

        with pytest.raises(Stale):
            db.run_sync(bill_import.confirm, offer.id, sheet({}), "a" * 64, by=qian)

        assert bills(db) == []
        assert "什么也没有写入" in said.last(208).text

    def test_what_became_wrong_meanwhile_is_told_at_the_tap(self, db: Database, qian: Person) -> None:
        offer = self.offers(db, sheet({}), qian)
        takes_in(db, sheet({"note": "other"}))

        with pytest.raises(Unreadable):
            db.run_sync(bill_import.confirm, offer.id, sheet({}), "a" * 64, by=qian)

        assert db.read_sync(bill_import.offered, offer.id, by=qian).state is ImportState.OFFERED

    def test_another_file_than_the_one_that_was_looked_at_is_not_taken(self, db: Database, qian: Person) -> None:
        offer = self.offers(db, sheet({}), qian)

        with pytest.raises(Refusal, match="bill-import-other-file"):
            db.run_sync(bill_import.confirm, offer.id, sheet({}), "b" * 64, by=qian)

    def test_a_message_handled_again_after_a_death_is_one_offer(
        self, db: Database, qian: Person, count: Callable[[type], int]
    ) -> None:
        first, second = self.offers(db, sheet({}), qian), self.offers(db, sheet({}), qian)

        assert first.id == second.id
        assert count(BillImport) == 1

    def test_a_sheet_that_holds_nothing_new_asks_for_nothing(self, db: Database, qian: Person, said: Any) -> None:
        takes_in(db, sheet({}))
        self.offers(db, sheet({}), qian)

        assert buttons(said.last(208)) == []

    def test_only_who_looks_after_the_money_and_sent_it_may_import(
        self, db: Database, qian: Person, zhang: Person, lin: Person
    ) -> None:
        offer = self.offers(db, sheet({}), qian)
        ma = db.run_sync(people.ma)

        assert [db.read_sync(bill_import.may_import, one) for one in (qian, ma, zhang, lin, None)] == [
            True, True, False, False, False,
        ]  # fmt: skip
        for other in (ma, zhang, lin, None):
            with pytest.raises(Refusal):
                db.run_sync(bill_import.confirm, offer.id, sheet({}), "a" * 64, by=other)
        for other in (zhang, lin, None):
            with pytest.raises(Refusal):
                db.read_sync(bill_import.look, sheet({}), by=other)

    def test_a_cashier_of_one_building_imports_for_no_other(self, db: Database, qian: Person) -> None:
        def narrow(tx: Session, *, now: Any) -> None:
            tx.exec(select(StaffRole).where(StaffRole.role == Role.CASHIER)).one().buildings = ["8"]

        db.run_sync(narrow)

        with pytest.raises(Unreadable) as wrong:
            db.read_sync(bill_import.look, sheet({}, {"number": "WY-2", "unit": "8-602"}), by=qian)
        assert [(problem.line, problem.key) for problem in wrong.value.problems] == [(2, "bill-row-unit-not-yours")]


class TestReport:
    def problems(self, db: Database, count: int) -> Unreadable:
        rows = [{"number": f"WY-{number}", "amount": "<b>x"} for number in range(count)]
        with pytest.raises(Unreadable) as wrong:
            takes_in(db, sheet(*rows))
        return wrong.value

    @pytest.mark.parametrize("language", Language)
    def test_twenty_are_told_in_chat_and_all_of_them_in_a_file(
        self, db: Database, texts: Texts, language: Language
    ) -> None:
        problems, words = self.problems(db, 30).problems, texts(language)

        text, file = summary(problems, words), report(problems, words).decode("utf-8-sig")

        assert text.count("&lt;b&gt;x") == 20
        assert len(text) < 4096
        assert (len(file.splitlines()), "30" in text, "10" in text) == (31, True, True)

    def test_found_in_a_sheet_is_what_its_new_bills_sum_up_to(self, db: Database) -> None:
        db.run_sync(people.make_estate)

        sums = db.read_sync(bill_import.look_as_operator, sheet({}, {"number": "WY-2", "unit": "8-602"}))

        assert sums == Found(bills=2, units=2, fees={"management": (2, 57120)}, period_from=date(2026, 11, 1),
                             period_to=date(2026, 11, 30))  # fmt: skip
        assert sums.total == 57120

"""Each row of a sheet of bills is read as people write it, and what cannot be read is told with its reason."""

from datetime import date

import pytest

from models.bills import BillStatus
from models.database import Database
from tests import people
from tests.usecases.bill_rows import bills, refused, sheet, takes_in


class TestRows:
    def test_a_row_becomes_a_bill(self, db: Database) -> None:
        done = takes_in(db, sheet({}))

        [bill] = bills(db)
        assert (bill.number, bill.fee, bill.amount, bill.due) == ("WY-1", "management", 28560, date(2026, 11, 30))
        assert (bill.period_from, bill.period_to) == (date(2026, 11, 1), date(2026, 11, 30))
        assert (bill.quantity, bill.unit_price, bill.note) == ("95.2", "3.00", "十一月")
        assert (bill.status, bill.import_id, done.added) == (BillStatus.OPEN, done.id, 1)

    @pytest.mark.parametrize("fee", ["management", "MANAGEMENT", "物业费", "管理費", "Management fee"])
    def test_a_fee_is_known_by_its_code_and_in_every_language(self, fee: str) -> None:
        assert sheet({"fee": fee}).lines[0].fee == "management"

    @pytest.mark.parametrize(
        "unit", ["12-1502", " 12-1502 ", "１２－１５０２", "12栋1502", "12幢1502室", "12栋 1502 號"]
    )
    def test_a_unit_is_known_however_people_write_it(self, db: Database, unit: str) -> None:
        takes_in(db, sheet({"unit": unit}))

        assert bills(db)[0].unit_id == db.run_sync(people.make_estate).units["12-1502"].id

    @pytest.mark.parametrize(
        "day",
        ["2026-11-30", "2026/11/30", "2026.11.30", "2026年11月30日", "20261130", "30.11.2026", "11/30/2026",
         "2026 - 11 - 30", "２０２６－１１－３０"],
    )  # fmt: skip
    def test_a_day_may_be_written_in_many_ways(self, day: str) -> None:
        assert sheet({"due": day}).lines[0].due == date(2026, 11, 30)

    @pytest.mark.parametrize("month", ["2026-11", "2026/11", "2026年11月", "202611", "11/2026", "2026-11-01"])
    def test_a_month_is_its_first_day_to_its_last(self, month: str) -> None:
        [line] = sheet({"month": month}).lines

        assert (line.period_from, line.period_to) == (date(2026, 11, 1), date(2026, 11, 30))

    def test_a_period_may_be_any_days(self) -> None:
        [line] = sheet({"month": "", "from": "2026-09-15", "to": "2026-12-14"}).lines

        assert (line.period_from, line.period_to) == (date(2026, 9, 15), date(2026, 12, 14))

    @pytest.mark.parametrize(
        ("amount", "cents"),
        [("285.6", 28560), ("¥1,234.50", 123450), ("￥80", 8000), ("80元", 8000), ("285.60000000000002", 28560),
         ("0.01", 1), ("10,000,000", 1_000_000_000)],
    )  # fmt: skip
    def test_an_amount_is_read_to_the_cent(self, amount: str, cents: int) -> None:
        assert sheet({"amount": amount, "quantity": ""}).lines[0].amount == cents

    def test_rent_may_be_due_before_its_month_begins(self) -> None:
        assert sheet({"fee": "rent", "due": "2026-10-25"}).problems == []

    def test_the_price_may_be_rounded_but_the_sum_must_be_right(self) -> None:
        assert sheet({"quantity": "33.333", "price": "3", "amount": "100"}).problems == []
        assert len(sheet({"quantity": "33.33", "price": "3", "amount": "100.01"}).problems) == 1


WRONG = [
    ({"unit": "99-9999"}, "Row 2: There is no unit “99-9999”."),
    ({"unit": "12-1503"}, "Row 2: There is no unit “12-1503”. Did you mean 12-1502, 12-1501, 12-1102?"),
    ({"unit": "2026-03-12"}, "Row 2: The unit became the date “2026-03-12”. Please format this column as text and "
     "type the unit again."),
    ({"fee": "heating"}, "Row 2: There is no fee “heating”. You may write: Management fee, Water, Electricity, Rent, "
     "Parking, Other fees."),
    ({"due": "soon"}, "Row 2: “Due” says “soon”, which is no day we know. Please write 2026-11-30."),
    ({"due": "2026-02-30"}, "Row 2: “Due” says “2026-02-30”, which is no day we know. Please write 2026-11-30."),
    ({"due": "05/12/2026"}, "Row 2: “Due” says “05/12/2026”, which may be two days. Please write 2026-11-30."),
    ({"due": "2025-11-30"}, "Row 2: It is due on 2025-11-30, more than a month before its period begins (2026-11-01). "
     "Please check year and month."),
    ({"month": "2026-13"}, "Row 2: “Month” says “2026-13”, which is no month we know. Please write 2026-11."),
    ({"month": "2026-11-15"}, "Row 2: “Month” says “2026-11-15”, which is no month we know. Please write 2026-11."),
    ({"month": ""}, "Row 2: There is no period. Please fill in the month, or both from and to."),
    ({"from": "2026-11-01"}, "Row 2: “To” is empty."),
    ({"from": "2026-11-02", "to": "2026-11-01"}, "Row 2: The period ends on 2026-11-01, before it begins on "
     "2026-11-02."),
    ({"amount": "twelve"}, "Row 2: The amount says “twelve”, which is not a number."),
    ({"amount": "NaN"}, "Row 2: The amount says “NaN”, which is not a number."),
    ({"amount": "1e5"}, "Row 2: The amount says “1e5”, which is not a number."),
    ({"amount": "12,5"}, "Row 2: The amount says “12,5”, which is not a number."),
    ({"amount": "-5"}, "Row 2: The amount is negative (-5). To give money back, withdraw the old bill."),
    ({"amount": "0.00", "quantity": ""}, "Row 2: The amount is 0: nothing is owed, so please delete this row."),
    ({"amount": "1.005"}, "Row 2: The amount 1.005 has more than two decimals. Please round it to the cent."),
    ({"amount": "10000000.01"}, "Row 2: The amount 10000000.01 is too large: a bill holds at most ¥10000000.00. "
     "Please check it."),
    ({"quantity": "many"}, "Row 2: “Quantity” says “many”, which is not a number."),
    ({"price": "4"}, "Row 2: Quantity 95.2 × unit price 4 = 380.80, but the amount says 285.60."),
    ({"number": ""}, "Row 2: “Bill number” is empty."),
    ({"number": "W" * 41}, "Row 2: “Bill number” is too long: at most 40 characters."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "reason"), WRONG, ids=[str(change) for change, _ in WRONG])
def test_a_wrong_row_is_told_with_its_reason_and_nothing_is_written(
    db: Database, change: dict[str, str], reason: str
) -> None:
    assert refused(db, sheet(change, {"number": "WY-2"})) == [reason]

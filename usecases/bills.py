"""Bills: what a unit owes, how money is booked on it, and every move of a bill with its event.

Every change of a bill in the house goes through `move_bill` or `note_bill`. Money is booked on the
oldest bill first, all principal before any late fee: see docs/decisions/.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, update
from sqlmodel import Session, col, or_, select

from models.bill_figures import Owed, open_bills_of, owed_for
from models.bills import BILL_MOVES, Bill, BillEvent, BillStatus
from models.columns import in_zone
from models.estate import Building, Household, Unit
from models.payments import Payment, PaymentShare
from models.people import Person, Role
from models.refusals import Refusal, Stale
from outbox import owe
from usecases.followers import catalogue_of
from usecases.people import demand, has_agreed, known, units_of
from usecases.quiet import decent

#: Who takes bills back, forgives late fees and answers disputes.
CASHIERS = frozenset({Role.CASHIER, Role.SUPERVISOR, Role.MANAGER})


@dataclass(frozen=True)
class Share:
    """What of some money goes to which bill, in cents."""

    bill: Bill
    principal: int
    late_fee: int
    #: Nothing is left of the bill after it.
    settles: bool


def today(tx: Session, now: datetime) -> date:
    """The date on the estate's clock."""
    return in_zone(now, catalogue_of(tx).estate.zone).date()


def open_bills(tx: Session, unit_id: int) -> list[Bill]:
    """What a unit has not paid, the oldest due first."""
    return open_bills_of(tx, [unit_id])


def owed(tx: Session, bill: Bill, on: date) -> Owed:
    """What is left of a bill if it is paid on `on`: principal, late fee, and the fee's lines."""
    return owed_for(tx, catalogue_of(tx), [bill], on)[0]


def owed_by(tx: Session, unit_id: int, on: date) -> list[Owed]:
    """What is left of each open bill of a unit on `on`, the oldest due first."""
    return owed_for(tx, catalogue_of(tx), open_bills(tx, unit_id), on)


def settled(tx: Session, unit_id: int) -> bool:
    """Whether a unit owes nothing at all, bills not yet due and late fees included: asked before a move-out slip."""
    return not open_bills(tx, unit_id)


def own_bill(tx: Session, person: Person | None, bill_id: int, *, now: datetime) -> Bill:
    """The bill, if `person` lives in its unit now. One that is not his is refused like one that is not there."""
    bill = tx.get(Bill, bill_id, populate_existing=True)
    if bill is None or bill.unit_id not in {unit.id for unit in units_of(tx, known(person), now=now)}:
        raise Refusal("refusal-no-such-bill")
    return bill


def household(tx: Session, unit_id: int, *, now: datetime) -> list[Person]:
    """Everybody who lives in a unit, agreed to be written to, and can be."""
    homes = (
        select(Person)
        .join(Household, col(Household.person_id) == col(Person.id))
        .where(Household.unit_id == unit_id, or_(col(Household.until).is_(None), col(Household.until) > now))
    )
    return [person for person in tx.exec(homes.order_by(col(Person.id)))
            if person.user_id is not None and person.reachable and has_agreed(person)]  # fmt: skip


def tell_household(tx: Session, bill: Bill, kind: str, key: str, facts: dict[str, object], *, now: datetime) -> None:
    """Owe everybody of a bill's unit a notice about it, at an hour that is decent for him."""
    whole = {"unit": tx.get_one(Unit, bill.unit_id).label, "number": bill.number} | facts
    for person in household(tx, bill.unit_id, now=now):
        owe(tx, key=f"{key}:{person.id}", chat_id=person.user_id or 0, kind=kind, facts=whole,
            not_before=decent(tx, person, now), now=now)  # fmt: skip


def cashiers_bill(tx: Session, person: Person | None, bill_id: int) -> Bill:
    """The bill, if `person` looks after the money of its building."""
    bill = tx.get(Bill, bill_id, populate_existing=True)
    if bill is None:
        demand(tx, person, CASHIERS)
        raise Refusal("refusal-no-such-bill")
    building = tx.get_one(Building, tx.get_one(Unit, bill.unit_id).building_id)
    demand(tx, person, CASHIERS, building.code)
    return bill


def share_out(tx: Session, unit_id: int, amount: int, paid_on: date, *, only: Collection[int] = ()) -> list[Share]:
    """How `amount` cents paid on `paid_on` would go to the unit's open bills, or to the bills in `only`.

    All principal first, the oldest due first; then their late fees in the same order. What is left over is
    not in the answer: `amount` less the shares.
    """
    left, parts = amount, []
    wanted = [each for each in owed_by(tx, unit_id, paid_on) if not only or each.bill.id in only]
    for each in wanted:
        parts.append(min(left, each.principal))
        left -= parts[-1]
    shares = []
    for each, principal in zip(wanted, parts, strict=True):
        fee = min(left, each.late_fee)
        left -= fee
        settles = (principal, fee) == (each.principal, each.late_fee)
        if principal or fee or settles:
            shares.append(Share(each.bill, principal, fee, settles))
    return shares


def apply_payment(
    tx: Session,
    unit_id: int,
    amount: int,
    paid_on: date,
    *,
    payment_id: int,
    by: Person | None,
    only: Collection[int] = (),
    now: datetime,
) -> list[PaymentShare]:
    """Book a payment on the unit's open bills; what nothing is left of is paid. Call it once per payment.

    Late fees are those of `paid_on`, however late it is booked. Answers the rows it wrote; their sum is less
    than `amount` if more was paid than is owed.
    """
    rows = []
    for share in share_out(tx, unit_id, amount, paid_on, only=only):
        _book(tx, share.bill, share.principal)
        why = _receipt(tx, payment_id)
        if share.settles:
            move_bill(tx, share.bill, BillStatus.PAID, what="paid", by=by, why=why, now=now, settled_at=now)
        else:
            note_bill(tx, share.bill, what="part_paid", by=by, why=why, now=now)
        row = PaymentShare(
            payment_id=payment_id, bill_id=share.bill.id or 0, principal=share.principal, late_fee=share.late_fee
        )
        tx.add(row)
        rows.append(row)
    tx.flush()
    return rows


def take_back_payment(tx: Session, payment_id: int, *, by: Person | None, now: datetime) -> list[Bill]:
    """A payment was cancelled: its bills owe again what it had paid. The caller saw to it that this happens once."""
    bills = []
    for share in tx.exec(select(PaymentShare).where(PaymentShare.payment_id == payment_id)):
        bill = tx.get_one(Bill, share.bill_id, populate_existing=True)
        _book(tx, bill, -share.principal)
        why = _receipt(tx, payment_id)
        if bill.status is BillStatus.PAID:
            move_bill(tx, bill, BillStatus.OPEN, what="reopened", by=by, why=why, now=now, settled_at=None)
        else:
            note_bill(tx, bill, what="payment_back", by=by, why=why, now=now)
        bills.append(bill)
    return bills


def move_bill(
    tx: Session, bill: Bill, becomes: BillStatus, *, what: str, by: Person | None, why: str = "", now: datetime,
    settled_at: datetime | None = None,
) -> BillEvent:  # fmt: skip
    """Move a bill, and record the event. Raises `Stale` when its status does not allow it any more."""
    was = bill.status
    if becomes not in BILL_MOVES[was]:
        raise Stale("refusal-stale")
    # Two cashiers may have read the same status; whoever's UPDATE comes second changes no row and loses.
    moved = update(Bill).where(col(Bill.id) == bill.id, col(Bill.status) == was)
    if tx.connection().execute(moved.values(status=becomes, settled_at=settled_at)).rowcount == 0:
        raise Stale("refusal-stale")
    tx.refresh(bill)
    return note_bill(tx, bill, what=what, by=by, why=why, was=was, now=now)


def note_bill(
    tx: Session, bill: Bill, *, what: str, by: Person | None, why: str = "", was: BillStatus | None = None,
    now: datetime,
) -> BillEvent:  # fmt: skip
    """Record that `what` happened to a bill; without `was` its status did not change."""
    last = tx.exec(select(func.max(BillEvent.seq)).where(BillEvent.bill_id == bill.id)).one()
    event = BillEvent(
        bill_id=bill.id or 0,
        seq=(last or 0) + 1,
        at=now,
        by_id=by.id if by else None,
        what=what,
        was=was or bill.status,
        becomes=bill.status,
        why=why[:300],
    )
    tx.add(event)
    tx.flush()
    return event


def _receipt(tx: Session, payment_id: int) -> str:
    """What a payment is called in a bill's history: its receipt's number."""
    payment = tx.get(Payment, payment_id)
    return payment.number or "" if payment else ""


def _book(tx: Session, bill: Bill, cents: int) -> None:
    tx.flush()
    booked = update(Bill).where(col(Bill.id) == bill.id, col(Bill.paid) == bill.paid, col(Bill.status) == bill.status)
    # Two payments may be booked side by side; the second finds another sum, and is tried anew on what is left.
    if tx.connection().execute(booked.values(paid=Bill.paid + cents)).rowcount == 0:
        raise Stale("refusal-stale")
    tx.refresh(bill)

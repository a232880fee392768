"""A tenant says that a bill is wrong: a ticket for the desk, and no reminder of that bill until it is answered.

The cashier answers it as any ticket, takes the bill back, or forgives the late fee: each with a reason
that stands in the bill's history.
"""

from datetime import datetime

from sqlalchemy import exists, or_, update
from sqlmodel import Session, col, select

from models.bill_figures import owed_for, running_dispute
from models.bills import Bill, BillStatus
from models.columns import in_zone
from models.estate import Household
from models.money import yuan
from models.outbox import Priority
from models.people import Person, Role
from models.refusals import Refusal, Stale
from models.tickets import ACTIVE, Ticket
from outbox import owe, show
from usecases import drafts, prompts
from usecases.bills import cashiers_bill, move_bill, note_bill, own_bill, tell_household
from usecases.duty import staff_for
from usecases.followers import catalogue_of
from usecases.people import agreed
from usecases.pieces import add_piece
from usecases.said import Said
from usecases.statements import show_statement
from usecases.tickets import note

WORDS, REASON = "bill_dispute", "bill_reason"
#: What a cashier may do with a bill, with a reason.
ACTS = ("withdraw", "waive")
LONGEST = 300


def ask_words(tx: Session, bill_id: int, *, person: Person | None, now: datetime) -> Bill:
    """His next message within the hour says what is wrong with the bill; one that is disputed already says so."""
    me, bill = agreed(tx, person), own_bill(tx, person, bill_id, now=now)
    if bill.status is not BillStatus.OPEN:
        raise Stale("refusal-all-paid")
    ticket = running_dispute(tx, bill)
    if ticket is not None:
        raise Refusal("refusal-disputed-already", number=ticket.number)
    chat = me.user_id or 0
    prompts.ask(tx, chat, chat, WORDS, facts={"bill": bill.id}, hours=1, now=now)
    owe(tx, key=f"ask-dispute:{bill.id}:{now.isoformat()}", chat_id=chat, kind="ask_dispute",
        facts={"number": bill.number}, now=now)  # fmt: skip
    return bill


def awaits(tx: Session, chat_id: int, person: Person | None, *, now: datetime) -> bool:
    """Whether his next message says what is wrong with a bill, or why a cashier does something with one."""
    prompt = prompts.open_prompt(tx, chat_id, person.user_id or 0, now=now) if person else None
    if prompt is None or prompt.purpose not in (WORDS, REASON):
        return False
    try:
        bill_id = int(prompt.facts["bill"])
        bill = own_bill(tx, person, bill_id, now=now) if prompt.purpose == WORDS else cashiers_bill(tx, person, bill_id)
    except Refusal:
        # He moved out, or lost the role, since we asked: what he writes now is a matter of its own.
        return False
    return bill.status is BillStatus.OPEN


def hear(tx: Session, said: Said, *, person: Person, now: datetime) -> Bill | None:
    """The words we asked for: a tenant's open a ticket, a cashier's take a bill back or forgive its late fee."""
    prompt = prompts.open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is None or prompt.purpose not in (WORDS, REASON) or not said.text:
        return None
    purpose, facts = prompt.purpose, dict(prompt.facts)
    prompts.forget(tx, said.chat_id, person.user_id or 0)
    if purpose == WORDS:
        return dispute(tx, int(facts["bill"]), said, person=person, now=now)
    act = withdraw if facts["act"] == "withdraw" else waive
    return act(tx, int(facts["bill"]), said.text, by=person, now=now)


def dispute(tx: Session, bill_id: int, said: Said, *, person: Person, now: datetime) -> Bill:
    """Open the ticket that pauses the bill's reminders until it is closed, and tell the cashiers."""
    bill = own_bill(tx, person, bill_id, now=now)
    known = select(Ticket).where(Ticket.chat_id == said.chat_id, Ticket.message_id == said.message_id)
    if tx.exec(known).first() is not None or running_dispute(tx, bill) is not None:
        return bill
    ticket = _ticket(tx, bill, said, person, now=now)
    changed = update(Bill).where(col(Bill.id) == bill.id, col(Bill.status) == BillStatus.OPEN)
    # It may have been paid or taken back while he wrote: then there is nothing to pause, and the ticket stands.
    tx.exec(changed.values(dispute_id=ticket.id))
    tx.refresh(bill)
    note_bill(tx, bill, what="disputed", by=person, why=ticket.number or "", now=now)
    for cashier in staff_for(tx, Role.CASHIER):
        if cashier.user_id is not None:
            show_desk(tx, bill, cashier, now=now)
    show_statement(tx, person, bill.unit_id, now=now)
    return bill


def complaining(tx: Session, *, now: datetime) -> set[int]:
    """The units with an open complaint about fees that is no dispute of one bill.

    Somebody with two flats who says which one complains about that one only; who does not, about both.
    """
    fees = catalogue_of(tx).fees
    open_ones = select(Ticket).where(Ticket.kind == fees.dispute_kind, Ticket.category == fees.dispute_category)
    open_ones = open_ones.where(col(Ticket.status).in_(ACTIVE))
    tickets = tx.exec(open_ones.where(~exists().where(col(Bill.dispute_id) == col(Ticket.id)))).all()
    placeless = {ticket.reporter_id for ticket in tickets if ticket.unit_id is None}
    homes = select(Household.unit_id).where(col(Household.person_id).in_(placeless))
    theirs = tx.exec(homes.where(or_(col(Household.until).is_(None), col(Household.until) > now)))
    return {ticket.unit_id for ticket in tickets if ticket.unit_id is not None} | set(theirs)


def open_desk(tx: Session, number: str, *, by: Person | None, now: datetime) -> Bill:
    """Owe whoever looks after the money the card of a bill: its history, and what may be done."""
    bill = tx.exec(select(Bill).where(Bill.number == number.strip())).first()
    bill = cashiers_bill(tx, by, bill.id or 0 if bill else 0)
    assert by is not None
    show_desk(tx, bill, by, afresh=True, now=now)
    return bill


def ask_reason(tx: Session, bill_id: int, act: str, *, by: Person | None, now: datetime) -> Bill:
    """The cashier's next message is the reason for taking the bill back, or for forgiving its late fee."""
    bill = cashiers_bill(tx, by, bill_id)
    if act not in ACTS or bill.status is not BillStatus.OPEN or by is None:
        raise Stale("refusal-stale")
    chat = by.user_id or 0
    prompts.ask(tx, chat, chat, REASON, facts={"bill": bill.id, "act": act}, hours=1, now=now)
    owe(tx, key=f"ask-reason:{bill.id}:{now.isoformat()}", chat_id=chat, kind="ask_bill_reason",
        facts={"number": bill.number}, now=now)  # fmt: skip
    return bill


def withdraw(tx: Session, bill_id: int, why: str, *, by: Person | None, now: datetime) -> Bill:
    """The company takes a bill back. What was paid on it stays booked; its tenants are told."""
    bill = cashiers_bill(tx, by, bill_id)
    if bill.status is BillStatus.WITHDRAWN:
        return bill
    move_bill(tx, bill, BillStatus.WITHDRAWN, what="withdrawn", by=by, why=why, now=now)
    tell_household(tx, bill, "bill_withdrawn", f"bill-withdrawn:{bill.id}", {}, now=now)
    _redraw_desk(tx, bill, by, now=now)
    return bill


def waive(tx: Session, bill_id: int, why: str, *, by: Person | None, now: datetime) -> Bill:
    """Forgive the late fee as it stands today; what the days to come cost is not forgiven."""
    bill = cashiers_bill(tx, by, bill_id)
    on = in_zone(now, catalogue_of(tx).estate.zone).date()
    [left] = owed_for(tx, catalogue_of(tx), [bill], on)
    if bill.status is not BillStatus.OPEN or not left.late_fee:
        raise Stale("refusal-no-late-fee")
    changed = update(Bill).where(col(Bill.id) == bill.id, col(Bill.waived) == bill.waived)
    # A second cashier forgives the same fee: his UPDATE finds it forgiven and changes no row.
    if tx.connection().execute(changed.values(waived=bill.waived + left.late_fee)).rowcount == 0:
        raise Stale("refusal-stale")
    tx.refresh(bill)
    event = note_bill(tx, bill, what="waived", by=by, why=why, now=now)
    if not left.principal:
        move_bill(tx, bill, BillStatus.PAID, what="paid", by=by, why=why, now=now, settled_at=now)
    facts: dict[str, object] = {"amount": yuan(left.late_fee)}
    tell_household(tx, bill, "late_fee_waived", f"late-fee-waived:{event.id}", facts, now=now)
    _redraw_desk(tx, bill, by, now=now)
    return bill


def show_desk(tx: Session, bill: Bill, person: Person, *, afresh: bool = False, now: datetime) -> None:
    """Owe somebody who looks after the money the bill's card."""
    show(tx, "bill_desk", bill.id or 0, chat_id=person.user_id or 0, afresh=afresh, priority=Priority.NOTICE, now=now)


def _redraw_desk(tx: Session, bill: Bill, by: Person | None, *, now: datetime) -> None:
    if by is not None:
        show_desk(tx, bill, by, now=now)


def _ticket(tx: Session, bill: Bill, said: Said, person: Person, *, now: datetime) -> Ticket:
    catalogue = catalogue_of(tx)
    ticket = Ticket(
        kind=catalogue.fees.dispute_kind,
        category=catalogue.fees.dispute_category,
        words=f"{bill.number}\n{said.text}",
        unit_id=bill.unit_id,
        reporter_id=person.id or 0,
        chat_id=said.chat_id,
        message_id=said.message_id,
        created_at=now,
    )
    tx.add(ticket)
    tx.flush()
    add_piece(tx, ticket, said, person=person, purpose="report", now=now)
    note(tx, ticket, what="drafted", by=person, now=now)
    return drafts.submit(tx, ticket.id or 0, person=person, catalogue=catalogue, now=now)

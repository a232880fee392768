"""After the work the tenant has the word; when he keeps silent, time speaks for him, kindly and late.

He is asked once more after a day. After a week without an answer the matter is closed as
"unconfirmed", and he may still say no for some days. While he was the last to speak nothing is
closed: then it is we who owe an answer, and the owner hears of it.

One timer at a time, `after:<ticket>:<number>`, looks at how things stand and plans the next.
"""

from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Stale
from models.tickets import Ticket, TicketEvent, TicketStatus, verdicts
from models.timers import Timer
from outbox import show
from usecases import prompts
from usecases.followers import catalogue_of, follows
from usecases.news import tell_group, tell_owner, tell_tenant
from usecases.quiet import decent
from usecases.tickets import key, locked, move, note, redraw
from usecases.timers import cancel_timer, set_timer

S = TicketStatus
#: We asked the tenant, and wait for his word.
ASKED = (S.DONE, S.DECLINED)
SETTLED = (S.ACCEPTED, S.CLOSED)
#: What he says, and what we say: whoever spoke last is not the one who is waited for.
HIS_WORDS = ("added", "edited", "urged")
OUR_WORDS = ("said", "asked", "done", "declined")


@follows
def what_comes_next(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Work that is done is followed up; whatever the tenant says ends that."""
    if event.was == event.becomes:
        return
    if event.was in (*ASKED, S.ACCEPTED):
        cancel_timer(tx, f"after:{ticket.id}", now)
    after_work = catalogue_of(tx).after_work
    if event.becomes in ASKED:
        _plan(tx, ticket, "follow_up", now + after_work.remind_after, "why-ask-again", now=now)
    elif event.becomes is S.ACCEPTED:
        rest = now + timedelta(days=after_work.stars_days)
        _plan(tx, ticket, "close_accepted", rest, "why-close-accepted", now=now)


def follow_up(tx: Session, ticket_id: int, *, catalogue: Catalogue, now: datetime) -> None:
    """Ask once more, nudge us, or close it, whichever is due; then plan what is next."""
    ticket = locked(tx, ticket_id)
    if ticket.status not in ASKED:
        return
    after_work, word = catalogue.after_work, last_word(tx, ticket)
    if word.what in HIS_WORDS:
        _nudge(tx, ticket, now=now)
        _plan(tx, ticket, "follow_up", now + timedelta(hours=after_work.nudge_hours), "why-nudge", now=now)
    elif now >= word.at + after_work.close_after:
        _close(tx, ticket, now=now)
    elif _asked_again(tx, ticket) or now < word.at + after_work.remind_after:
        _plan_next(tx, ticket, word, catalogue, now=now)
    else:
        note(tx, ticket, what="reminded", by=None, now=now)
        show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="again", afresh=True, now=now)
        _plan_next(tx, ticket, word, catalogue, now=now)


def close_accepted(tx: Session, ticket_id: int, *, now: datetime) -> None:
    """Solved, and no stars for days: closed without them. He may still give them on the card."""
    ticket = locked(tx, ticket_id)
    if ticket.status is S.ACCEPTED:
        move(tx, ticket, S.CLOSED, what="closed", by=None, now=now, closed_at=now)
        redraw(tx, ticket, now=now, view="")


def send_back(
    tx: Session, ticket: Ticket, reason: str, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Not solved, says the tenant: the same owner goes on. After the close this is heard for some days only.

    His stars are asked for anew when it is done again; the old ones stay in the record of events.
    His next message is taken for his words about it, photo included.
    """
    if ticket.status is S.CLOSED and not catalogue.after_work.may_reopen(ticket.closed_at, now=now):
        raise Stale("refusal-reopen-too-late", days=catalogue.after_work.reopen_days)
    event = move(
        tx,
        ticket,
        S.RETURNED,
        what="returned",
        by=person,
        now=now,
        returns=ticket.returns + 1,
        closed_at=None,
        stars=None,
        chips=[],
        rating_words="",
        facts={"reason": reason},
    )
    prompts.ask(tx, ticket.chat_id, ticket.chat_id, "return_words", ticket_id=ticket.id, now=now, hours=1)
    tell_tenant(tx, ticket, "ask_return_words", event, now=now)
    tell_owner(tx, ticket, "owner_returned", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def confirm_late(tx: Session, ticket: Ticket, *, person: Person | None, now: datetime) -> None:
    """Closed as unconfirmed, and now he says that it is solved after all; saying it twice changes nothing."""
    if ticket.status is S.CLOSED and tx.exec(verdicts(ticket)).first() == "unconfirmed":
        note(tx, ticket, what="confirmed", by=person, now=now)
        redraw(tx, ticket, now=now, view="")


def last_word(tx: Session, ticket: Ticket) -> TicketEvent:
    """The last thing that was said between the tenant and us; the worker's "done" is a word too."""
    said = select(TicketEvent).where(
        TicketEvent.ticket_id == ticket.id, col(TicketEvent.what).in_((*HIS_WORDS, *OUR_WORDS))
    )
    return tx.exec(said.order_by(col(TicketEvent.seq).desc()).limit(1)).one()


def _close(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    move(tx, ticket, S.CLOSED, what="unconfirmed", by=None, now=now, closed_at=now)
    prompts.forget(tx, ticket.chat_id, ticket.chat_id, ticket_id=ticket.id)
    redraw(tx, ticket, now=now, view="")
    # Posted anew: that it is closed, and that he may still say no, must not be an edit further up.
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="", afresh=True, now=now)


def _nudge(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    event = note(tx, ticket, what="nudged", by=None, now=now)
    tell_owner(tx, ticket, "tenant_waits", event, now=now)
    tell_group(tx, ticket, "tenant_waits", event, now=now)


def _asked_again(tx: Session, ticket: Ticket) -> bool:
    whats = select(TicketEvent.what).where(
        TicketEvent.ticket_id == ticket.id, col(TicketEvent.what).in_(("done", "declined", "reminded"))
    )
    return tx.exec(whats.order_by(col(TicketEvent.seq).desc()).limit(1)).first() == "reminded"


def _plan_next(tx: Session, ticket: Ticket, word: TicketEvent, catalogue: Catalogue, *, now: datetime) -> None:
    if _asked_again(tx, ticket):
        due, why = word.at + catalogue.after_work.close_after, "why-close-unconfirmed"
    else:
        due, why = word.at + catalogue.after_work.remind_after, "why-ask-again"
    _plan(tx, ticket, "follow_up", due, why, now=now)


def _plan(tx: Session, ticket: Ticket, job: str, due: datetime, why: str, *, now: datetime) -> None:
    within = col(Timer.key).startswith(f"after:{ticket.id}:", autoescape=True)
    number = tx.exec(select(func.count()).select_from(Timer).where(within)).one() + 1
    due_at = decent(tx, ticket.chat_id, due)
    set_timer(tx, key=f"after:{ticket.id}:{number}", job=job, due_at=due_at, why=why, ticket_id=ticket.id, now=now)

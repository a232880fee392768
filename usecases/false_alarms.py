"""Alarms that were none: one tap takes one back, nobody is blamed, and every one is counted.

A tenant who takes his alarm back is through with it: the matter ends. Staff who see that there is no danger say only
that: what he reported stays, as an ordinary matter, for only he knows whether something is still to be done.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select

from models.alarms import ENDED, RAISED, AlarmFigures, alarm_of, last_word
from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import IN_HAND, Ticket, TicketEvent, TicketStatus
from usecases import drafts
from usecases.alerts import call_off
from usecases.followers import catalogue_of
from usecases.news import tell_tenant
from usecases.people import LEADING, demand
from usecases.rights import OVERSEERS, active_roles, own_ticket
from usecases.tickets import locked, move, redraw

S = TicketStatus
#: Whoever sits at the desk hears from tenants too, whoever was called.
DESK = "desk"


def take_back(tx: Session, ticket_id: int, *, person: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """The tenant says that it was nothing: everybody who was called hears it, and the matter ends. Again: nothing."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status in (S.DISCARDED, S.CANCELLED):
        return ticket
    if alarm_of(tx, ticket) is None or ticket.status not in (S.DRAFT, S.OPEN, *IN_HAND):
        raise Stale("refusal-stale")
    if ticket.status is S.DRAFT:
        return drafts.discard(tx, ticket_id, person=person, catalogue=catalogue, now=now)
    call_off(tx, ticket, by=person, how="tenant", now=now)
    # A worker may have claimed it a moment ago: `own_ticket` waited for him, and he is told by `call_off`.
    move(tx, ticket, S.CANCELLED, what="cancelled", by=person, now=now, closed_at=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def dismiss(tx: Session, ticket_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """Somebody of the staff sees that there is no danger: the tenant is told kindly, the matter goes on as others do.

    Of two who say so at once the second is told who was first.
    """
    ticket = locked(tx, ticket_id)
    _demand_called(tx, by, _called_team(tx, ticket), catalogue)
    if alarm_of(tx, ticket) is None:
        raise _over(tx, ticket)
    if ticket.status not in (S.DRAFT, S.OPEN, *IN_HAND):
        raise Stale("refusal-stale")
    call_off(tx, ticket, by=by, how="staff", now=now)
    ended = last_word(tx, ticket)
    assert ended is not None
    tell_tenant(tx, ticket, "alarm_eased", ended, now=now)
    if ticket.status is S.DRAFT:
        drafts.show_draft(tx, ticket, now=now, view="")
    return ticket


def alarm_figures(tx: Session, since: datetime, until: datetime) -> AlarmFigures:
    """The alarms raised from `since` on and before `until`, by hazard; those that turned out to be false, and for whom.

    A false one counts in the month in which it was raised, so that a share is a share.
    """
    raised = _events(tx, RAISED, since, until)
    ended = {(each.ticket_id, each.facts.get("raised")): each for each in _events(tx, ENDED, since, None)}
    of = {"tenant": Counter[str](), "staff": Counter[str]()}
    for each in raised:
        over = ended.get((each.ticket_id, each.seq))
        if over is not None and over.facts.get("how") in of:
            of[over.facts["how"]][_hazard(each)] += 1
    counted = Counter(map(_hazard, raised))
    return AlarmFigures(raised=dict(counted), by_tenant=dict(of["tenant"]), by_staff=dict(of["staff"]))


def monthly(tx: Session, *, person: Person | None, now: datetime) -> dict[str, AlarmFigures]:
    """The figures of last month and of this one so far ("2026-11"), on the estate's clock, for those who lead."""
    demand(tx, person, LEADING)
    this = now.astimezone(catalogue_of(tx).zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    last = (this - timedelta(days=1)).replace(day=1)
    spans = {f"{last:%Y-%m}": (last, this), f"{this:%Y-%m}": (this, now + timedelta(seconds=1))}
    return {
        name: alarm_figures(tx, since.astimezone(UTC), until.astimezone(UTC)) for name, (since, until) in spans.items()
    }


def _events(tx: Session, what: str, since: datetime, until: datetime | None) -> list[TicketEvent]:
    told = select(TicketEvent).where(TicketEvent.what == what, TicketEvent.at >= since)
    return list(tx.exec(told.where(col(TicketEvent.at) < until) if until else told))


def _hazard(event: TicketEvent) -> str:
    return str(event.facts.get("hazard") or "")


def _demand_called(tx: Session, person: Person | None, team: str, catalogue: Catalogue) -> None:
    called = {role for name in (team, DESK) if name in catalogue.teams for role in catalogue.teams[name].roles}
    roles = {held.role for held in active_roles(tx, person)}
    if not roles:
        raise Refusal("refusal-not-staff")
    if not roles & (called | OVERSEERS):
        raise Refusal("refusal-not-your-team", team=team)


def _called_team(tx: Session, ticket: Ticket) -> str:
    raised = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == RAISED)
    last = tx.exec(raised.order_by(col(TicketEvent.seq).desc())).first()
    return str(last.facts["team"]) if last else DESK


def _over(tx: Session, ticket: Ticket) -> Refusal:
    ended = last_word(tx, ticket)
    by = tx.get(Person, ended.actor_id) if ended and ended.actor_id else None
    if by is None or ended is None or ended.facts.get("how") != "staff":
        return Stale("refusal-alarm-over")
    return Stale("refusal-alarm-over-by", name=by.name)

"""Who is visited without having asked: the week's draw of complaints, and those nobody has spoken to for a week.

A draw is a row: population with strata, seed, share and quotas, and who came out. `draw_again` shows from
the row alone that nobody chose by hand.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.estate import Building
from models.people import Person
from models.tickets import Ticket, TicketEvent
from models.visits import Draw, Visit, VisitWay, VisitWhy
from usecases import sampling
from usecases.afterwards import SETTLED
from usecases.people import belongs
from usecases.sampling import Member
from usecases.tickets import key
from usecases.visits import OPEN_MATTERS, open_visit

#: After an outage so many missed weeks are drawn after all.
WEEKS_BACK = 8
#: We look once a day; whoever is found is to be called within a day.
UNTIL_NEXT_LOOK = timedelta(days=1)
#: What a tenant has heard from us.
CONTACTS = ("submitted", "claimed", "handed", "promised", "held", "arrived", "said", "asked", "done", "declined",
            "objected", "returned", "visited", "called")  # fmt: skip


@dataclass(frozen=True)
class Week:
    """A week of the estate's calendar, Monday to Monday."""

    name: str
    since: datetime
    until: datetime


def draw_weeks(tx: Session, *, catalogue: Catalogue, now: datetime) -> list[Draw]:
    """Draw from every week that has ended and was not drawn yet; again changes nothing."""
    draws = (_draw_week(tx, week, catalogue, now=now) for week in _ended_weeks(tx, catalogue, now))
    return [draw for draw in draws if draw is not None]


def draw_again(draw: Draw) -> tuple[int, ...]:
    """Who comes out of the record's population with the record's seed: `draw.chosen`, for ever."""
    return sampling.again(draw.population, draw.share, draw.seed, draw.quotas).ids


def visit_the_unvisited(tx: Session, *, catalogue: Catalogue, now: datetime) -> list[Visit]:
    """Have everybody visited today whose matter is open and whose week without a word from us ends by tomorrow."""
    since = now - timedelta(days=catalogue.visits.unvisited_days) + UNTIL_NEXT_LOOK
    heard = select(TicketEvent.ticket_id).where(col(TicketEvent.what).in_(CONTACTS), TicketEvent.at > since)
    silent = select(Ticket).where(
        col(Ticket.status).in_(OPEN_MATTERS), col(Ticket.submitted_at) <= since, col(Ticket.id).not_in(heard)
    )
    opened = [_visit_unvisited(tx, ticket, now=now) for ticket in tx.exec(silent.order_by(col(Ticket.id))).all()]
    return [visit for visit in opened if visit is not None]


def _draw_week(tx: Session, week: Week, catalogue: Catalogue, *, now: datetime) -> Draw | None:
    visits = catalogue.visits
    tickets = _settled(tx, week, visits.draw_kinds)
    if not tickets or tx.exec(select(Draw.id).where(Draw.name == week.name)).first() is not None:
        return None
    members = [_member(tx, ticket) for ticket in tickets.values()]
    seed = seed_of(week.name, sorted(tickets))
    chosen = sampling.draw(members, visits.exact_share, seed, visits.quotas).ids
    added = [ticket_id for ticket_id in sorted(tickets) if ticket_id not in chosen
             and _why_added(tx, tickets[ticket_id], catalogue)]  # fmt: skip
    draw = Draw(
        name=week.name,
        seed=seed,
        share=visits.share,
        quotas=list(visits.quotas),
        population=[member.row() for member in sorted(members)],
        chosen=list(chosen),
        added=added,
        since=week.since,
        until=week.until,
        at=now,
    )
    tx.add(draw)
    tx.flush()
    for ids in (chosen, added):
        _open_visits(tx, draw, [tickets[id] for id in ids], catalogue, now=now)
    return draw


def _open_visits(tx: Session, draw: Draw, tickets: Sequence[Ticket], catalogue: Catalogue, *, now: datetime) -> None:
    """The share for the door goes to key tenants first, then by lot; whoever is anonymous is asked in chat."""
    named = [ticket for ticket in tickets if not ticket.anonymous]
    doors = math.ceil(len(tickets) * catalogue.visits.door_share)
    named.sort(
        key=lambda ticket: (not tx.get_one(Person, ticket.reporter_id).key_tenant, seed_of(draw.name, [key(ticket)]))
    )
    at_door = {key(ticket) for ticket in named[:doors]}
    for ticket in tickets:
        way = VisitWay.DOOR if key(ticket) in at_door else VisitWay.PHONE
        open_visit(
            tx,
            key=f"drawn:{ticket.id}:{draw.id}",
            why=VisitWhy.SAMPLE if key(ticket) in draw.chosen else _why_added(tx, ticket, catalogue) or VisitWhy.REPEAT,
            way=VisitWay.CHAT if ticket.anonymous else way,
            tenant_id=ticket.reporter_id,
            ticket=ticket,
            draw_id=draw.id,
            now=now,
        )


def seed_of(name: str, ids: Sequence[int]) -> int:
    """A seed nobody picks: it follows from the draw's name and who is in it, and anybody can work it out."""
    digest = sha256(f"{name}:{','.join(map(str, ids))}".encode()).digest()
    # 31 bits: it is kept in an integer column.
    return int.from_bytes(digest[:4], "big") >> 1


def _ended_weeks(tx: Session, catalogue: Catalogue, now: datetime) -> list[Week]:
    today = now.astimezone(catalogue.zone).date()
    monday = today - timedelta(days=today.weekday())
    last = tx.exec(select(func.max(Draw.until))).one()
    weeks = [_week(monday - timedelta(weeks=back), catalogue) for back in range(WEEKS_BACK, 0, -1)]
    # Before the first draw there is nothing to catch up with but the last week.
    return [week for week in weeks if week.until > last] if last else weeks[-1:]


def _week(monday: date, catalogue: Catalogue) -> Week:
    year, number, _ = monday.isocalendar()
    begins, ends = (datetime.combine(day, time(), catalogue.zone) for day in (monday, monday + timedelta(weeks=1)))
    return Week(f"complaints:{year}-W{number:02}", begins.astimezone(UTC), ends.astimezone(UTC))


def _settled(tx: Session, week: Week, kinds: Sequence[str]) -> dict[int, Ticket]:
    """What was accepted or closed in that week after work, and was in no draw before."""
    events = (
        select(TicketEvent.ticket_id)
        .where(col(TicketEvent.becomes).in_(SETTLED), col(TicketEvent.was).not_in(SETTLED))
        .where(TicketEvent.at >= week.since, TicketEvent.at < week.until)
    )
    drawn = select(Visit.ticket_id).where(col(Visit.draw_id).is_not(None), col(Visit.ticket_id).is_not(None))
    found = select(Ticket).where(
        col(Ticket.id).in_(events),
        col(Ticket.id).not_in(drawn),
        col(Ticket.kind).in_(kinds),
        col(Ticket.status).in_(SETTLED),
        col(Ticket.done_at).is_not(None),
    )
    return {key(ticket): ticket for ticket in tx.exec(found.order_by(col(Ticket.id)))}


def _member(tx: Session, ticket: Ticket) -> Member:
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    return Member(key(ticket), str(ticket.owner_id or ""), building.code if building else "", ticket.category)


def _why_added(tx: Session, ticket: Ticket, catalogue: Catalogue) -> VisitWhy | None:
    """Visited whether drawn or not: a low score at any time, or the same matter in the same unit shortly before."""
    if any(stars <= catalogue.limits.low_stars for stars in _scores(tx, ticket)):
        return VisitWhy.LOW_STARS
    since = ticket.created_at - timedelta(days=catalogue.visits.repeat_days)
    same = select(Ticket.id).where(
        Ticket.unit_id == ticket.unit_id,
        Ticket.kind == ticket.kind,
        Ticket.category == ticket.category,
        col(Ticket.id) < ticket.id,
        col(Ticket.submitted_at) >= since,
    )
    repeated = ticket.unit_id is not None and tx.exec(same).first() is not None
    return VisitWhy.REPEAT if repeated or ticket.returns else None


def _scores(tx: Session, ticket: Ticket) -> list[int]:
    rated = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == "rated")
    return [int(event.facts["stars"]) for event in tx.exec(rated)]


def _visit_unvisited(tx: Session, ticket: Ticket, *, now: datetime) -> Visit | None:
    asked = select(Visit).where(Visit.ticket_id == ticket.id, Visit.why == VisitWhy.UNVISITED)
    earlier = tx.exec(asked).all()
    tenant = tx.get_one(Person, ticket.reporter_id)
    if any(visit.done_at is None for visit in earlier) or not belongs(tx, tenant, now=now):
        return None
    return open_visit(
        tx,
        key=f"unvisited:{ticket.id}:{len(earlier) + 1}",
        why=VisitWhy.UNVISITED,
        way=VisitWay.PHONE,
        tenant_id=ticket.reporter_id,
        ticket=ticket,
        days=UNTIL_NEXT_LOOK.days,
        now=now,
    )

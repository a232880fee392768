"""Who may do what to which ticket. Every action loads its ticket through here, in its own transaction.

A ticket that is not yours and a ticket that does not exist are refused in the same words, so that
ids cannot be probed.
"""

from datetime import datetime

from sqlmodel import Session, select

from models.catalogue import Catalogue
from models.estate import Building, Household
from models.people import Person, Role, StaffRole
from models.refusals import Refusal
from models.tickets import Ticket
from usecases.people import belongs, known, roles_of, units_of
from usecases.tickets import locked

OVERSEERS = frozenset({Role.SUPERVISOR, Role.MANAGER})


def own_ticket(tx: Session, person: Person | None, ticket_id: int, *, now: datetime) -> Ticket:
    """The ticket that `person` reported himself, as long as he lives where it is or works here."""
    ticket = locked(tx, ticket_id)
    if person is None or ticket.reporter_id != person.id or not belongs(tx, person, now=now):
        raise Refusal("refusal-no-such-ticket")
    if ticket.unit_id and not active_roles(tx, person):
        left = tx.exec(select(Household).where(Household.person_id == person.id, Household.unit_id == ticket.unit_id))
        # A neighbour's leak may be reported from one's own flat; a flat one moved out of is closed.
        if any(tie.until is not None and tie.until <= now for tie in left.all()) and ticket.unit_id not in {
            unit.id for unit in units_of(tx, known(person), now=now)
        }:
            raise Refusal("refusal-no-such-ticket")
    return ticket


def active_roles(tx: Session, person: Person | None) -> list[StaffRole]:
    """The roles somebody holds right now; an ex-employee holds none from that moment."""
    return [] if person is None else roles_of(tx, known(person))


def is_overseer(tx: Session, person: Person | None) -> bool:
    """Whether somebody is a supervisor or a manager."""
    return any(held.role in OVERSEERS for held in active_roles(tx, person))


def claimable(tx: Session, person: Person | None, ticket_id: int, catalogue: Catalogue) -> Ticket:
    """The ticket, if `person` is on its team with the skill and the building; else a refusal that says why."""
    ticket = _seen_by_staff(tx, person, ticket_id)
    team = catalogue.teams[ticket.team or "desk"]
    fitting = [held for held in active_roles(tx, person) if held.role in team.roles or held.role in OVERSEERS]
    if not fitting:
        raise Refusal("refusal-not-your-team", team=ticket.team or "desk")
    if any(held.role in OVERSEERS for held in fitting):
        return ticket
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    # Whoever sent the ticket to another team decided that the trade does not matter there.
    routed = ticket.team == catalogue.team_for(ticket.kind, ticket.category, building.code if building else None)
    trade = catalogue.trade_of(ticket.kind, ticket.category) if team.trades and routed else None
    skilled = [held for held in fitting if trade is None or not held.trades or trade in held.trades]
    if not skilled:
        raise Refusal("refusal-not-your-trade", trade=trade)
    if building and not any(not held.buildings or building.code in held.buildings for held in skilled):
        raise Refusal("refusal-not-your-building", building=building.name)
    return ticket


def in_hand_of(tx: Session, person: Person | None, ticket_id: int) -> Ticket:
    """The ticket, if `person` owns it or oversees those who do."""
    ticket = _seen_by_staff(tx, person, ticket_id)
    if person is not None and ticket.owner_id == person.id:
        return ticket
    if is_overseer(tx, person):
        return ticket
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    raise Refusal("refusal-owned-by", owner=owner.name) if owner else Refusal("refusal-claim-first")


def _seen_by_staff(tx: Session, person: Person | None, ticket_id: int) -> Ticket:
    if not active_roles(tx, person):
        raise Refusal("refusal-not-staff")
    return locked(tx, ticket_id)

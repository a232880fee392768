"""Staff ask why a ticket was understood as it was. Who may ask is who may read its card."""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Refusal
from models.tickets import Ticket
from usecases.groups import group_at
from usecases.news import group_of
from usecases.people import LEADING, holds, known
from usecases.relay import about
from usecases.rights import active_roles, is_overseer
from usecases.tickets import by_number


def leads(tx: Session, person: Person | None, *, now: datetime) -> bool:
    """Whether somebody is told the figures."""
    return holds(tx, known(person), LEADING)


def asked_about(
    tx: Session,
    chat_id: int,
    reply_to: int | None,
    number: str,
    *,
    person: Person | None,
    catalogue: Catalogue,
    now: datetime,
) -> Ticket:
    """The ticket that is meant: by its number, or what he replies to.

    In a group only what that group works on, whoever asks: everybody in it reads the answer. In private whoever has
    the ticket, is of its team, or oversees them. A ticket of others and one that does not exist are refused alike.
    """
    if not active_roles(tx, person):
        raise Refusal("refusal-not-staff")
    ticket = by_number(tx, number) if number else about(tx, chat_id, reply_to)
    if ticket is None and not number:
        raise Refusal("why-usage")
    assert person is not None
    private = chat_id == person.user_id
    if ticket is None or not (
        _his(tx, ticket, person, catalogue) if private else _here(tx, ticket, chat_id, bool(number), now)
    ):
        raise Refusal("why-not-here")
    return ticket


def _here(tx: Session, ticket: Ticket, chat_id: int, by_number: bool, now: datetime) -> bool:
    """Whether the group works on it. What somebody replies to, an alarm for instance, the group has read anyway."""
    here, home = group_at(tx, chat_id, now=now), group_of(tx, ticket)
    if here is None or not here.active:
        return False
    return not by_number or (home is not None and home.id == here.id)


def _his(tx: Session, ticket: Ticket, person: Person, catalogue: Catalogue) -> bool:
    team = catalogue.teams.get(ticket.team or "desk")
    of_team = team is not None and any(held.role in team.roles for held in active_roles(tx, person))
    return ticket.owner_id == person.id or of_team or is_overseer(tx, person)

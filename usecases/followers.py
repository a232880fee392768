"""What follows from an event of a ticket, in the same transaction: clocks, visits, tasks.

The rules that move tickets do not know who follows them. A follower registers itself with `@follows`
and is called with every event; it must be quick, touch no network, and may itself record events.
"""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.estate import Unit
from models.people import Person
from models.tickets import Ticket, TicketEvent

Follower = Callable[[Session, Ticket, TicketEvent, datetime], None]
#: Called with a person and a unit, after he moved in there or out.
Neighbour = Callable[[Session, Person, Unit, datetime], None]

FOLLOWERS: list[Follower] = []
NEIGHBOURS: list[Neighbour] = []


def follows(follower: Follower) -> Follower:
    """Have `follower(tx, ticket, event, now)` called for every event of every ticket."""
    FOLLOWERS.append(follower)
    return follower


def follows_moves(neighbour: Neighbour) -> Neighbour:
    """Have `neighbour(tx, person, unit, now)` called whenever somebody has moved in or out."""
    NEIGHBOURS.append(neighbour)
    return neighbour


def tell_neighbours(tx: Session, person: Person, unit: Unit, *, now: datetime) -> None:
    """Call everybody who follows moves; whether he lives there now is in the rows."""
    for neighbour in NEIGHBOURS:
        neighbour(tx, person, unit, now)


def tell_followers(tx: Session, ticket: Ticket, event: TicketEvent, *, now: datetime) -> None:
    """Call every follower, in the order in which they registered."""
    for follower in FOLLOWERS:
        follower(tx, ticket, event, now)


def catalogue_of(tx: Session) -> Catalogue:
    """The house's catalogue, which comes with the transaction (see Database.info)."""
    catalogue = tx.info["catalogue"]
    assert isinstance(catalogue, Catalogue)
    return catalogue

"""What a tenant answers to the notice of a planned outage: that is it, or it is something else."""

from datetime import datetime

from sqlmodel import Session

from models.announcement_figures import SPARED
from models.catalogue import Catalogue
from models.people import Person
from models.tickets import Ticket
from usecases import drafts
from usecases.likely import first_question
from usecases.tickets import note


def that_is_it(
    tx: Session, ticket_id: int, announcement_id: int, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """The notice answers it: the draft is thrown away, and counted."""
    ticket = drafts.own_draft(tx, ticket_id, person, now=now)
    note(tx, ticket, what=SPARED, by=person, facts={"announcement": announcement_id}, now=now)
    return drafts.discard(tx, ticket_id, person=person, catalogue=catalogue, now=now)


def something_else(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """On with the draft, as usual."""
    ticket = drafts.own_draft(tx, ticket_id, person, now=now)
    drafts.show_draft(tx, ticket, view=first_question(tx, ticket, now=now) or "", now=now)
    return ticket

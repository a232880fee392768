"""Frequent questions, offered to whoever asks before his question goes to the desk.

Repairs, complaints and whatever may be danger never see an offer.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, select

from models.faq import OFFERED
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from usecases.followers import catalogue_of
from usecases.tickets import note

#: What understanding calls a question.
INQUIRY = "IQ"


def asked_first(tx: Session, ticket: Ticket, articles: Sequence[str], *, now: datetime) -> str | None:
    """The view of the draft card that offers `articles`; None if the draft is no plain question, or was asked."""
    # Whether it is a question at all is asked before: repairs and complaints must not wait behind an offer.
    unsettled = ticket.urgency is Urgency.EMERGENCY or {"danger", "kind"} & set(ticket.unsure)
    known = [code for code in articles if code in catalogue_of(tx).faq.articles]
    if unsettled or not known or ticket.status is not TicketStatus.DRAFT or not _is_question(tx, ticket):
        return None
    shown = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == OFFERED)
    if tx.exec(shown).first():
        return None
    note(tx, ticket, what=OFFERED, by=None, facts={"articles": known}, now=now)
    return "faq"


def _is_question(tx: Session, ticket: Ticket) -> bool:
    return INQUIRY in catalogue_of(tx).kinds[ticket.kind].understood_as

"""Alarms as they stand in a ticket's record: raised by one event, ended as false by another.

There is no row for an alarm: the last of these events on a ticket says whether one is on, so the record that staff read
and the figures that managers read cannot disagree.
"""

from pydantic import BaseModel
from sqlmodel import Session, col, select

from models.tickets import Ticket, TicketEvent

RAISED, ENDED = "alerted", "called_off"


def last_word(tx: Session, ticket: Ticket) -> TicketEvent | None:
    """The last that happened about an alarm: it was raised, or ended as false."""
    said = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, col(TicketEvent.what).in_((RAISED, ENDED)))
    return tx.exec(said.order_by(col(TicketEvent.seq).desc())).first()


def alarm_of(tx: Session, ticket: Ticket) -> TicketEvent | None:
    """The event of the alarm that is on, if one is; the ticket's end ends it too."""
    last = last_word(tx, ticket)
    return last if last is not None and last.what == RAISED else None


class AlarmFigures(BaseModel):
    """The alarms of some time by hazard ("" where none was named): raised, and of these ended as false and by whom."""

    raised: dict[str, int] = {}
    by_tenant: dict[str, int] = {}
    by_staff: dict[str, int] = {}

    @property
    def false(self) -> dict[str, int]:
        """How many were false, by hazard, most first."""
        both = {each: self.by_tenant.get(each, 0) + self.by_staff.get(each, 0) for each in self.raised}
        return {each: count for each, count in sorted(both.items(), key=lambda pair: -pair[1]) if count}

"""The monthly thank-you: what suggestions and praise came to, drafted for a manager to look over and send.

Counts only. No tenant is named; staff whom tenants gave five stars are, if the catalogue allows it.
"""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, func, select

from models.announcements import Announcement
from models.audience import Audience
from models.catalogue import Catalogue
from models.people import Person
from models.tickets import Ticket, TicketStatus
from outbox import owe
from usecases.consent import colleagues
from usecases.followers import catalogue_of
from usecases.quiet import decent

TEMPLATE = "thanks"
NOTED = ("suggestion", "praise")
MOST_NAMES, MOST_STARS = 5, 5
#: These never became a matter of anybody's.
NEVER = (TicketStatus.DRAFT, TicketStatus.DISCARDED, TicketStatus.JOINED, TicketStatus.CANCELLED)


def draft_thanks(tx: Session, *, now: datetime) -> Announcement | None:
    """Draft the thank-you for the month before, once, and show it to managers. No thanks due: no draft."""
    catalogue = catalogue_of(tx)
    begins, ends = _month_before(catalogue, now)
    counts = {kind: _count(tx, kind, begins, ends) for kind in NOTED}
    drafted = select(Announcement).where(Announcement.template == TEMPLATE, Announcement.created_at >= ends)
    if TEMPLATE not in catalogue.announcements.templates or not any(counts.values()) or tx.exec(drafted).first():
        return None
    names = _praised(tx, begins, ends) if catalogue.announcements.thanks.names else []
    made = Announcement(
        template=TEMPLATE,
        original=catalogue.estate.language,
        fields={"suggestions": str(counts["suggestion"]), "praises": str(counts["praise"]), "names": " · ".join(names)},
        audience=Audience().model_dump(mode="json"),
        created_at=now,
    )
    tx.add(made)
    tx.flush()
    for manager in colleagues(tx, None):
        owe(tx, key=f"thanks:{made.id}:{manager.id}", chat_id=manager.user_id or 0, kind="announcement_thanks",
            facts={"announcement": made.id}, not_before=decent(tx, manager, now), now=now)  # fmt: skip
    return made


def _month_before(catalogue: Catalogue, now: datetime) -> tuple[datetime, datetime]:
    """From the first of last month to the first of this one, on the estate's clock."""
    ends = now.astimezone(catalogue.zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    begins = (ends - timedelta(days=1)).replace(day=1, hour=0)
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _count(tx: Session, kind: str, begins: datetime, ends: datetime) -> int:
    said = select(func.count(col(Ticket.id))).where(Ticket.kind == kind, col(Ticket.status).not_in(NEVER))
    return tx.exec(said.where(col(Ticket.submitted_at) >= begins, col(Ticket.submitted_at) < ends)).one()


def _praised(tx: Session, begins: datetime, ends: datetime) -> list[str]:
    """Whose work was given five stars, the most often first."""
    best = select(Person.name).join(Ticket, col(Ticket.owner_id) == col(Person.id))
    best = best.where(Ticket.stars == MOST_STARS, col(Ticket.done_at) >= begins, col(Ticket.done_at) < ends)
    best = best.group_by(col(Person.id), col(Person.name)).order_by(func.count(col(Ticket.id)).desc(), col(Person.id))
    return list(tx.exec(best.limit(MOST_NAMES)))

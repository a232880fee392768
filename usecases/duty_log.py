"""The duty log (值班日志): written by itself from what happens to tickets, and by whoever adds a line.

It is read by everybody in a group and kept for years, so of a tenant it holds the ticket's number and
nothing else: telephones and flats in a line somebody adds are covered.
"""

import re
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.estate import Unit
from models.groups import Group
from models.people import Person
from models.refusals import Refusal
from models.shifts import LogLine
from models.tickets import Ticket, TicketEvent, Urgency
from outbox import show
from usecases.duty import crew
from usecases.followers import catalogue_of, follows
from usecases.groups import group_at
from usecases.rights import active_roles, is_overseer

VEIL = "▒▒▒"
KEPT = 500
#: Seven digits and more in a row, but no day (2026-11-23); a ticket's number has its letter and dash before it.
_TELEPHONE = re.compile(r"(?<![A-Za-z0-9-])(?!\d{4}-\d\d-\d\d(?!\d))\+?\d[\d -]{5,16}\d(?![A-Za-z0-9-])")
_FLAT = re.compile(r"[0-9A-Za-z]{1,20}-[0-9A-Za-z]{1,20}")

#: Events that are always written; their words are log-<event>.
WRITTEN = frozenset({"alerted", "called_off", "claimed", "escalated", "moved", "taken"})


def write(
    tx: Session,
    group_id: int | None,
    what: str,
    *,
    now: datetime,
    person_id: int | None = None,
    ticket_id: int | None = None,
    text: str = "",
) -> LogLine:
    """Add a line; `what` names its words, log-<what>."""
    line = LogLine(group_id=group_id, at=now, person_id=person_id, ticket_id=ticket_id, what=what, text=text)
    tx.add(line)
    tx.flush()
    return line


@follows
def log_event(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Write down what the next shift will ask about."""
    what = event.what if event.what in WRITTEN else ""
    if event.what == "submitted" and ticket.urgency is Urgency.EMERGENCY:
        what = "emergency"
    if event.what == "claimed" and event.facts.get("off_duty"):
        what = "claimed_off_duty"
    if what:
        write(tx, ticket.group_id, what, now=now, person_id=event.actor_id, ticket_id=ticket.id)


def add_line(tx: Session, person: Person | None, chat_id: int, text: str, *, now: datetime) -> LogLine:
    """/log and words: a line of one's own, in the log of the group it was said in, or of one's own group."""
    group = _groups_of(tx, person, chat_id, now=now)[0]
    return write(tx, group.id, "said", now=now, person_id=person.id if person else None, text=covered(tx, text))


def show_log(tx: Session, person: Person | None, chat_id: int, thread_id: int | None, *, now: datetime) -> None:
    """/log: owe the chat today's log, its last page; in private that of each of one's groups."""
    today = now.astimezone(catalogue_of(tx).zone).date()
    for group in _groups_of(tx, person, chat_id, now=now):
        _show(tx, group, chat_id, f"{today}.0", thread_id=thread_id, afresh=True, now=now)


def turn_page(tx: Session, person: Person | None, group_id: int, page: str, chat_id: int, *, now: datetime) -> None:
    """Turn to `page`: a day and how many pages back from its last, 2026-11-21.1."""
    group = next((each for each in _groups_of(tx, person, chat_id, now=now) if each.id == group_id), None)
    day, _, back = page.partition(".")
    if group is None or not back.isdigit() or _date(day) is None:
        raise Refusal("refusal-stale")
    _show(tx, group, chat_id, page, thread_id=None, afresh=False, now=now)


def notes_since(tx: Session, group_id: int, since: datetime, until: datetime) -> list[LogLine]:
    """What people wrote into a group's log in that time."""
    said = select(LogLine).where(LogLine.group_id == group_id, LogLine.what == "said")
    return list(tx.exec(said.where(LogLine.at >= since, LogLine.at <= until).order_by(col(LogLine.id))))


def covered(tx: Session, text: str) -> str:
    """The words without telephones and flats."""
    words = " ".join(text.split())[:KEPT]
    words = _TELEPHONE.sub(VEIL, words)
    for label in tx.exec(select(Unit.label).where(col(Unit.label).in_(_FLAT.findall(words)))):
        words = words.replace(label, VEIL)
    return words


def _groups_of(tx: Session, person: Person | None, chat_id: int, *, now: datetime) -> list[Group]:
    if person is None or not active_roles(tx, person):
        raise Refusal("refusal-not-staff")
    here = group_at(tx, chat_id, now=now)
    if here is not None:
        return [here]
    every = tx.exec(select(Group).where(col(Group.active)).order_by(col(Group.id))).all()
    ours = [group for group in every if is_overseer(tx, person) or person.id in {one.id for one in crew(tx, group)}]
    if not ours:
        raise Refusal("refusal-no-log-here")
    return ours


def _show(
    tx: Session, group: Group, chat_id: int, view: str, *, thread_id: int | None, afresh: bool, now: datetime
) -> None:
    show(tx, "duty_log", group.id or 0, chat_id=chat_id, thread_id=thread_id, view=view, afresh=afresh, now=now)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

"""Hand-over (交接班): at a shift's end its brief is posted, and whoever comes in accepts what is unfinished.

A brief is unique for a group and the end of a shift, so the job may run twice. Accepting a matter of
somebody who is off duty by then makes it one's own, if one could have claimed it: he gets the flat
and the telephone, and the tenant's card names him. What waits for parts or weather keeps its owner.
"""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.groups import Group
from models.people import Person
from models.refusals import Refusal, Stale
from models.rota import Rota, Shift, rota_at
from models.shifts import HandOver, HandOverItem, newer_brief
from models.tickets import IN_HAND, Ticket, TicketStatus
from outbox import show
from outbox.owe import insert_once
from usecases import duty_log
from usecases.duty import crew, overseers_on
from usecases.followers import catalogue_of
from usecases.news import tell
from usecases.prompts import withdraw_prompt
from usecases.quiet import tell_decently
from usecases.rights import active_roles, claimable, is_overseer
from usecases.tickets import note, redraw
from usecases.timers import cancel_timer, set_timer

#: How far ahead shift ends are planned; the plan is made anew every night and after each change of a roster.
AHEAD_DAYS = 2
UNFINISHED = IN_HAND | {TicketStatus.OPEN}
#: Matters that change hands with the shift; one that waits for a stated time keeps its owner.
IN_WORK = IN_HAND - {TicketStatus.WAITING}


def plan_hand_overs(tx: Session, *, now: datetime) -> int:
    """Set a timer for every shift end of the next two days in every group; planning twice is harmless."""
    rota = rota_at(tx, catalogue_of(tx), now)
    planned = 0
    for group in tx.exec(select(Group).where(col(Group.active)).order_by(col(Group.id))):
        ends = [
            shift.end for person, shift in _shifts(tx, rota, group, now) if not rota.is_on(person.id or 0, shift.end)
        ]
        for end in sorted(set(ends)):
            set_timer(
                tx,
                key=f"hand_over:{group.id}@{end:%Y-%m-%dT%H:%MZ}",
                job="hand_over",
                due_at=end,
                facts={"group": group.id, "end": end.isoformat(), "subject": group.title},
                why="why-hand-over",
                now=now,
            )
            planned += 1
    return planned


def post_brief(tx: Session, group_id: int, shift_end: datetime, *, now: datetime) -> HandOver | None:
    """Post the brief of the shift that ended; None if none ended then, or a later one has ended meanwhile."""
    group = tx.get(Group, group_id)
    if group is None or not group.active:
        return None
    rota = rota_at(tx, catalogue_of(tx), shift_end - timedelta(days=2))
    ended = [(person, shift) for person, shift in _shifts(tx, rota, group, shift_end - timedelta(days=1))]
    # Whose next shift begins at that moment does not leave.
    outgoing = [
        person for person, shift in ended if shift.end == shift_end and not rota.is_on(person.id or 0, shift_end)
    ]
    if not outgoing or any(shift_end < shift.end <= now for _, shift in ended):
        return None
    started = min(shift.start for _, shift in ended if shift.end == shift_end)
    notes = [line.id for line in duty_log.notes_since(tx, group_id, started, now)]
    # Whoever leaves while colleagues work on hands over his own matters only.
    own = any(shift.start < shift_end < shift.end for _, shift in ended)
    if own and not _unfinished(tx, group, outgoing):
        return None
    facts = {
        "own": own,
        "outgoing": [person.id for person in outgoing],
        "incoming": [person.id for person in crew(tx, group) if rota.is_on(person.id or 0, shift_end)],
        "notes": notes,
    }
    if insert_once(tx, HandOver, {"group_id": group_id, "shift_end": shift_end, "facts": facts}):
        found = _unfinished(tx, group, outgoing if own else None)
        _fill(tx, _brief_of(tx, group_id, shift_end), group, found, now=now)
    return _brief_of(tx, group_id, shift_end)


def accept_item(tx: Session, item_id: int, *, by: Person | None, now: datetime) -> HandOver:
    """Accept one matter. Of two who tap at once the second learns who was faster."""
    item = tx.get(HandOverItem, item_id)
    if item is None:
        raise Refusal("refusal-no-such-ticket")
    brief, person = _for_incoming(tx, item.hand_over_id, by, now=now)
    if item.accepted_by == person.id:
        return brief
    if not _take(tx, item, person, now=now):
        raise _taken(tx, tx.get_one(HandOverItem, item_id, populate_existing=True).accepted_by)
    _settle(tx, brief, person, now=now)
    return brief


def accept_all(tx: Session, hand_over_id: int, *, by: Person | None, now: datetime) -> HandOver:
    """Accept whatever nobody has accepted yet."""
    brief, person = _for_incoming(tx, hand_over_id, by, now=now)
    if brief.accepted_at is not None and brief.accepted_by != person.id:
        raise _taken(tx, brief.accepted_by)
    for item in _left(tx, brief):
        _take(tx, item, person, now=now)
    _settle(tx, brief, person, now=now)
    return brief


def not_accepted(tx: Session, hand_over_id: int, *, now: datetime) -> list[Person]:
    """The time to accept is over: whoever oversees the shift hears of what nobody took. Told once."""
    # The last acceptance may be committed at this moment; whoever comes second changes no row.
    late = tx.connection().execute(
        update(HandOver)
        .where(col(HandOver.id) == hand_over_id, col(HandOver.accepted_at).is_(None))
        .where(col(HandOver.escalated_at).is_(None))
        .values(escalated_at=now)
    )
    if late.rowcount == 0:
        return []
    brief = tx.get_one(HandOver, hand_over_id, populate_existing=True)
    told = overseers_on(tx, now)
    for person in told:
        tell_decently(
            tx,
            person.user_id or 0,
            key=f"hand_over_late:{hand_over_id}:{person.id}",
            kind="hand_over_late",
            facts={"hand_over": hand_over_id},
            now=now,
        )
    duty_log.write(tx, brief.group_id, "not_accepted", now=now, text=str(len(_left(tx, brief))))
    _show(tx, brief, now=now)
    return told


def _shifts(tx: Session, rota: Rota, group: Group, since: datetime) -> list[tuple[Person, Shift]]:
    """The shifts of a group's people that are not over at `since`, of the next days."""
    people = crew(tx, group)
    return [(person, shift) for person in people for shift in rota.shifts(person.id or 0, since, AHEAD_DAYS)]


def _unfinished(tx: Session, group: Group, of: list[Person] | None) -> list[int]:
    """The group's unfinished matters, or only those of some people."""
    open_ones = select(col(Ticket.id)).where(Ticket.group_id == group.id, col(Ticket.status).in_(UNFINISHED))
    if of is not None:
        open_ones = open_ones.where(col(Ticket.owner_id).in_([person.id for person in of]))
    return [ticket_id for ticket_id in tx.exec(open_ones.order_by(col(Ticket.id))) if ticket_id]


def _fill(tx: Session, brief: HandOver, group: Group, found: list[int], *, now: datetime) -> None:
    """Write down what is unfinished, show it, and wait for somebody to accept it."""
    minutes = catalogue_of(tx).shifts.accept_minutes
    tx.add_all([HandOverItem(hand_over_id=_id(brief), ticket_id=ticket_id) for ticket_id in found])
    # Parcels at the desk will be counted here too, as soon as there are any.
    duty_log.write(tx, group.id, "handed_over", now=now, text=str(len(found)))
    show(tx, "hand_over", _id(brief), chat_id=group.chat_id, now=now)
    # The shift before may have left its brief unaccepted: what is still unfinished stands in this one.
    older = select(HandOver).where(HandOver.group_id == group.id, HandOver.shift_end < brief.shift_end)
    for left in tx.exec(older.where(col(HandOver.accepted_at).is_(None)).order_by(col(HandOver.id).desc()).limit(1)):
        _show(tx, left, now=now)
    if found or brief.facts["notes"]:
        set_timer(
            tx,
            key=f"hand_over_late:{brief.id}",
            job="hand_over_late",
            due_at=now + timedelta(minutes=minutes),
            facts={"hand_over": brief.id, "subject": group.title},
            why="why-hand-over-late",
            now=now,
        )


def _for_incoming(tx: Session, hand_over_id: int, by: Person | None, *, now: datetime) -> tuple[HandOver, Person]:
    """The brief, if `by` is of the group and on duty now, or oversees it."""
    brief = tx.get(HandOver, hand_over_id)
    group = tx.get(Group, brief.group_id) if brief else None
    if by is None or not active_roles(tx, by):
        raise Refusal("refusal-not-staff")
    if brief is None or group is None:
        raise Refusal("refusal-no-such-ticket")
    if brief.accepted_at is None and tx.exec(newer_brief(brief)).first() is not None:
        raise Stale("refusal-stale")
    if is_overseer(tx, by):
        return brief, by
    if by.id not in {person.id for person in crew(tx, group)}:
        raise Refusal("refusal-not-your-team", team=group.team)
    if not rota_at(tx, catalogue_of(tx), now).is_on(by.id or 0, now):
        raise Refusal("refusal-hand-over-incoming")
    return brief, by


def _take(tx: Session, item: HandOverItem, person: Person, *, now: datetime) -> bool:
    """Accept an item; False if somebody else did."""
    won = tx.connection().execute(
        update(HandOverItem)
        .where(col(HandOverItem.id) == item.id, col(HandOverItem.accepted_by).is_(None))
        .values(accepted_by=person.id, accepted_at=now)
    )
    if won.rowcount == 0:
        return False
    _take_over(tx, item.ticket_id, person, now=now)
    return True


def _take_over(tx: Session, ticket_id: int, person: Person, *, now: datetime) -> None:
    """Make the matter his, if its owner has gone home and he could have claimed it."""
    ticket = tx.get_one(Ticket, ticket_id)
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    rota = rota_at(tx, catalogue_of(tx), now)
    if owner is None or owner.id == person.id or ticket.status not in IN_WORK or rota.is_on(owner.id or 0, now):
        return
    try:
        claimable(tx, person, ticket_id, catalogue_of(tx))
    except Refusal:
        return
    withdraw_prompt(tx, ticket, owner)
    ticket.owner_id = person.id
    event = note(tx, ticket, what="handed", by=owner, now=now, facts={"to": person.name})
    tell(tx, person, ticket, "brief", event, now=now)
    redraw(tx, ticket, now=now, view="")


def _settle(tx: Session, brief: HandOver, person: Person, *, now: datetime) -> None:
    """The brief is accepted when nothing of it is left."""
    if not _left(tx, brief):
        done = tx.connection().execute(
            update(HandOver)
            .where(col(HandOver.id) == brief.id, col(HandOver.accepted_at).is_(None))
            .values(accepted_by=person.id, accepted_at=now)
        )
        if done.rowcount:
            cancel_timer(tx, f"hand_over_late:{brief.id}", now)
            duty_log.write(tx, brief.group_id, "accepted", now=now, person_id=person.id)
    tx.refresh(brief)
    _show(tx, brief, now=now)


def _left(tx: Session, brief: HandOver) -> list[HandOverItem]:
    items = select(HandOverItem).where(HandOverItem.hand_over_id == brief.id, col(HandOverItem.accepted_by).is_(None))
    return list(tx.exec(items.order_by(col(HandOverItem.id))))


def _taken(tx: Session, person_id: int | None) -> Refusal:
    person = tx.get(Person, person_id) if person_id else None
    return Stale("refusal-hand-over-taken", name=person.name) if person else Stale("refusal-stale")


def _show(tx: Session, brief: HandOver, *, now: datetime) -> None:
    show(tx, "hand_over", _id(brief), chat_id=tx.get_one(Group, brief.group_id).chat_id, now=now)


def _brief_of(tx: Session, group_id: int, shift_end: datetime) -> HandOver:
    return tx.exec(select(HandOver).where(HandOver.group_id == group_id, HandOver.shift_end == shift_end)).one()


def _id(brief: HandOver) -> int:
    assert brief.id is not None
    return brief.id

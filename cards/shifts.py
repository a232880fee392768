"""What people see of shifts: who is on, a day to be swapped, the question off duty, the duty log."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from cards.face import Button, Face
from cards.parts import blocks, heading, lines, moment, press, public_place
from cards.registry import Pen, card, notice
from locales.texts import Html
from models.groups import Group
from models.outbox import Card
from models.people import Person
from models.shifts import LogLine, Swap, SwapState
from models.tickets import IN_HAND, Ticket, TicketStatus

Facts = dict[str, Any]

#: Lines of the duty log on one page of a phone.
LOG_LINES = 15


@notice("duty")
def duty(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """Who is on at the moment of asking, and who comes next, role by role."""
    now = pen("duty-now", at=Html(moment(facts["at"], pen)))
    on = [_role(pen, told["role"], _names(pen, told["on"]) or pen("duty-nobody")) for told in facts["roles"]]
    coming = [_role(pen, told["role"], _coming(pen, told["next"])) for told in facts["roles"] if told["next"]]
    return Face(blocks(lines(now, *on), lines(pen("duty-next"), *coming) if coming else ""))


@card("off_duty")
def off_duty(tx: Session, card: Card, pen: Pen) -> Face | None:
    """In private, to whoever tapped claim off duty: take it anyway?"""
    ticket = tx.get_one(Ticket, card.subject_id)
    about = lines(heading(ticket, pen), public_place(tx, ticket, pen))
    if ticket.status is TicketStatus.OPEN:
        return Face(blocks(about, pen("off-duty-ask")), [[press(pen, "button-claim-anyway", "claimanyway", ticket.id)]])
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if owner is None or ticket.status not in IN_HAND:
        return Face(blocks(about, pen("off-duty-over")))
    key = "off-duty-yours" if owner.user_id == card.chat_id else "off-duty-taken"
    return Face(blocks(about, pen(key, name=owner.name)))


@card("swap")
def swap(tx: Session, card: Card, pen: Pen) -> Face | None:
    """A day to be swapped: the colleague is asked first, then whoever oversees them."""
    asked = tx.get_one(Swap, card.subject_id)
    colleague = tx.get_one(Person, asked.colleague_id)
    to_colleague = colleague.user_id == card.chat_id
    text = lines(_swapped(tx, asked, pen), pen(f"swap-state-{asked.state.value}", colleague=colleague.name))
    if asked.state is SwapState.ASKED and to_colleague:
        return Face(text, [_yes_no(pen, "swapanswer", asked.id)])
    if asked.state is SwapState.AGREED and not to_colleague:
        return Face(text, [_yes_no(pen, "swapdecide", asked.id)])
    return Face(text)


@notice("swap_approved")
def swap_approved(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To both: the day has changed hands."""
    return Face(lines(_swapped(tx, tx.get_one(Swap, facts["swap"]), pen), pen("swap-done")))


@notice("swap_refused")
def swap_refused(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever it concerns: everything stays as it was."""
    return Face(lines(_swapped(tx, tx.get_one(Swap, facts["swap"]), pen), pen("swap-not-done")))


@card("duty_log")
def duty_log(tx: Session, card: Card, pen: Pen) -> Face | None:
    """A day of a group's duty log, newest line last; `view` is the day and how many pages back."""
    group = tx.get(Group, card.subject_id)
    if group is None:
        return None
    text, _, back = card.view.partition(".")
    day, pages_back = date.fromisoformat(text), int(back or 0)
    written = _lines_of(tx, group, day, pen)
    last = len(written) - pages_back * LOG_LINES
    shown = written[max(0, last - LOG_LINES) : max(0, last)]
    title = pen("log-title", group=group.title, day=f"{day:%m-%d}")
    told = [_log_line(tx, line, pen) for line in shown] or [pen("log-empty")]
    buttons = [press(pen, "log-yesterday", "logpage", group.id, f"{day - timedelta(days=1)}.0")]
    if last > LOG_LINES:
        buttons.append(press(pen, "log-older", "logpage", group.id, f"{day}.{pages_back + 1}"))
    if pages_back:
        buttons.append(press(pen, "log-newer", "logpage", group.id, f"{day}.{pages_back - 1}"))
    return Face(blocks(title, lines(*told)), [buttons])


def _lines_of(tx: Session, group: Group, day: date, pen: Pen) -> Sequence[LogLine]:
    first = datetime(day.year, day.month, day.day, tzinfo=pen.zone)
    # The estate's midnights: in the nights of a clock change they are not 24 hours apart.
    last = datetime.combine(day + timedelta(days=1), first.timetz())
    ours = (col(LogLine.group_id) == group.id) | col(LogLine.group_id).is_(None)
    written = select(LogLine).where(ours, LogLine.at >= first, LogLine.at < last)
    return tx.exec(written.order_by(col(LogLine.at), col(LogLine.id))).all()


def _log_line(tx: Session, line: LogLine, pen: Pen) -> str:
    person = tx.get(Person, line.person_id) if line.person_id else None
    ticket = tx.get(Ticket, line.ticket_id) if line.ticket_id else None
    said = pen(
        f"log-{line.what.replace('_', '-')}",
        name=person.name if person else "",
        number=(ticket.number if ticket else None) or "—",
        text=line.text,
    )
    return f"{line.at.astimezone(pen.zone):%H:%M} {said}"


def _swapped(tx: Session, asked: Swap, pen: Pen) -> str:
    person, colleague = tx.get_one(Person, asked.person_id), tx.get_one(Person, asked.colleague_id)
    day = pen("swap-day", month=str(asked.day.month), day=str(asked.day.day), weekday=weekday(asked.day, pen))
    return pen("swap-title", name=person.name, colleague=colleague.name, day=Html(day), hours=asked.hours)


def weekday(day: date, pen: Pen) -> str:
    """Mon, Tue ... as people say it."""
    return pen.words(f"weekday-{day.isoweekday()}")


def _yes_no(pen: Pen, verb: str, id: int | None) -> list[Button]:
    return [press(pen, "button-swap-yes", verb, id, "yes"), press(pen, "button-swap-no", verb, id, "no")]


def _role(pen: Pen, role: str, names: str) -> str:
    return pen("duty-role", role=pen.words(f"role-{role}"), names=Html(names))


def _names(pen: Pen, on: list[list[str]]) -> str:
    told = [
        pen("duty-until", name=name, clock=_clock(until, pen)) if until else pen("duty-always", name=name)
        for name, until in on
    ]
    return pen.words("list-comma").join(told)


def _coming(pen: Pen, coming: list[list[str]]) -> str:
    told = [pen("duty-from", name=name, at=Html(moment(start, pen))) for name, start in coming]
    return pen.words("list-comma").join(told)


def _clock(iso: str, pen: Pen) -> str:
    return f"{datetime.fromisoformat(iso).astimezone(pen.zone):%H:%M}"

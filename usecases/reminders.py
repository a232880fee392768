"""The ladder: once a day each unpaid bill that reached a step is reminded of, all of a person's in one message.

A part of a hundred units at a time writes down who has reached what and sets the timer of the next part
in the same transaction; the last part begins one campaign for the day. A step that was missed is not
made up for: only the latest is sent, and the others are noted with the reason.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, or_, select

from models.audience import Audience
from models.bill_figures import running_dispute, running_promise
from models.bills import Bill, PayPromise, Reminder
from models.campaigns import Campaign
from models.catalogue_fees import FeeKind
from models.columns import in_zone
from models.estate import Household, Unit
from models.ladder import bounds, broken_on, climbing, overdue, reached, unpaid
from models.people import Person, Role
from usecases import campaigns
from usecases.audience import can_be_asked
from usecases.bill_calls import list_calls
from usecases.bill_disputes import complaining
from usecases.bills import today
from usecases.followers import catalogue_of
from usecases.pay_promises import end_promises
from usecases.routing import people_with
from usecases.timers import set_timer

#: How many units one transaction looks at: the lock is held for a moment only.
PART = 100


def remind(tx: Session, day: date | None = None, after: int = 0, *, now: datetime) -> int:
    """Take the next part of a day's ladder, units above `after`; answers how many units it looked at.

    A part that runs twice writes nothing twice. One whose day is over ends: the next day's knows what was missed.
    """
    day = day or today(tx, now)
    if day != today(tx, now):
        return 0
    furthest = max((-min(kind.ladder, default=0) for kind in catalogue_of(tx).fees.kinds.values()), default=0)
    units = climbing(tx, day, furthest, after=after, limit=PART)
    calls = _look_at(tx, units, day, furthest, now=now)
    list_calls(tx, calls, day, now=now)
    if len(units) == PART:
        facts = {"day": day.isoformat(), "after": units[-1], "subject": day.isoformat()}
        set_timer(tx, key=f"reminders:{day}:{units[-1]}", job="remind_part", due_at=now, facts=facts,
                  why="why-reminders", now=now)  # fmt: skip
    else:
        _send(tx, day, now=now)
    return len(units)


def announce(tx: Session, import_id: int, *, by: Person | None, now: datetime) -> Campaign:
    """Tell everybody of each unit with a bill of this import, once per unit, at a decent hour."""
    audience = Audience(bills=import_id)
    return campaigns.begin(tx, f"bills:{import_id}", "new_bills", import_id, audience, per_unit=True, by=by, now=now)


def _look_at(tx: Session, units: list[int], day: date, furthest: int, *, now: datetime) -> list[int]:
    """Note what each unit has reached; answers which of them the butlers are to call.

    Everything is read and written for all units at once: asked unit by unit it takes twenty times as long.
    """
    bills, taken, promises = _known(tx, units, day + timedelta(days=furthest))
    at_peace, heard = complaining(tx, now=now), _reached_by_words(tx, units, now=now)
    rows: list[dict[str, Any]] = []
    calls = []
    for unit in units:
        open_ones = [promise for promise in promises[unit] if promise.ended_at is None]
        # Whoever promised, or complains about fees, is left in peace: his steps wait.
        if unit in at_peace or any(promise.until >= day for promise in open_ones):
            continue
        if open_ones:
            end_promises(tx, unit, now=now)
        for bill in bills[unit]:
            steps = _new_steps(tx, bill, taken[bill.id or 0], day)
            noted = _noted(tx, bill, steps, promises[unit], day, deaf=unit not in heard)
            rows += [{"bill_id": bill.id, "step": step, "at": now, "skipped": why} for step, why in noted.items()]
            if _to_call(tx, bill, noted):
                calls.append(unit)
    if rows:
        # Two processes at the same part: the second's rows are refused, and it begins again with what is there.
        tx.execute(insert(Reminder), rows)
    return list(dict.fromkeys(calls))


def _known(
    tx: Session, units: list[int], until: date
) -> tuple[dict[int, list[Bill]], dict[int, set[int]], dict[int, list[PayPromise]]]:
    """The units' unpaid bills, the steps that each bill has taken, and the units' promises."""
    bills: defaultdict[int, list[Bill]] = defaultdict(list)
    taken: defaultdict[int, set[int]] = defaultdict(set)
    promises: defaultdict[int, list[PayPromise]] = defaultdict(list)
    for bill in unpaid(tx, units, until):
        bills[bill.unit_id].append(bill)
    ids = [bill.id for each in bills.values() for bill in each]
    for bill_id, step in tx.exec(select(Reminder.bill_id, Reminder.step).where(col(Reminder.bill_id).in_(ids))):
        taken[bill_id].add(step)
    for promise in tx.exec(select(PayPromise).where(col(PayPromise.unit_id).in_(units))):
        promises[promise.unit_id].append(promise)
    return bills, taken, promises


def _reached_by_words(tx: Session, units: list[int], *, now: datetime) -> set[int]:
    """The units in which somebody lives who can be written to."""
    homes = select(Household.unit_id).join(Person, col(Person.id) == col(Household.person_id))
    homes = homes.where(or_(col(Household.until).is_(None), col(Household.until) > now), *can_be_asked())
    return set(tx.exec(homes.where(col(Household.unit_id).in_(units)).distinct()))


def _new_steps(tx: Session, bill: Bill, taken: set[int], day: date) -> list[int]:
    """The steps that the bill has reached and not taken; none while it is disputed, nor on the day it came."""
    kind = catalogue_of(tx).fees.kinds.get(bill.fee, FeeKind())
    if _came_on(tx, bill) >= day or running_dispute(tx, bill) is not None:
        return []
    return [step for step in reached(kind, bill.due, day) if step not in taken]


def _noted(
    tx: Session, bill: Bill, steps: list[int], promises: list[PayPromise], day: date, *, deaf: bool
) -> dict[int, str]:
    """Each new step with why it is skipped; empty for the latest, unless it is no news or reaches nobody."""
    noted = {}
    kind = catalogue_of(tx).fees.kinds.get(bill.fee, FeeKind())
    for step in steps:
        on = bill.due + timedelta(days=step)
        if step != reached(kind, bill.due, day)[-1]:
            noted[step] = "promised" if any(_day(tx, p.at) <= on <= p.until for p in promises) else "late"
        elif step < 0 and on <= _came_on(tx, bill):
            # He was told of the bill itself after that day.
            noted[step] = "late"
        else:
            noted[step] = "unreachable" if deaf else ""
    return noted


def _to_call(tx: Session, bill: Bill, noted: dict[int, str]) -> bool:
    """Whether the butlers call as well: the step says so, or no message reaches the unit."""
    said = {step: why for step, why in noted.items() if step >= 0 and why in ("", "unreachable")}
    first = catalogue_of(tx).fees.kinds.get(bill.fee, FeeKind()).butler_from
    return any(why or (first is not None and step >= first) for step, why in said.items())


def _send(tx: Session, day: date, *, now: datetime) -> Campaign | None:
    """One campaign for the units that reached a step today, or whose promise was not kept."""
    units = _to_write_to(tx, day)
    if not units:
        return None
    labels = list(tx.exec(select(Unit.label).where(col(Unit.id).in_(units)).order_by(col(Unit.id))))
    manager = next(iter(people_with(tx, Role.MANAGER) or people_with(tx, Role.CASHIER)), None)
    name, audience = f"reminder:{day}", Audience(units=labels)
    return campaigns.begin(tx, name, "bill_reminder", day.toordinal(), audience, by=manager, now=now)


def _to_write_to(tx: Session, day: date) -> set[int]:
    zone = catalogue_of(tx).zone
    begins, ends = bounds(day, zone)
    sent = select(Bill.unit_id).join(Reminder, col(Reminder.bill_id) == col(Bill.id))
    sent = sent.where(Reminder.skipped == "", Reminder.at >= begins, Reminder.at < ends)
    ended = select(PayPromise.unit_id).where(col(PayPromise.ended_at) >= begins, col(PayPromise.ended_at) < ends)
    broken = {promise.unit_id for promise in broken_on(tx, day, zone, set(tx.exec(ended)))}
    hopeful = {unit for unit in broken if running_promise(tx, unit, day) is None}
    return set(tx.exec(sent)) | {bill.unit_id for bill in overdue(tx, hopeful, day)}


def _came_on(tx: Session, bill: Bill) -> date:
    return _day(tx, bill.created_at)


def _day(tx: Session, moment: datetime) -> date:
    return in_zone(moment, catalogue_of(tx).estate.zone).date()

"""The ladder of reminders: which step a bill has reached on a day, and which bills a day's reminder is about."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from models.bills import Bill, BillStatus, PayPromise, Reminder
from models.catalogue_fees import FeeKind


def reached(kind: FeeKind, due: date, day: date) -> list[int]:
    """The steps whose day has come, in order."""
    return [step for step in kind.ladder if due + timedelta(days=step) <= day]


def bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When a day begins at the estate, and the next."""
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def reminded_on(tx: Session, day: date, zone: ZoneInfo, unit_ids: Collection[int]) -> list[tuple[Bill, int]]:
    """The bills of some units that a day's reminder is about and that are still to be paid, with their steps."""
    begins, ends = bounds(day, zone)
    asked = select(Bill, Reminder.step).join(Reminder, col(Reminder.bill_id) == col(Bill.id))
    asked = asked.where(col(Bill.unit_id).in_(unit_ids), Reminder.skipped == "", *_unpaid())
    asked = asked.where(Reminder.at >= begins, Reminder.at < ends)
    return list(tx.exec(asked.order_by(col(Bill.unit_id), col(Bill.due), col(Bill.id))))


def broken_on(tx: Session, day: date, zone: ZoneInfo, unit_ids: Collection[int]) -> list[PayPromise]:
    """The promises of some units whose day had passed unkept when the ladder went on that day.

    Kept is a promise of which every bill that was there then is paid, however many came since.
    """
    begins, ends = bounds(day, zone)
    asked = select(PayPromise).where(col(PayPromise.unit_id).in_(unit_ids), PayPromise.until < day)
    asked = asked.where(col(PayPromise.ended_at) >= begins, col(PayPromise.ended_at) < ends)
    meant = exists().where(col(Bill.unit_id) == col(PayPromise.unit_id), col(Bill.created_at) <= col(PayPromise.at))
    return list(tx.exec(asked.where(meant.where(*_unpaid()))))


def overdue(tx: Session, unit_ids: Collection[int], day: date) -> list[Bill]:
    """The bills of some units whose due date has passed and that are still to be paid."""
    asked = select(Bill).where(col(Bill.unit_id).in_(unit_ids), Bill.due < day, *_unpaid())
    return list(tx.exec(asked.order_by(col(Bill.unit_id), col(Bill.due), col(Bill.id))))


def climbing(tx: Session, day: date, furthest: int, *, after: int, limit: int) -> list[int]:
    """The next units above `after` with an unpaid bill that is due within `furthest` days of a day."""
    asked = select(Bill.unit_id).where(Bill.due <= day + timedelta(days=furthest), Bill.unit_id > after, *_unpaid())
    return list(tx.exec(asked.distinct().order_by(col(Bill.unit_id)).limit(limit)))


def unpaid(tx: Session, unit_ids: Collection[int], until: date) -> list[Bill]:
    """The unpaid bills of some units that are due by a day. Whose principal is paid is not reminded of a late fee."""
    asked = select(Bill).where(col(Bill.unit_id).in_(unit_ids), Bill.due <= until, *_unpaid())
    return list(tx.exec(asked.order_by(col(Bill.unit_id), col(Bill.due), col(Bill.id))))


def _unpaid() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Bill.status) == BillStatus.OPEN, col(Bill.paid) < col(Bill.amount)

"""`guanjia jobs`: what is due when, and why, a line each.

11-21 15:33  clock_due               R-261121-001    nobody has taken it yet  [overdue by 00:07]
"""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from locales.texts import Texts, Words
from models.catalogue import Catalogue
from scheduler.calendar import next_tick
from scheduler.schedules import schedules
from usecases.planned import Planned, planned


def due_lines(tx: Session, catalogue: Catalogue, texts: Texts, limit: int, *, now: datetime) -> list[str]:
    """The list in the estate's language and time; schedules that no running bot has planned yet are at its end."""
    words = texts(catalogue.estate.language)
    found = planned(tx, limit, now=now)
    unplanned = list(_unplanned(catalogue, {one.job for one in found if one.recurring}, now))
    told = [_line(one, catalogue, words, now) for one in [*found, *sorted(unplanned, key=lambda one: one.due_at)]]
    return told[:limit] or [words("jobs-none")]


def _unplanned(catalogue: Catalogue, known: set[str], now: datetime) -> Iterator[Planned]:
    for schedule in schedules(catalogue):
        if schedule.job not in known:
            at = next_tick(schedule.cron, now, catalogue.zone)
            yield Planned(at, schedule.job, str(schedule.facts.get("subject", "")), schedule.why, "", True, False)


def _line(one: Planned, catalogue: Catalogue, words: Words, now: datetime) -> str:
    late = int((now - one.due_at).total_seconds()) // 60
    state = words("jobs-overdue", hours=f"{late // 60:02d}", minutes=f"{late % 60:02d}") if one.overdue else ""
    recurs = words("jobs-recurs") if one.recurring else ""
    why = words(one.why) if one.why and words.has(one.why) else one.why
    at = f"{one.due_at.astimezone(catalogue.zone):%m-%d %H:%M}"
    parts = (f"{at}", f"{one.job:22}", f"{one.about:14}", why, recurs, state)
    return "  ".join(part for part in parts if part).rstrip()

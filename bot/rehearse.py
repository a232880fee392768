"""`guanjia rehearse`: the same history under two sets of rules, as tables an operator can decide by."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from bot.roster_file import read_roster
from bot.settings import Settings
from catalogue.load import load
from models.catalogue import Catalogue
from models.database import Database
from models.migrate import upgrade
from models.promises import ClockKind
from usecases.rehearsal import STEPS, Comparison, History, Row, compare, read_history, rota_with
from usecases.rosters import Entry

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: More tickets than this are counted, not listed.
LISTED = 20


def command(
    settings: Settings, since: datetime, to: datetime | None, catalogue: Path | None, roster: Path | None
) -> None:
    """What the command line does; raises the mistakes of the catalogue and of the roster."""
    present = load(settings.catalogue)
    new = load_new(catalogue, settings.catalogue) if catalogue else present
    entries = read_roster(roster) if roster else None
    upgrade(settings.database)
    db = Database(settings.database)
    db.info["catalogue"] = present
    try:
        begin = day_begins(since.date(), present.zone)
        end = day_begins(to.date() + timedelta(days=1), present.zone) if to else db.clock()
        history, found = rehearse(db, new, entries, begin, end)
    finally:
        db.close()
    show(history, found, present.zone, Console())


def load_new(path: Path, present: Path | None) -> Catalogue:
    """The catalogue to try: a folder is one, a file takes the place of the present one's top-level keys."""
    return load(path) if path.is_dir() else load(present, over=path)


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day in the estate."""
    return datetime.combine(day, time(), zone)


def rehearse(
    db: Database, new: Catalogue, entries: list[Entry] | None, since: datetime, to: datetime
) -> tuple[History, Comparison]:
    """What was, and how it compares with the rules the house runs by. The bot may run meanwhile."""
    present: Catalogue = db.info["catalogue"]
    history = db.read_sync(read_history, since, to)
    before = db.read_sync(rota_with, None, present)
    # Whoever tries a file out writes for a moment, and takes it back.
    after = db.run_sync(rota_with, entries, new) if entries else db.read_sync(rota_with, None, new)
    return history, compare(history, (present, before), (new, after))


def show(history: History, found: Comparison, zone: ZoneInfo, console: Console) -> None:
    """Print it: what was replayed, how well that agrees with the record, then table by table."""
    last = (history.to - timedelta(microseconds=1)).astimezone(zone)
    console.print(f"Tickets: {len(history.lives)}, from {history.since.astimezone(zone):%F} to {last:%F}")
    console.print(_agreement(history, found), soft_wrap=True)
    if not history.lives:
        return
    clocks = list(ClockKind)
    for title, rows in (
        ("Late, by clock", found.rows(lambda one: (clocks.index(one.clock), one.clock.value))),
        ("Late, by team", found.rows(lambda one: (0, one.team))),
        ("Late, by the day it came in", found.rows(lambda one: (one.weekday, WEEKDAYS[one.weekday]))),
    ):
        console.print(_late_table(title, rows))
    console.print(_told_table(found))
    console.print(_duty_table(found))
    for title, tickets in (("Newly late", found.newly_late), ("Newly in time", found.newly_in_time)):
        console.print("\n".join(_tickets(title, tickets)), soft_wrap=True)


def _agreement(history: History, found: Comparison) -> str:
    recorded, replayed = len(history.late), len(found.before.late)
    told = f"On record {recorded} late clocks, replayed under the present rules {replayed}."
    if history.late == found.before.late:
        return told
    differ = len(history.late ^ found.before.late)
    return f"{told} They differ in {differ}: other rules were in force then, or a ticket was changed later."


def _late_table(title: str, rows: list[Row]) -> Table:
    table = Table("", "clocks", "late before", "late after", "change", title=title, title_justify="left")
    for row in rows:
        same = row.clocks_before == row.clocks_after
        clocks = str(row.clocks_before) if same else f"{row.clocks_before}, then {row.clocks_after}"
        before, after = _share(row.late_before, row.clocks_before), _share(row.late_after, row.clocks_after)
        table.add_row(row.label, clocks, before, after, _change(row.late_before, row.late_after))
    return table


def _told_table(found: Comparison) -> Table:
    before, after = found.before.steps(), found.after.steps()
    table = Table("", "before", "after", "change", title="Told that something is late", title_justify="left")
    for step in STEPS:
        if before[step] or after[step]:
            table.add_row(step, str(before[step]), str(after[step]), _change(before[step], after[step]))
    nights = found.at_night(found.before), found.at_night(found.after)
    table.add_section()
    table.add_row("of these at night", str(nights[0]), str(nights[1]), _change(*nights))
    return table


def _duty_table(found: Comparison) -> Table:
    before, after = found.before, found.after
    table = Table("", "before", "after", "change", title="Rosters", title_justify="left")
    for label, counts in (
        ("first claimed by somebody off duty", (len(before.claimed_off_duty), len(after.claimed_off_duty))),
        ("came in with nobody able on duty", (len(before.nobody_on_duty), len(after.nobody_on_duty))),
    ):
        table.add_row(label, str(counts[0]), str(counts[1]), _change(*counts))
    return table


def _tickets(title: str, late: list[tuple[str, ClockKind]]) -> Iterator[str]:
    numbers: dict[str, list[str]] = {}
    for number, clock in late:
        numbers.setdefault(number, []).append(clock.value)
    yield f"{title}: {len(numbers) or 'none'}"
    for number in list(numbers)[:LISTED]:
        yield f"  {number}  {', '.join(numbers[number])}"
    if len(numbers) > LISTED:
        yield f"  and {len(numbers) - LISTED} more"


def _share(late: int, clocks: int) -> str:
    return f"{late} ({late / clocks:.0%})" if clocks else "-"


def _change(before: int, after: int) -> str:
    return f"{after - before:+d}" if after != before else "="

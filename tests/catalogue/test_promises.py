"""What an operator writes about promised times is whole, or refused with the line and the remedy."""

from datetime import timedelta
from pathlib import Path

import pytest

from catalogue.load import CatalogueError, load
from models.catalogue_promises import read_quiet, read_span
from models.promises import ClockKind
from models.tickets import Urgency

PROMISES = """\
calendars:
  always: {always: true}
  office: {week: {mon-fri: ["08:30-17:30"]}}
promises:
  clocks:
    - {kinds: [repair], categories: [water], key_tenant: true, first: 3m always, fix: 2h always}
    - {urgencies: [emergency], first: 1m30s always}
    - {first: 3m office, fix: 3wd office}
  ladders:
    - {clocks: [first], rungs: [{after: 0m, tell: group}, {after: 5m, tell: supervisor}]}
    - rungs:
        - {after: 0m, tell: owner}
        - {after: 1h, tell: manager, where: group}
  quiet: "21:30-08:00"
  nudge: {share: 0.2, at_least: 15m}
  emergency: {repeat: 2m}
"""


@pytest.fixture
def whole(folder: Path) -> Path:
    (folder / "promises.yaml").write_text(PROMISES, encoding="utf-8")
    return folder


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as refused:
        load(folder)
    return [str(mistake) for mistake in refused.value.mistakes]


@pytest.mark.parametrize(
    ("kind", "category", "urgency", "key_tenant", "clocks"),
    [
        ("repair", "water", Urgency.NORMAL, True, {"first": timedelta(minutes=3), "fix": timedelta(hours=2)}),
        ("repair", "other", Urgency.EMERGENCY, True, {"first": timedelta(seconds=90)}),
        ("repair", "water", Urgency.NORMAL, False, {"first": timedelta(minutes=3), "fix": timedelta(0)}),
        ("praise", "", Urgency.NORMAL, True, {"first": timedelta(minutes=3), "fix": timedelta(0)}),
    ],
)
def test_the_first_entry_that_fits_is_taken_whole(
    whole: Path, kind: str, category: str, urgency: Urgency, key_tenant: bool, clocks: dict[str, timedelta]
) -> None:
    found = load(whole).promises.clocks_for(kind, category, urgency, key_tenant)

    assert {clock.value: budget.span for clock, budget in found.items()} == clocks


def test_working_days_are_days(whole: Path) -> None:
    fix = load(whole).promises.clocks_for("praise", "", Urgency.NORMAL, False)[ClockKind.FIX]

    assert (fix.days, fix.calendar) == (3, "office")


def test_a_ladder_may_be_for_one_clock_only(whole: Path) -> None:
    promises = load(whole).promises
    ticket = ("repair", "water", Urgency.NORMAL, False)

    assert [rung.tell for rung in promises.rungs_for(ClockKind.FIRST, *ticket)] == ["group", "supervisor"]
    assert [rung.tell for rung in promises.rungs_for(ClockKind.FIX, *ticket)] == ["owner", "manager"]


def test_without_promises_nothing_is_promised(folder: Path) -> None:
    assert load(folder).promises.clocks_for("repair", "water", Urgency.NORMAL, False) == {}


def test_what_we_ship_keeps_the_trades_own_times() -> None:
    promises = load().promises

    def times(kind: str, urgency: Urgency = Urgency.NORMAL, key_tenant: bool = False) -> dict[str, timedelta]:
        found = promises.clocks_for(kind, "other", urgency, key_tenant)
        return {clock.value: budget.span for clock, budget in found.items()}

    minutes3 = timedelta(minutes=3)
    assert times("repair") == {"first": minutes3, "arrival": timedelta(hours=6), "fix": timedelta(hours=24)}
    assert times("complaint") == {"first": minutes3, "arrival": timedelta(hours=24), "fix": timedelta(days=3)}
    emergency = {"first": minutes3, "arrival": timedelta(minutes=15), "fix": timedelta(hours=2)}
    assert all(times(kind, Urgency.EMERGENCY) == emergency for kind in load().kinds)
    for kind in ("repair", "complaint"):
        sooner, usual = times(kind, key_tenant=True), times(kind)
        assert all(sooner[clock] <= usual[clock] for clock in usual)
        assert sooner != usual


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("0m", timedelta()),
        ("90s", timedelta(seconds=90)),
        ("1h30m", timedelta(minutes=90)),
        ("2d", timedelta(days=2)),
    ],
)
def test_a_span_is_written_in_letters(text: str, span: timedelta) -> None:
    assert read_span(text) == span


def test_quiet_hours_end_the_next_day_or_the_same() -> None:
    assert (read_quiet("21:30-08:00"), read_quiet("13:00-14:00"), read_quiet("")) == ((1290, 1920), (780, 840), None)


TABLE = [
    ("fix: 2h always", "fix: 2h alway", "6: no calendar is called 'alway' -> did you mean 'always'?"),
    ("fix: 2h always", "fix: 2h", "6: '2h' names no calendar -> write for instance 2h always"),
    ("fix: 2h always", "fix: 2x always", "6: '2x' is no span of time -> write for instance 15m, 1h30m or 2d"),
    ("fix: 2h always", "fix: 0m always", "6: '0m' is no time at all -> write for instance 15m"),
    ("fix: 3wd office", "fix: 0wd office", "8: '0wd office' is no time at all -> write for instance 3wd office"),
    ("fix: 2h always", "fix: 120", '6: 120 is no time to keep -> write for instance "24h always" or "3wd office"'),
    ("kinds: [repair]", "kinds: [repairs]", "6: no kind is called 'repairs' -> did you mean 'repair'?"),
    ("categories: [water]", "categories: [pipes]", "6: no kind of this entry has a category 'pipes' -> use one of: "
     "other, water"),
    ("urgencies: [emergency]", "urgencies: [urgnt]", "7: an entry of 'urgencies' cannot be 'urgnt' -> did you mean "
     "'urgent'?"),
    ("key_tenant: true", "key_tenant: 3", "6: 'key_tenant' must be true or false, not 3 -> write true or false"),
    ("first: 1m30s always", "fist: 1m30s always", "7: unknown key 'fist' -> did you mean 'first'?"),
    ("tell: supervisor", "tell: superviser", "10: 'tell' cannot be 'superviser' -> did you mean 'supervisor'?"),
    ("where: group", "where: grup", "13: 'where' cannot be 'grup' -> did you mean 'group'?"),
    ("after: 5m", "after: 0m", "10: each rung must come after the one before it -> write the rungs in the order of "
     "`after`"),
    ("after: 1h", "after: soon", "13: 'soon' is no span of time -> write for instance 15m, 1h30m or 2d"),
    ("[{after: 0m, tell: group}, {after: 5m, tell: supervisor}]", "[]", "10: a ladder without rungs leads nowhere -> "
     "add {after: 0m, tell: owner}"),
    ("    - rungs:", "    - kinds: [praise]\n      rungs:", "9: nobody hears when 'fix' of repair is late -> end the "
     "ladders with one for all: - rungs: [{after: 0m, tell: owner}]"),
    ("    - {first: 3m office", "    - {first: 4m always}\n    - {first: 3m office", "9: this entry is never taken: "
     "the one above fits everything -> move it above that one"),
    ("21:30-08:00", "21.30-08.00", "14: '21.30-08.00' are no quiet hours -> write for instance \"21:30-08:00\", or "
     '"" for none'),
    ("21:30-08:00", "08:00-08:00", "14: '08:00-08:00' would be quiet for ever -> write for instance \"21:30-08:00\", "
     'or "" for none'),
    ("share: 0.2", "share: 2", "15: 'share' is 2 -> write 1.0 or less"),
    ("at_least: 15m", "at_least: 0m", "15: '0m' is no time at all -> write for instance 15m"),
    ("repeat: 2m", "repeat: 0s", "16: '0s' is no time at all -> write for instance 15m"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mistake"), TABLE, ids=[case[2].split(" -> ")[0][:60] for case in TABLE])
def test_each_mistake_is_told_with_its_line_and_remedy(whole: Path, old: str, new: str, mistake: str) -> None:
    assert PROMISES.count(old) == 1
    (whole / "promises.yaml").write_text(PROMISES.replace(old, new), encoding="utf-8")

    assert mistakes(whole) == [f"promises.yaml:{mistake}"]

"""Return visits that nobody would make, or that never end, are refused with file, line and remedy."""

from pathlib import Path

import pytest

from catalogue.load import load
from tests.catalogue.test_load import mistakes_in

VISITS = """\
after_work:
  remind_hours: 24
  close_days: 7
visits:
  ask_kinds: [repair]
  draw_kinds: [praise]
  share: 0.1
  quotas: [worker, category]
  draw_on: mon
  draw_at: "09:00"
  team: desk
recovery:
  recovered_from: 4
"""


@pytest.fixture
def visits(folder: Path) -> Path:
    """The small catalogue with a file of visits."""
    (folder / "visits.yaml").write_text(VISITS, encoding="utf-8")
    return folder


def test_what_is_not_said_has_a_sensible_default(visits: Path) -> None:
    found = load(visits)

    assert (found.visits.door_share, found.visits.days, found.recovery.hours) == (0.3, 3, 24)
    assert found.visits.draw_cron == "0 9 * * mon"


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("[repair]", "[repairs]", "visits.yaml:5: no kind is called 'repairs' -> did you mean 'repair'?"),
        ("[praise]", "[gossip]", "visits.yaml:6: no kind is called 'gossip' -> use one of: praise, repair"),
        ("team: desk", "team: dusk", "visits.yaml:11: no team is called 'dusk', and it makes the visits -> did you "
         "mean 'desk'?"),
        ("share: 0.1", "share: 10", "visits.yaml:7: 'share' is 10 -> write 1.0 or less"),
        ("share: 0.1", "share: 0", "visits.yaml:7: 'share' is 0 -> write 0.001 or more"),
        ("[worker, category]", "[worker, colour]", "visits.yaml:8: an entry of 'quotas' cannot be 'colour' -> use one "
         "of: building, category, worker"),
        ("[worker, category]", "[]", "visits.yaml:4: quotas is empty -> name worker, building or category"),
        ("[worker, category]", "[worker, worker]", "visits.yaml:4: quotas names something twice -> keep one of them"),
        ("draw_on: mon", "draw_on: monday", "visits.yaml:9: 'draw_on' cannot be 'monday' -> did you mean 'mon'?"),
        ('"09:00"', '"9 am"', "visits.yaml:10: '9 am' is no time of day -> write it in quotes, like \"09:00\""),
        ("close_days: 7", "close_days: 1", "visits.yaml:1: reminded after 24 hours, closed after 1 days -> remind "
         "before the close"),
        ("recovered_from: 4", "recovered_from: 2", "visits.yaml:13: 2 stars are low (limits) and recovered at once -> "
         "write 3 or more"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line_and_remedy(visits: Path, old: str, new: str, mistake: str) -> None:
    (visits / "visits.yaml").write_text(VISITS.replace(old, new), encoding="utf-8")

    assert mistakes_in(visits) == [mistake]

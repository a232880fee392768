"""A whole small catalogue in two files, to be broken in one place at a time."""

from pathlib import Path

import pytest

ESTATE = """\
estate:
  name: Cloud Garden
  zone: Asia/Shanghai
  phone: 0571-8800-0000
kinds:
  repair:
    letter: R
    understood_as: [RP]
    flow: work
    otherwise: other
    categories:
      water: {trade: water, understood_as: water}
      other: {understood_as: oth}
  praise:
    letter: P
    understood_as: [PR]
    flow: note
"""

SERVICE = """\
teams:
  engineering: {roles: [worker], trades: true}
  desk:
    roles: [desk]
routes:
  - {kinds: [repair], categories: [water], team: engineering}
  - {team: desk}
hazards:
  fire: {call: "119"}
hold_reasons: [parts, weather]
hold_hours: [2, 24]
promise_hours: [1, 2]
decline_reasons: [private]
return_reasons: [dirty]
praise_chips: [fast]
blame_chips: [slow]
limits:
  urge_minutes: 30
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lines are counted from the top of estate.yaml and service.yaml above."""
    (tmp_path / "estate.yaml").write_text(ESTATE, encoding="utf-8")
    (tmp_path / "service.yaml").write_text(SERVICE, encoding="utf-8")
    return tmp_path

"""Emergencies act by themselves, so they must be seen; their look-alikes must not send anyone running."""

import pytest

from tests.understanding.conftest import Said, table


@pytest.mark.parametrize("row", table("emergencies"), ids=lambda row: row["text"])
def test_an_emergency_is_told_from_its_look_alikes(said: Said, row: dict[str, str]) -> None:
    understood = said(row["text"])
    assert understood.urgency in row["urgency"].split("/")
    if row["hazard"] != "-":
        assert understood.hazard in row["hazard"].split("/")


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("煤气味好重", "E"),
        ("没有煤气味", "N"),
        ("有煤气味吗？", "ASK"),
        ("如果有煤气味", "N"),
        ("上个月有煤气味", "N"),
        ("上个月有煤气味，现在又有了", "E"),
        ("昨晚又有煤气味了", "ASK"),
        ("消防演习：假装着火", "N"),
        ("听说着火了", "ASK"),
        ("听说着火了，现在楼道全是烟", "E"),
    ],
)
def test_a_guard_takes_an_emergency_back_or_asks(said: Said, text: str, urgency: str) -> None:
    understood = said(text)
    assert understood.urgency == urgency, understood.reasons


def test_an_emergency_at_the_end_of_a_long_letter_is_still_seen(said: Said) -> None:
    letter = "各位好，我想说说小区这些年的变化。" * 120 + "现在楼道着火了！"
    assert said(letter).urgency == "E"

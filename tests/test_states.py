"""The picture of a ticket's life is the life: docs/ticket-states.md says what models/tickets.py says."""

import re
from pathlib import Path

from models.parcels import PARCEL_MOVES, ParcelStatus
from models.tickets import FINAL, MOVES, TicketStatus

PAGE = (Path(__file__).parent.parent / "docs" / "ticket-states.md").read_text(encoding="utf-8")
CHART = PAGE.split("```mermaid")[1].split("```")[0]
LEGAL = sorted((old.value, new.value) for old, nexts in MOVES.items() for new in nexts)


def test_the_chart_draws_every_legal_move_and_no_other():
    drawn = re.findall(r"^ +([a-z]+) --> ([a-z]+): \S", CHART, re.M)

    assert sorted(drawn) == LEGAL


def test_the_chart_ends_where_tickets_end():
    assert re.findall(r"\[\*\] --> ([a-z]+)", CHART) == [TicketStatus.DRAFT]
    assert set(re.findall(r"([a-z]+) --> \[\*\]", CHART)) == {status.value for status in FINAL}


def test_every_move_is_told_in_one_sentence():
    told = re.findall(r"^\| ([a-z]+) \| ([a-z]+) \| [A-Z][^|.]+\. \|$", PAGE, re.M)

    assert sorted(told) == LEGAL


def test_a_parcels_chart_draws_every_legal_move_and_no_other():
    page = (Path(__file__).parent.parent / "docs" / "parcel-states.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^ +([a-z]+) --> ([a-z]+): \S", page, re.M)

    assert sorted(drawn) == sorted((old.value, new.value) for old, nexts in PARCEL_MOVES.items() for new in nexts)
    assert set(re.findall(r"([a-z]+) --> \[\*\]", page)) == {each for each in ParcelStatus if not PARCEL_MOVES[each]}

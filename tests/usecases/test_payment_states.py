"""The picture of a payment's life is the life: docs/payment-states.md says what models/payments.py says."""

import re
from pathlib import Path

from models.payments import PAYMENT_MOVES

CHART = (Path(__file__).parents[2] / "docs" / "payment-states.md").read_text(encoding="utf-8")


def test_the_chart_draws_every_legal_move_and_no_other() -> None:
    drawn = re.findall(r"^ +([a-z]+) --> ([a-z]+): \S", CHART, re.M)

    assert sorted(drawn) == sorted((old.value, new.value) for old, nexts in PAYMENT_MOVES.items() for new in nexts)


def test_the_chart_ends_where_payments_end() -> None:
    final = {status.value for status, nexts in PAYMENT_MOVES.items() if not nexts}

    assert set(re.findall(r"([a-z]+) --> \[\*\]", CHART)) == final

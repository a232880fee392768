"""The rules: one verb each, in one transaction each.

A rule is `def verb(tx, ..., *, now) -> Thing`. It knows no Telegram, reads no clock and never
commits; what it has to tell people it owes through the outbox, in the same transaction.
"""

import importlib

#: Modules whose rules follow from a ticket's events; importing them registers them.
FOLLOWING: tuple[str, ...] = (
    "clocks",
    "clock_changes",
    "promises",
    "emergencies",
    "duty_log",
    "afterwards",
    "visits",
    "recovery",
    "parcel_moves",
    "same_answers",
    "corrections",
)


def follow_events() -> None:
    """Have every follower registered. The house calls it once, before the first rule runs."""
    for name in FOLLOWING:
        importlib.import_module(f"usecases.{name}")

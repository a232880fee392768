"""Every table, imported once, so that metadata is complete for migrations and tests."""

from sqlmodel import SQLModel

from models import (
    conversation,
    estate,
    groups,
    inbox,
    outbox,
    people,
    promises,
    shifts,
    surveys,
    tickets,
    timers,
    visits,
)

metadata = SQLModel.metadata

__all__ = [
    "conversation",
    "estate",
    "groups",
    "inbox",
    "metadata",
    "outbox",
    "people",
    "promises",
    "shifts",
    "surveys",
    "tickets",
    "timers",
    "visits",
]

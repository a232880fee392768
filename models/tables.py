"""Every table, imported once, so that metadata is complete for migrations and tests."""

from sqlmodel import SQLModel

from models import (
    announcements,
    bills,
    campaigns,
    conversation,
    corrections,
    estate,
    groups,
    inbox,
    outbox,
    parcels,
    payments,
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
    "announcements",
    "bills",
    "campaigns",
    "conversation",
    "corrections",
    "estate",
    "groups",
    "inbox",
    "metadata",
    "outbox",
    "parcels",
    "payments",
    "people",
    "promises",
    "shifts",
    "surveys",
    "tickets",
    "timers",
    "visits",
]

"""Every table, imported once, so that metadata is complete for migrations and tests."""

from sqlmodel import SQLModel

from models import conversation, estate, groups, inbox, outbox, people, tickets, timers

metadata = SQLModel.metadata

__all__ = ["conversation", "estate", "groups", "inbox", "metadata", "outbox", "people", "tickets", "timers"]

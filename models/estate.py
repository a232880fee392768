"""The estate: buildings, units, and who lives in them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.columns import enum_field, json_field


class Tie(StrEnum):
    """How a person belongs to a unit."""

    OWNER = "owner"
    FAMILY = "family"
    LESSEE = "lessee"


class Building(SQLModel, table=True):
    """A building. `code` is what stands before the dash in 12-1502."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=20)
    name: str = Field(max_length=100)
    aliases: list[str] = json_field(default_factory=list)


class Unit(SQLModel, table=True):
    """A flat, shop or office. `label` is unique in the estate and fit to be said aloud: 12-1502."""

    id: int | None = Field(default=None, primary_key=True)
    building_id: int = Field(foreign_key="building.id", index=True)
    floor: str = Field(max_length=10)
    room: str = Field(max_length=20)
    label: str = Field(unique=True, max_length=40)
    #: How large a customer it is let to; "" for none. Of the unit, not of a person: staff of a large
    #: customer come and go, the contract stays.
    tier: str = Field(default="", max_length=10, index=True)


class Household(SQLModel, table=True):
    """Somebody's tie to a unit. `until` is set when he moves out; from then on he reads nothing."""

    __table_args__ = (
        Index(
            "one_living_tie",
            "person_id",
            "unit_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    tie: Tie = enum_field(Tie, default=Tie.OWNER)
    since: datetime
    until: datetime | None = None


class Invite(SQLModel, table=True):
    """A single-use code that binds whoever brings it: to a unit, or (with `role`) to the staff.

    Only the SHA-256 of the code is kept: a stolen database opens no door.
    """

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True, max_length=64)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    tie: Tie | None = enum_field(Tie, default=None, nullable=True)
    role: str | None = None
    trades: list[str] = json_field(default_factory=list)
    buildings: list[str] = json_field(default_factory=list)
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime
    expires_at: datetime
    used_by: int | None = Field(default=None, foreign_key="person.id")
    used_at: datetime | None = None


class JoinStatus(StrEnum):
    """Where a request to join stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


class JoinRequest(SQLModel, table=True):
    """Somebody without a code says where he lives; the service desk decides in its group."""

    __tablename__ = "join_request"
    __table_args__ = (
        Index(
            "one_open_request",
            "person_id",
            "unit_id",
            unique=True,
            sqlite_where=text("status = 'asked'"),
            postgresql_where=text("status = 'asked'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int = Field(foreign_key="unit.id")
    tie: Tie = enum_field(Tie)
    status: JoinStatus = enum_field(JoinStatus, default=JoinStatus.ASKED)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    created_at: datetime


class InviteTry(SQLModel, table=True):
    """A wrong code somebody typed: five an hour and he waits (threat model: guessing)."""

    __tablename__ = "invite_try"
    __table_args__ = (UniqueConstraint("person_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    at: datetime

"""People, the roles they hold, and the words they read.

One person may be tenant and staff at once, live in several units and hold several roles, so a
person is only an identity; what he may do stands in `Household` and `StaffRole`.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import big_field, enum_field, json_field


class Language(StrEnum):
    """A language we speak, as a BCP 47 tag."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"


class Role(StrEnum):
    """What a member of staff may do. Tenants hold no role: they have a household."""

    WORKER = "worker"
    DESK = "desk"
    CASHIER = "cashier"
    BUTLER = "butler"
    GUARD = "guard"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    DIRECTOR = "director"
    OPERATOR = "operator"


class Person(SQLModel, table=True):
    """Somebody who spoke to us, or whom the estate knows. `user_id` is Telegram's."""

    id: int | None = Field(default=None, primary_key=True)
    user_id: int | None = big_field(default=None, unique=True, index=True)
    name: str = Field(max_length=200)
    username: str | None = None
    phone: str | None = None
    language: Language = enum_field(Language, default=Language.ZH_HANS)
    language_chosen: bool = False
    consent_version: int | None = None
    consent_at: datetime | None = None
    #: What help from outside the notice named when he agreed: opinion, dictation. Nothing else of his leaves the house.
    consent_assist: list[str] = json_field(default_factory=list)
    #: False once Telegram said that he blocked us or is gone; any word from him sets it again.
    reachable: bool = True
    #: The elderly, the sick, those living alone: first in line (重点业户).
    key_tenant: bool = False
    #: His own quiet hours, "22:00-08:00" in the estate's zone; empty: the estate's.
    quiet: str = Field(default="", max_length=11)
    created_at: datetime


class StaffRole(SQLModel, table=True):
    """A role somebody holds. Empty `trades` or `buildings` means all of them."""

    __tablename__ = "staff_role"
    __table_args__ = (UniqueConstraint("person_id", "role"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: Role = enum_field(Role)
    trades: list[str] = json_field(default_factory=list)
    buildings: list[str] = json_field(default_factory=list)
    active: bool = True

"""Column kinds that several tables share.

Python's `Enum` columns would become PostgreSQL types that every new value has to migrate,
so an enumeration is stored as its text.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, BigInteger, String, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlmodel import Field


class StrEnumColumn(TypeDecorator[StrEnum]):
    """Stores a `StrEnum` as its text, refuses any other text, and gives the enum back."""

    impl = String(32)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


def enum_field(kind: type[StrEnum], **kwargs: Any) -> Any:
    """A column that holds one value of `kind`."""
    return Field(sa_type=StrEnumColumn(kind), **kwargs)


def json_field(**kwargs: Any) -> Any:
    """A column that holds plain JSON: lists and dicts of strings and numbers."""
    return Field(sa_type=JSON, **kwargs)


def big_field(**kwargs: Any) -> Any:
    """A Telegram id: supergroups and users need 64 bits."""
    return Field(sa_type=BigInteger, **kwargs)


def in_zone(moment: datetime, zone: str) -> datetime:
    """The moment on the estate's clock."""
    return moment.astimezone(ZoneInfo(zone))

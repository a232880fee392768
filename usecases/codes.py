"""One-time codes: how they are made, kept and guessed at.

A code carries 128 bits and only its SHA-256 is kept, so neither a stolen database nor patience
opens a door. Wrong codes are counted per person; the count outlives the refusal because rules
*return* the refusal of a code: raising it would undo the note of the try.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from models.estate import InviteTry
from models.refusals import Refusal
from outbox import owe
from outbox.owe import insert_once
from usecases.people import runners

PATIENCE = timedelta(hours=1)
#: So many wrong codes in an hour from everybody together are no typing errors any more.
ALARM = 20


@dataclass(frozen=True)
class Issued:
    """A new code, the only time it exists outside its owner's pocket."""

    code: str
    expires_at: datetime


def new_code() -> str:
    """A code nobody can guess, fit for a t.me link."""
    return secrets.token_urlsafe(16)


def fingerprint(code: str) -> str:
    """What we keep of a code. Conversations and rules pass this on, never the code."""
    return hashlib.sha256(code.strip().encode()).hexdigest()


def out_of_patience(tx: Session, person_id: int, *, tries: int, now: datetime) -> Refusal | None:
    """The refusal for somebody who typed `tries` wrong codes within an hour, or None."""
    mine = select(func.count()).where(InviteTry.person_id == person_id, col(InviteTry.at) > now - PATIENCE)
    wrong = tx.exec(mine).one()
    return Refusal("refusal-too-many-codes", tries=tries) if wrong >= tries else None


def wrong_code(tx: Session, person_id: int, *, now: datetime) -> Refusal:
    """Note a wrong try. Wrong, used and expired codes are refused in the same words."""
    insert_once(tx, InviteTry, {"person_id": person_id, "at": now})
    wrong = tx.exec(select(func.count()).where(col(InviteTry.at) > now - PATIENCE)).one()
    if wrong >= ALARM:
        _alarm(tx, wrong, now=now)
    return Refusal("refusal-wrong-code")


def _alarm(tx: Session, wrong: int, *, now: datetime) -> None:
    for manager in runners(tx, now=now):
        owe(tx, key=f"guessing:{now:%Y%m%d%H}:{manager.id}", chat_id=manager.user_id or 0, kind="codes_guessed",
            facts={"wrong": wrong}, now=now)  # fmt: skip

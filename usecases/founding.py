"""The very first manager: nobody is there yet to invite him, so the operator's own shell does."""

from datetime import datetime, timedelta

from sqlmodel import Session

from models.estate import Invite
from models.people import Role
from models.refusals import Refusal
from usecases.codes import fingerprint, new_code
from usecases.people import runners

HOURS = 24


def first_manager_code(tx: Session, *, now: datetime) -> str:
    """A single-use code that makes whoever sends it to the bot a manager; refused once there is one."""
    if runners(tx, now=now):
        raise Refusal("refusal-not-yours-to-do")
    code = new_code()
    expires = now + timedelta(hours=HOURS)
    tx.add(Invite(code_hash=fingerprint(code), role=Role.MANAGER, created_at=now, expires_at=expires))
    return code

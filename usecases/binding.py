"""Telling the bot what a group is for: a manager makes a one-time code, somebody of the staff types it there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.groups import BindCode, Group
from models.people import Person, Role
from models.refusals import Refusal
from outbox.owe import insert_once
from usecases import codes
from usecases.groups import group_at
from usecases.people import RUNNING, demand
from usecases.routing import route_waiting


@dataclass(frozen=True)
class Chat:
    """The Telegram group a code was typed in."""

    id: int
    title: str
    is_forum: bool


def may_bind(tx: Session, person: Person | None, *, now: datetime) -> None:
    """Refuses whoever does not run the estate."""
    demand(tx, person, RUNNING)


def make_bind_code(
    tx: Session, person: Person | None, team: str, buildings: list[str], *, catalogue: Catalogue, now: datetime
) -> codes.Issued:
    """A one-time code for a team's group; empty buildings mean the whole estate."""
    me = demand(tx, person, RUNNING)
    if team not in catalogue.teams:
        raise Refusal("refusal-no-such-team")
    code, until = codes.new_code(), now + timedelta(minutes=catalogue.limits.bind_minutes)
    tx.add(
        BindCode(
            code_hash=codes.fingerprint(code),
            team=team,
            buildings=buildings,
            created_by=me,
            created_at=now,
            expires_at=until,
        )
    )
    return codes.Issued(code, until)


def bind(
    tx: Session, person: Person | None, chat: Chat, fingerprint: str, *, catalogue: Catalogue, now: datetime
) -> Group | Refusal:
    """Give a chat its team, and the tickets that waited for it. Returns the refusal of a wrong code."""
    me = demand(tx, person, frozenset(Role))
    if refusal := codes.out_of_patience(tx, me, tries=catalogue.limits.wrong_codes_per_hour, now=now):
        return refusal
    unused = update(BindCode).where(col(BindCode.code_hash) == fingerprint, col(BindCode.expires_at) > now)
    # The same code typed in two groups at once: the second UPDATE changes no row and loses.
    if not tx.connection().execute(unused.where(col(BindCode.used_at).is_(None)).values(used_at=now)).rowcount:
        return _served_already(tx, chat, fingerprint) or codes.wrong_code(tx, me, now=now)
    code = tx.exec(select(BindCode).where(BindCode.code_hash == fingerprint)).one()
    group = _serve(tx, chat, code, me, now=now)
    route_waiting(tx, catalogue=catalogue, now=now)
    return group


def let_in(tx: Session, chat: Chat, *, catalogue: Catalogue, now: datetime) -> Group | None:
    """The bot was added to a chat. A group we know works again; None: we do not know it, and note nothing."""
    group = group_at(tx, chat.id, now=now)
    if group is None:
        return None
    group.active, group.title, group.is_forum = True, chat.title[:255], chat.is_forum
    tx.add(group)
    tx.flush()
    route_waiting(tx, catalogue=catalogue, now=now)
    return group


def _served_already(tx: Session, chat: Chat, fingerprint: str) -> Group | None:
    # Telegram may deliver one message twice: the code that made this group what it is, is no wrong code.
    same = select(Group).join(BindCode, col(BindCode.used_at) == col(Group.bound_at))
    return tx.exec(same.where(Group.chat_id == chat.id, BindCode.code_hash == fingerprint)).first()


def _serve(tx: Session, chat: Chat, code: BindCode, me: int, *, now: datetime) -> Group:
    first = Group(chat_id=chat.id, team=code.team, bound_at=now)
    insert_once(tx, Group, first.model_dump(exclude={"id"}))
    group = group_at(tx, chat.id, now=now)
    assert group is not None, "just inserted"
    group.team, group.buildings = code.team, code.buildings
    group.title, group.is_forum, group.active = chat.title[:255], chat.is_forum, True
    group.bound_by, group.bound_at = me, now
    tx.add(group)
    tx.flush()
    return group

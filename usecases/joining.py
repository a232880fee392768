"""How a person becomes a tenant of a unit or a member of staff: by a code, or by asking the desk."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, func, select

from models.estate import Building, Household, Invite, JoinRequest, JoinStatus, Tie, Unit
from models.outbox import Card
from models.people import Person, Role, StaffRole
from models.refusals import Refusal, Stale
from outbox import owe, show
from outbox.owe import insert_once
from usecases import codes
from usecases.followers import tell_neighbours
from usecases.groups import group_for
from usecases.people import FRONT_DESK, LEADING, RUNNING, agreed, demand, holds, known, units_of

#: Nobody moves into more flats in a day; more open requests than this are a prank on the desk.
OPEN_REQUESTS = 3


def may_invite(tx: Session, person: Person | None, *, now: datetime) -> bool:
    """Whether somebody may invite staff too. Refuses whoever may not even invite tenants."""
    return holds(tx, demand(tx, person, LEADING), RUNNING)


def invite_tenant(
    tx: Session, person: Person | None, unit_id: int, tie: Tie, *, hours: int, now: datetime
) -> codes.Issued:
    """A single-use code that makes whoever brings it a tenant of the unit."""
    unit = _unit(tx, unit_id)
    me = demand(tx, person, LEADING, tx.get_one(Building, unit.building_id).code)
    return _issue(tx, me, hours=hours, now=now, unit_id=unit_id, tie=tie)


def invite_staff(
    tx: Session,
    person: Person | None,
    role: Role,
    trades: list[str],
    buildings: list[str],
    *,
    hours: int,
    now: datetime,
) -> codes.Issued:
    """A single-use code that gives whoever brings it a role; empty trades or buildings mean all of them."""
    me = demand(tx, person, RUNNING)
    if role is Role.OPERATOR:
        raise Refusal("refusal-not-yours-to-do")
    return _issue(tx, me, hours=hours, now=now, role=role, trades=trades, buildings=buildings)


def use_code(tx: Session, person: Person | None, fingerprint: str, *, tries: int, now: datetime) -> Refusal | None:
    """Bind whoever brings the code; None when he is bound, else the refusal, which the caller raises."""
    mine = agreed(tx, person)
    me = known(mine)
    if refusal := codes.out_of_patience(tx, me, tries=tries, now=now):
        return refusal
    unused = update(Invite).where(col(Invite.code_hash) == fingerprint, col(Invite.expires_at) > now)
    # Two people with one code: both read it as unused, the second UPDATE changes no row and loses.
    won = tx.connection().execute(unused.where(col(Invite.used_by).is_(None)).values(used_by=me, used_at=now))
    invite = tx.exec(select(Invite).where(Invite.code_hash == fingerprint, Invite.used_by == me)).first()
    if invite is None:
        return codes.wrong_code(tx, me, now=now)
    if not won.rowcount:
        return Refusal("refusal-code-yours")
    _bind(tx, mine, invite, now=now)
    return None


def burn(tx: Session, fingerprint: str, *, now: datetime) -> None:
    """Make a code worthless, because it was posted where others could read it."""
    shown = update(Invite).where(col(Invite.code_hash) == fingerprint, col(Invite.used_by).is_(None))
    tx.exec(shown.values(expires_at=now))


def ask_to_join(tx: Session, person: Person | None, unit_id: int, tie: Tie, *, now: datetime) -> JoinRequest:
    """Ask the service desk whether somebody lives where he says; asking twice is one request."""
    mine, unit = agreed(tx, person), _unit(tx, unit_id)
    me = known(mine)
    if any(home.id == unit_id for home in units_of(tx, me, now=now)):
        raise Refusal("refusal-already-home", unit=unit.label)
    group = group_for(tx, "desk", tx.get_one(Building, unit.building_id).code)
    if group is None:
        raise Refusal("refusal-no-desk")
    if _open_requests(tx, me, but=unit_id) >= OPEN_REQUESTS:
        raise Refusal("refusal-too-many-requests")
    asked = JoinRequest(person_id=me, unit_id=unit_id, tie=tie, created_at=now)
    insert_once(tx, JoinRequest, asked.model_dump(exclude={"id"}))
    same = select(JoinRequest).where(JoinRequest.person_id == me, JoinRequest.unit_id == unit_id)
    request = tx.exec(same.where(JoinRequest.status == JoinStatus.ASKED)).one()
    show(tx, "join", _id(request.id), chat_id=group.chat_id, now=now)
    return request


def decide(tx: Session, person: Person | None, request_id: int, *, yes: bool, now: datetime) -> JoinRequest:
    """Let somebody in or not. One decision stands; the second to press is told whose it was."""
    demand(tx, person, FRONT_DESK)
    request = tx.get(JoinRequest, request_id)
    if request is None:
        raise Refusal("refusal-no-such-request")
    unit = _unit(tx, request.unit_id)
    me = demand(tx, person, FRONT_DESK, tx.get_one(Building, unit.building_id).code)
    if request.person_id == me:
        raise Refusal("refusal-own-request")
    outcome = JoinStatus.APPROVED if yes else JoinStatus.REFUSED
    open_one = update(JoinRequest).where(col(JoinRequest.id) == request_id, col(JoinRequest.status) == JoinStatus.ASKED)
    # Desk and supervisor may press in the same second; whoever's UPDATE comes second changes no row.
    if not tx.connection().execute(open_one.values(status=outcome, decided_by=me, decided_at=now)).rowcount:
        raise Stale("refusal-request-decided", name=_decider(tx, request))
    tx.refresh(request)
    _tell(tx, request, unit, now=now)
    return request


def _tell(tx: Session, request: JoinRequest, unit: Unit, *, now: datetime) -> None:
    asker = tx.get_one(Person, request.person_id)
    if request.status is JoinStatus.APPROVED:
        _move_in(tx, asker, unit, request.tie, now=now)
    else:
        owe(
            tx,
            key=f"join:{request.id}:refused",
            chat_id=_id(asker.user_id),
            kind="join_refused",
            facts={"unit": unit.label},
            now=now,
        )
    for card in tx.exec(select(Card).where(Card.kind == "join", Card.subject_id == request.id)).all():
        show(tx, "join", card.subject_id, chat_id=card.chat_id, thread_id=card.thread_id, now=now)


def _bind(tx: Session, person: Person, invite: Invite, *, now: datetime) -> None:
    if invite.unit_id is not None:
        _move_in(tx, person, _unit(tx, invite.unit_id), invite.tie or Tie.OWNER, now=now)
    if invite.role is not None:
        _hire(tx, person, invite, Role(invite.role), now=now)


def _move_in(tx: Session, person: Person, unit: Unit, tie: Tie, *, now: datetime) -> None:
    household = Household(person_id=known(person), unit_id=_id(unit.id), tie=tie, since=now)
    insert_once(tx, Household, household.model_dump(exclude={"id"}))
    tell_neighbours(tx, person, unit, now=now)
    owe(
        tx,
        key=f"home:{person.id}:{unit.id}:{now.isoformat()}",
        chat_id=_id(person.user_id),
        kind="joined_unit",
        facts={"unit": unit.label, "tie": tie.value},
        now=now,
    )


def _hire(tx: Session, person: Person, invite: Invite, role: Role, *, now: datetime) -> None:
    mine = select(StaffRole).where(StaffRole.person_id == person.id, StaffRole.role == role)
    held = tx.exec(mine).first() or StaffRole(person_id=known(person), role=role)
    held.trades, held.buildings, held.active = invite.trades, invite.buildings, True
    tx.add(held)
    owe(
        tx,
        key=f"hired:{invite.id}",
        chat_id=_id(person.user_id),
        kind="joined_staff",
        facts={"role": role.value, "trades": held.trades, "buildings": held.buildings},
        now=now,
    )


def _issue(tx: Session, me: int, *, hours: int, now: datetime, **promise: Any) -> codes.Issued:
    code, until = codes.new_code(), now + timedelta(hours=hours)
    tx.add(Invite(code_hash=codes.fingerprint(code), created_by=me, created_at=now, expires_at=until, **promise))
    return codes.Issued(code, until)


def _unit(tx: Session, unit_id: int) -> Unit:
    unit = tx.get(Unit, unit_id)
    if unit is None:
        raise Refusal("refusal-no-such-unit")
    return unit


def _open_requests(tx: Session, person_id: int, *, but: int) -> int:
    asked = select(func.count()).select_from(JoinRequest).where(JoinRequest.person_id == person_id)
    return tx.exec(asked.where(JoinRequest.status == JoinStatus.ASKED, JoinRequest.unit_id != but)).one()


def _decider(tx: Session, request: JoinRequest) -> str:
    tx.refresh(request)
    decider = tx.get(Person, request.decided_by) if request.decided_by else None
    return decider.name if decider else "—"


def _id(value: int | None) -> int:
    assert value is not None, "the row was never flushed"
    return value

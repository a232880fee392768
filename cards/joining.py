"""What people see when somebody joins: the desk's card, and the news for whoever asked."""

from typing import Any

from sqlmodel import Session

from cards.codec import pack
from cards.face import Button, Face
from cards.registry import Pen, card, notice
from models.estate import JoinRequest, JoinStatus, Unit
from models.outbox import Card
from models.people import Person


@card("join")
def draw_request(tx: Session, shown: Card, pen: Pen) -> Face | None:
    """A request to join, with two buttons until somebody decided; then it says who did."""
    request = tx.get(JoinRequest, shown.subject_id)
    asker = tx.get(Person, request.person_id) if request else None
    unit = tx.get(Unit, request.unit_id) if request else None
    if request is None or asker is None or unit is None:
        return None
    text = pen(
        "join-card",
        name=asker.name,
        username=f"@{asker.username}" if asker.username else "—",
        unit=unit.label,
        tie=pen.words(f"tie-{request.tie}"),
        at=pen.when(request.created_at),
    )
    if request.status is not JoinStatus.ASKED:
        return Face(f"{text}\n{_decision(tx, request, pen)}")
    answers = [("join-yes", "join_yes"), ("join-no", "join_no")]
    return Face(text, [[Button(pen.words(label), pack(verb, request.id)) for label, verb in answers]])


@notice("joined_unit")
def draw_joined_unit(tx: Session, facts: dict[str, Any], pen: Pen) -> Face:
    """Welcome home."""
    return Face(pen("joined-unit", unit=facts["unit"], tie=pen.words(f"tie-{facts['tie']}")))


@notice("joined_staff")
def draw_joined_staff(tx: Session, facts: dict[str, Any], pen: Pen) -> Face:
    """Welcome to the team, and for which trades and buildings."""
    trades = [pen.words(f"trade-{trade}") for trade in facts["trades"]]
    role = pen.words(f"role-{facts['role']}")
    return Face(pen("joined-staff", role=role, trades=listed(pen, trades), buildings=listed(pen, facts["buildings"])))


@notice("join_refused")
def draw_join_refused(tx: Session, facts: dict[str, Any], pen: Pen) -> Face:
    """The desk said no, and what to do now."""
    return Face(pen("join-refused", unit=facts["unit"], phone=pen.catalogue.estate.phone))


@notice("moved_out")
def draw_moved_out(tx: Session, facts: dict[str, Any], pen: Pen) -> Face:
    """Farewell."""
    return Face(pen("moved-out", unit=facts["unit"], phone=pen.catalogue.estate.phone))


@notice("codes_guessed")
def draw_codes_guessed(tx: Session, facts: dict[str, Any], pen: Pen) -> Face:
    """Somebody is trying codes."""
    return Face(pen("codes-guessed", wrong=facts["wrong"]))


def listed(pen: Pen, names: list[str]) -> str:
    """Names in a row; none means all."""
    return pen.words("list-comma").join(names) or pen.words("joined-everything")


def _decision(tx: Session, request: JoinRequest, pen: Pen) -> str:
    decider = tx.get(Person, request.decided_by) if request.decided_by else None
    at = pen.when(request.decided_at) if request.decided_at else ""
    return pen(f"join-card-{request.status}", name=decider.name if decider else "—", at=at)

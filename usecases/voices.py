"""Which voice notes are to be written down: promised with the piece itself, so that a kill forgets none."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.dictation import JOB, MOST_BYTES, PATIENCE
from models.people import Person
from models.tickets import Piece, PieceKind
from models.timers import Timer
from usecases.people import may_leave
from usecases.timers import cancel_timer, set_timer

DICTATION = "dictation"
AT_ONCE = 20


@dataclass(frozen=True)
class Note:
    """A voice note that waits to be written down, and whose it is."""

    piece_id: int
    file_id: str
    person: Person


def have_written_down(tx: Session, piece: Piece, person: Person, *, now: datetime) -> None:
    """Promise it of a voice note that is no speech, if somebody is there who writes and the tenant agreed to that."""
    if piece.kind is not PieceKind.VOICE or not piece.file_id or (piece.file_size or 0) > MOST_BYTES:
        return
    if may_leave(tx, person, DICTATION):
        facts = {"piece": piece.id}
        due_at = now + PATIENCE
        set_timer(
            tx,
            key=_key(piece.id),
            job=JOB,
            due_at=due_at,
            facts=facts,
            why="why-dictation-over",
            ticket_id=piece.ticket_id,
            now=now,
        )


def waiting(tx: Session, *, now: datetime, without: Collection[int] = ()) -> list[Note]:
    """The voice notes to write down, oldest first; of whoever took back his consent meanwhile: none."""
    unfired = (col(Timer.fired_at).is_(None), col(Timer.cancelled_at).is_(None), Timer.due_at > now)
    timers = tx.exec(select(Timer).where(Timer.job == JOB, *unfired).order_by(col(Timer.id)).limit(AT_ONCE)).all()
    found = []
    for piece_id in (timer.facts["piece"] for timer in timers):
        piece = tx.get_one(Piece, piece_id)
        person = tx.get(Person, piece.author_id)
        if piece_id not in without and person is not None and may_leave(tx, person, DICTATION):
            found.append(Note(piece_id, piece.file_id or "", person))
    return found


def settle(tx: Session, piece_id: int, *, now: datetime) -> bool:
    """End the promise; False if it was ended before, by the words or by the clock."""
    # Whoever cancels second changes no row, and must not write the words down twice.
    return cancel_timer(tx, _key(piece_id), now) > 0


def _key(piece_id: int | None) -> str:
    return f"dictation:{piece_id}"

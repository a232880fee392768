"""Making a return visit: taking it, what came of it, stars, words, the signed sheet, the tenant's confirmation.

Whoever handled the matter is refused, whatever his role; everybody else of the visiting team may take it.
"""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from models.catalogue import Catalogue
from models.conversation import Prompt
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, Ticket
from models.visits import HEARD, Visit, VisitResult, VisitWay
from outbox import owe
from usecases import prompts
from usecases.people import holds, known
from usecases.quiet import decent, tell_decently
from usecases.recovery import call_for
from usecases.relay import about
from usecases.rights import is_overseer
from usecases.said import Said
from usecases.timers import cancel_timer, set_timer
from usecases.visits import handlers, note_visit, overseers_but, own_visit, redraw_visit, row_of, show_to_tenant

WORDS_KEPT = 1000
#: What the next message of whoever makes the visit may be.
WORDS, SHEET = "visit_words", "visit_sheet"
SHEET_KINDS = (PieceKind.PHOTO, PieceKind.DOCUMENT)


def take(tx: Session, visit_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime) -> Visit:
    """Give the visit to `by`, and owe him in private whom he visits and where. Taking it twice changes nothing."""
    visit = _for_staff(tx, visit_id, by, catalogue)
    if visit.person_id == known(by) and visit.done_at is None:
        return visit
    # Of two who tap at once the second finds no free row.
    won = tx.connection().execute(
        update(Visit)
        .where(col(Visit.id) == visit_id, col(Visit.person_id).is_(None), col(Visit.done_at).is_(None))
        .values(person_id=known(by))
    )
    tx.refresh(visit)
    if won.rowcount == 0:
        raise _too_late(tx, visit)
    if by is not None and by.user_id is not None:
        facts = {"visit": visit_id}
        owe(tx, key=f"visit-brief:{visit_id}:{by.id}", chat_id=by.user_id, kind="visit_brief", facts=facts, now=now)
    redraw_visit(tx, visit, now=now)
    return visit


def set_result(
    tx: Session, visit_id: int, result: str, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Visit:
    """What came of it. Not reached counts as a try; after the last the visit ends so.

    After a visit at the door the tenant is asked to confirm it. A "not solved" becomes the supervisor's call.
    """
    visit = _in_hand(tx, visit_id, by, catalogue)
    if visit.done_at is not None or result not in visit.results():
        raise Stale("refusal-stale")
    if result == VisitResult.NOT_REACHED:
        visit.tries += 1
        if visit.tries < catalogue.visits.tries:
            tx.add(visit)
            redraw_visit(tx, visit, now=now)
            return visit
    visit.result, visit.done_at = VisitResult(result), now
    tx.add(visit)
    cancel_timer(tx, f"visit:{visit.id}", now)
    note_visit(tx, visit, by=by, now=now)
    if visit.result is VisitResult.NOT_SOLVED and visit.ticket_id is not None:
        call_for(tx, tx.get_one(Ticket, visit.ticket_id), "not_solved", stars=None, now=now)
    if visit.way is VisitWay.DOOR and visit.result in HEARD:
        _ask_to_confirm(tx, visit, now=now)
    redraw_visit(tx, visit, now=now)
    return visit


def set_stars(
    tx: Session, visit_id: int, stars: int, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Visit:
    """The stars the tenant gave when he was asked; kept with the visit, apart from those he gave himself."""
    visit = _in_hand(tx, visit_id, by, catalogue)
    if visit.result not in HEARD or not 1 <= stars <= 5:
        raise Stale("refusal-stale")
    visit.stars = stars
    tx.add(visit)
    if stars <= catalogue.limits.low_stars and visit.ticket_id is not None:
        call_for(tx, tx.get_one(Ticket, visit.ticket_id), "low_stars", stars=stars, now=now)
    redraw_visit(tx, visit, now=now)
    return visit


def ask_for(
    tx: Session, visit_id: int, purpose: str, chat_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Visit:
    """Take his next message in this chat for the tenant's words, or for the photo of the signed sheet."""
    visit = _in_hand(tx, visit_id, by, catalogue)
    if by is None or by.user_id is None or visit.result not in HEARD or purpose not in (WORDS, SHEET):
        raise Stale("refusal-stale")
    facts = {"visit": visit_id}
    prompts.ask(tx, chat_id, by.user_id, purpose, ticket_id=visit.ticket_id, facts=facts, now=now)
    key = f"{purpose}:{visit_id}:{now.isoformat()}"
    owe(tx, key=key, chat_id=chat_id, kind=purpose, facts=facts | {"name": by.name}, now=now)
    return visit


def awaited(tx: Session, said: Said, purposes: tuple[str, ...], *, person: Person, now: datetime) -> Prompt | None:
    """Our open question that this message answers; None if he replied to something else on purpose."""
    prompt = prompts.open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is None or prompt.purpose not in purposes or said.text.startswith("/"):
        return None
    replied = about(tx, said.chat_id, said.reply_to)
    return prompt if replied is None or replied.id == prompt.ticket_id else None


def hear(tx: Session, said: Said, *, person: Person, catalogue: Catalogue, now: datetime) -> bool:
    """Keep words or the sheet with the visit; false if that is not what we asked for."""
    prompt = awaited(tx, said, (WORDS, SHEET), person=person, now=now)
    if prompt is None:
        return False
    is_sheet = prompt.purpose == SHEET
    if (said.kind not in SHEET_KINDS) if is_sheet else not said.text:
        return False
    visit = _in_hand(tx, int(prompt.facts["visit"]), person, catalogue)
    if is_sheet:
        visit.proof = said.file_id
    visit.words = said.text[:WORDS_KEPT] or visit.words
    tx.add(visit)
    prompts.forget(tx, said.chat_id, person.user_id or 0)
    redraw_visit(tx, visit, now=now)
    return True


def confirm(tx: Session, visit_id: int, was_there: bool, *, person: Person | None, now: datetime) -> Visit:
    """The tenant says that somebody was at his door, or that nobody was: then the supervisors hear of it. Said once."""
    visit = own_visit(tx, visit_id, person)
    if visit.way is not VisitWay.DOOR or visit.result not in HEARD:
        raise Stale("refusal-stale")
    if visit.confirmed_at is None and visit.denied_at is None:
        if was_there:
            visit.confirmed_at = now
        else:
            visit.denied_at = now
            _tell_denied(tx, visit, now=now)
        tx.add(visit)
        redraw_visit(tx, visit, now=now)
    show_to_tenant(tx, visit, "door", now=now)
    return visit


def ask_to_confirm(tx: Session, visit_id: int, *, now: datetime) -> None:
    """Ask the tenant whether somebody was at his door."""
    visit = tx.get_one(Visit, visit_id)
    if visit.confirmed_at is None and visit.denied_at is None:
        show_to_tenant(tx, visit, "door", now=now)


def _ask_to_confirm(tx: Session, visit: Visit, *, now: datetime) -> None:
    at = decent(tx, tx.get_one(Person, visit.tenant_id), now)
    if at <= now:
        ask_to_confirm(tx, row_of(visit), now=now)
        return
    set_timer(
        tx,
        key=f"visit-door:{visit.id}",
        job="ask_to_confirm",
        due_at=at,
        facts={"visit": visit.id},
        why="why-visit-confirm",
        ticket_id=visit.ticket_id,
        now=now,
    )


def _tell_denied(tx: Session, visit: Visit, *, now: datetime) -> None:
    visitor = {visit.person_id} if visit.person_id else set()
    for overseer in overseers_but(tx, visitor):
        if overseer.user_id is not None:
            facts = {"visit": visit.id}
            key = f"visit-denied:{visit.id}:{overseer.id}"
            tell_decently(tx, overseer.user_id, key=key, kind="visit_denied", facts=facts, now=now)


def _for_staff(tx: Session, visit_id: int, by: Person | None, catalogue: Catalogue) -> Visit:
    """The visit, if `by` is on the team that makes them or oversees it, and had no hand in the matter."""
    roles = catalogue.teams[catalogue.visits.team].roles
    if not holds(tx, known(by), roles) and not is_overseer(tx, by):
        raise Refusal("refusal-not-your-team", team=catalogue.visits.team)
    visit = tx.get(Visit, visit_id, with_for_update=True)
    if visit is None or visit.way is VisitWay.CHAT or visit.tenant_id == known(by):
        raise Refusal("refusal-no-such-visit")
    if known(by) in handlers(tx, visit.ticket_id):
        raise Refusal("refusal-visit-own")
    return visit


def _in_hand(tx: Session, visit_id: int, by: Person | None, catalogue: Catalogue) -> Visit:
    """The visit, if `by` took it or oversees whoever did."""
    visit = _for_staff(tx, visit_id, by, catalogue)
    if visit.person_id is None:
        raise Stale("refusal-visit-take-first")
    if visit.person_id != known(by) and not is_overseer(tx, by):
        raise _too_late(tx, visit)
    return visit


def _too_late(tx: Session, visit: Visit) -> Refusal:
    taker = tx.get(Person, visit.person_id) if visit.person_id else None
    return Stale("refusal-visit-taken", name=taker.name) if taker else Stale("refusal-stale")

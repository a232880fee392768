"""What was understood is kept beside the ticket, and what people correct of it is kept to learn from.

The first so that staff may ask why. The second only of tenants who agreed (usecases/learning.py), and only what the
tenant sent off: a draft that he turned this way and that and threw away taught nobody anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from models.alarms import ENDED
from models.catalogue import Catalogue
from models.corrections import Heard, Teaching, Traits
from models.people import Person
from models.tickets import Ticket, TicketEvent, Urgency
from understanding.result import Understanding
from usecases.followers import follows
from usecases.learning import may_learn
from usecases.tickets import key

#: What the model calls the urgencies of a ticket.
URGENCIES = {Urgency.EMERGENCY: "E", Urgency.URGENT: "U", Urgency.NORMAL: "N"}


@dataclass(frozen=True)
class Said:
    """Somebody's word on one label: what it was taken for, and what it is."""

    label: str
    was: str
    becomes: str


def keep_heard(tx: Session, ticket: Ticket, heard: Understanding, *, person: Person, now: datetime) -> None:
    """Note what was understood of the ticket's words and why, and, if he agreed, what the model saw of them."""
    known = tx.get(Heard, key(ticket))
    sure = heard.confidence
    now_heard = Heard(
        ticket_id=key(ticket),
        at=now,
        intent=heard.intent,
        repair=heard.repair,
        complaint=heard.complaint,
        urgency=heard.urgency,
        sure={name: getattr(sure, name) for name in ("intent", "repair", "complaint", "urgency", "place")},
        reasons=list(heard.reasons),
        read=_fields(ticket),
        asked=list(ticket.unsure),
    )
    if known is None:
        tx.add(now_heard)
    else:
        known.sqlmodel_update(now_heard.model_dump())
        tx.add(known)
    if heard.traits is not None and may_learn(tx, person):
        marks = [[number, count] for number, count in heard.traits.marks]
        # merge: the same ticket read again is seen anew.
        tx.merge(
            Traits(
                ticket_id=key(ticket),
                person_id=ticket.reporter_id,
                marks=marks,
                direction=heard.traits.direction,
                at=now,
            )
        )
    tx.flush()


def learn_from_tenant(tx: Session, ticket: Ticket, *, by: Person, catalogue: Catalogue, now: datetime) -> None:
    """He sends his draft off: what he changed is a correction, what he was asked about and left is confirmed."""
    heard = tx.get(Heard, key(ticket))
    if heard is None:
        return
    fields = _fields(ticket)
    changed = [field for field in ("kind", "category", "urgency", "place") if fields[field] != heard.read[field]]
    for field in changed:
        note_change(tx, heard, field, heard.read[field], fields[field], by=by, staff=False, now=now)
    for said in _said_of(ticket, heard, changed, catalogue):
        keep(tx, ticket, said, by=by, staff=False, now=now)


def learn_from_staff(
    tx: Session, ticket: Ticket, category: str, *, by: Person, catalogue: Catalogue, now: datetime
) -> None:
    """Somebody who knows the trade gave the ticket another category: `category` is the one it had."""
    heard = tx.get(Heard, key(ticket))
    if heard is None:
        return
    note_change(tx, heard, "category", category, ticket.category, by=by, staff=True, now=now)
    said = _trouble(ticket, heard, catalogue)
    if said is not None:
        keep(tx, ticket, said, by=by, staff=True, now=now)


@follows
def learn_from_alarm(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """An alarm that was taken back, a danger that was none: somebody's word on how urgent it is, draft or not."""
    by = tx.get(Person, event.actor_id) if event.actor_id else None
    heard = tx.get(Heard, key(ticket))
    if event.what not in (ENDED, "no_danger") or by is None or heard is None:
        return
    calm, staff = Urgency.NORMAL.value, event.facts.get("how") == "staff"
    note_change(tx, heard, "urgency", heard.read["urgency"], calm, by=by, staff=staff, now=now)
    # What was said once is not said again when the draft is sent off.
    heard.read = {**heard.read, "urgency": calm}
    keep(tx, ticket, Said("urgency", heard.urgency, "N"), by=by, staff=staff, now=now)


def note_change(
    tx: Session, heard: Heard, field: str, was: str, becomes: str, *, by: Person, staff: bool, now: datetime
) -> None:
    """Write beside what was understood that somebody changed it."""
    change = {"field": field, "was": was, "becomes": becomes, "by": by.id, "staff": staff, "at": now.isoformat()}
    heard.changes = [*heard.changes, change]
    tx.add(heard)


def keep(tx: Session, ticket: Ticket, said: Said, *, by: Person, staff: bool, now: datetime) -> None:
    """Keep somebody's word on a label, if the tenant agreed to that; of two words the later one counts."""
    if tx.get(Traits, key(ticket)) is None:
        return
    same = select(Teaching).where(Teaching.ticket_id == key(ticket), Teaching.label == said.label)
    row = tx.exec(same).first() or Teaching(
        ticket_id=key(ticket), person_id=ticket.reporter_id, by_id=0, label=said.label, was="", becomes="", at=now
    )
    row.was, row.becomes, row.by_id, row.by_staff, row.at = said.was, said.becomes, by.id or 0, staff, now
    tx.add(row)
    tx.flush()


def _said_of(ticket: Ticket, heard: Heard, changed: list[str], catalogue: Catalogue) -> Iterator[Said]:
    told = set(changed) | _answered(ticket, heard)
    if "kind" in told and (codes := catalogue.kinds[ticket.kind].understood_as):
        yield Said("intent", heard.intent, heard.intent if heard.intent in codes else codes[0])
    # Another kind brings a category of its own along; that is nobody's word.
    brought = "kind" in changed and ticket.category == (catalogue.kinds[ticket.kind].otherwise or "")
    if "category" in told and not brought and (trouble := _trouble(ticket, heard, catalogue)):
        yield trouble
    if "urgency" in told:
        yield Said("urgency", heard.urgency, URGENCIES[ticket.urgency])
    if "place" in told:
        yield Said("place", heard.read["place"].partition(" ")[0], _place(ticket).partition(" ")[0])


def _answered(ticket: Ticket, heard: Heard) -> set[str]:
    """What the card asked and he answered, or saw and sent off. A question about danger wants an answer of its own."""
    answered = {field for field in heard.asked if field not in ticket.unsure}
    seen = [field for field in ticket.unsure if field in heard.asked and field in heard.read][:1]
    return answered | {field for field in seen if field not in ("urgency", "place")}


def _trouble(ticket: Ticket, heard: Heard, catalogue: Catalogue) -> Said | None:
    kind = catalogue.kinds[ticket.kind]
    category = kind.categories.get(ticket.category)
    if category is None or category.understood_as is None:
        return None
    if "RP" in kind.understood_as:
        return Said("repair", heard.repair, category.understood_as)
    return Said("complaint", heard.complaint, category.understood_as) if "CP" in kind.understood_as else None


def _fields(ticket: Ticket) -> dict[str, str]:
    return {
        "kind": ticket.kind,
        "category": ticket.category,
        "urgency": ticket.urgency.value,
        "place": _place(ticket),
    }


def _place(ticket: Ticket) -> str:
    """How the place is known and which row it is, never its words."""
    if ticket.public_area:
        return "public"
    if ticket.unit_id:
        return f"unit {ticket.unit_id}"
    if ticket.building_id:
        return f"building {ticket.building_id}"
    return "words" if ticket.place_words else "none"

"""How a parcel is called on every card: what it is, whose, where it lies."""

from sqlmodel import Session, select

from cards.registry import Pen
from locales.texts import Html
from models.estate import Household, Unit
from models.parcels import Parcel, ParcelEvent, ParcelKind
from models.people import Person


def title(parcel: Parcel, pen: Pen) -> str:
    """Carrier, waybill and count: SF Express · SF123 · 3 pieces."""
    kind = pen(f"parcel-kind-{parcel.kind.value}") if parcel.kind is not ParcelKind.PARCEL else ""
    count = pen("parcels-pieces", count=parcel.pieces) if parcel.pieces > 1 else ""
    number = pen("parcels-waybill", number=parcel.waybill) if parcel.waybill else ""
    named = [part for part in (kind, carrier(parcel, pen), number, count) if part]
    return " · ".join(named) or pen("parcel-kind-parcel")


def carrier(parcel: Parcel, pen: Pen) -> str:
    """The carrier's name in the reader's language."""
    return pen(f"carrier-{parcel.carrier}") if pen.words.has(f"carrier-{parcel.carrier}") else ""


def label(tx: Session, parcel: Parcel, pen: Pen) -> str:
    """One line for the desk: unit, recipient, what it is, shelf."""
    name = pen("parcels-for", name=parcel.recipient) if parcel.recipient else ""
    shelf = pen("parcels-shelf", shelf=parcel.shelf) if parcel.shelf else ""
    return " · ".join(
        part for part in (unit(tx, parcel) or pen("parcels-whose"), name, title(parcel, pen), shelf) if part
    )


def unit(tx: Session, parcel: Parcel) -> str:
    """The unit's label, or nothing while it has none."""
    found = tx.get(Unit, parcel.unit_id) if parcel.unit_id else None
    return found.label if found else ""


def name_of(tx: Session, person_id: int | None) -> str:
    """Somebody's name."""
    person = tx.get(Person, person_id) if person_id else None
    return person.name if person else "—"


def where(pen: Pen) -> str:
    """Where parcels are fetched, and when."""
    spans = pen.words("list-comma").join(pen.catalogue.parcels.open)
    return pen("parcels-where", place=pen.words("parcels-place"), hours=spans)


def taken(tx: Session, parcel: Parcel, pen: Pen) -> str:
    """Who took it, when, and who of us handed it over."""
    at = Html(pen.when(parcel.handed_at)) if parcel.handed_at else ""
    staff = name_of(tx, parcel.handed_by)
    if parcel.taken_by:
        return pen("parcels-taken", name=parcel.taken_by, at=at, staff=staff)
    return pen("parcels-taken-by-code", at=at, staff=staff)


def is_locked(parcel: Parcel, pen: Pen) -> bool:
    """Whether too many wrong codes were tried on it."""
    return parcel.wrong_tries >= pen.catalogue.parcels.wrong_codes


def lives(tx: Session, person: Person | None, parcel: Parcel, pen: Pen) -> bool:
    """Whether somebody lives where the parcel belongs, today; a registered letter is its recipient's alone."""
    if person is None or (parcel.kind is ParcelKind.REGISTERED and parcel.person_id not in (None, person.id)):
        return False
    ties = select(Household).where(Household.person_id == person.id, Household.unit_id == parcel.unit_id)
    return any(tie.until is None or tie.until > pen.now for tie in tx.exec(ties))


def happened(tx: Session, parcel: Parcel, what: str) -> ParcelEvent | None:
    """The last event of a kind."""
    events = select(ParcelEvent).where(ParcelEvent.parcel_id == parcel.id, ParcelEvent.what == what)
    return max(tx.exec(events), key=lambda event: event.seq, default=None)

"""Parcels as the desk sees them: what a message registered, and one parcel with its buttons. Never a code."""

from typing import Any

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parcel_words import happened, is_locked, label, name_of, taken, unit
from cards.parts import blocks, lines, press
from cards.registry import Pen, card, notice
from locales.texts import Html
from models.estate import Household, Unit
from models.outbox import Card
from models.parcels import Parcel, ParcelBatch, ParcelKind, ParcelStatus
from models.people import Person

S = ParcelStatus
LINES_SHOWN = 40
PER_ROW = 3
CALLS_SHOWN = 24
Facts = dict[str, Any]


@card("parcels_in")
def parcels_in(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What one message registered: counts, a line each, the first question, and undo while it is time."""
    batch = tx.get_one(ParcelBatch, card.subject_id)
    mine = tx.exec(select(Parcel).where(Parcel.batch_id == batch.id).order_by(col(Parcel.id))).all()
    if batch.undone_at is not None:
        return Face(pen("parcels-undone", count=len([one for one in mine if one.status is S.CANCELLED])))
    kept = [parcel for parcel in mine if parcel.status is not S.CANCELLED]
    asked = next((parcel for parcel in kept if parcel.unit_id is None and parcel.status is S.WAITING), None)
    text = blocks(
        lines(pen("parcels-in", count=len(kept), pieces=sum(one.pieces for one in kept)), *_told(tx, kept, pen)),
        _known(tx, batch, pen),
        _strange(batch, pen),
        pen("parcels-ask", words=asked.words or label(tx, asked, pen)) if asked else "",
    )
    open_until = batch.at + pen.catalogue.parcels.undo_span
    undo = [[press(pen, "parcels-undo", "parcels_undo", batch.id)]] if kept and pen.now < open_until else []
    return Face(text, [*(_question(tx, asked, pen) if asked else []), *undo])


@card("parcel_desk")
def parcel_desk(tx: Session, card: Card, pen: Pen) -> Face | None:
    """One parcel at the desk: where it stands, and what can be done with it."""
    parcel = tx.get_one(Parcel, card.subject_id)
    text = blocks(lines(f"📦 <b>{label(tx, parcel, pen)}</b>", _history(tx, parcel, pen)), _state(tx, parcel, pen))
    if card.view == "return":
        reasons = pen.catalogue.parcels.return_reasons
        rows = [[press(pen, f"parcels-return-{reason}", "parcel_back", parcel.id, reason)] for reason in reasons]
        return Face(text, [*rows, [press(pen, "button-back", "parcel_look", parcel.id, "face")]])
    return Face(text, _desk_rows(tx, parcel, pen))


@notice("parcel_not_me")
def parcel_not_me(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the desk and the supervisors: the tenant says that it was not he who took it."""
    parcel = tx.get_one(Parcel, facts["parcel"])
    text = blocks(
        pen("parcels-not-me-news", name=facts["name"], unit=unit(tx, parcel)),
        label(tx, parcel, pen),
        taken(tx, parcel, pen),
    )
    return Face(text, [[press(pen, "parcels-look", "parcel_show", parcel.id)]])


@notice("parcel_calls")
def parcel_calls(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The morning's list for the desk: please call these; whatever was fetched meanwhile is off it."""
    listed = [tx.get_one(Parcel, id) for id in facts["parcels"]]
    left = [parcel for parcel in listed if parcel.status is S.WAITING and parcel.called_at is None]
    if not left:
        return None
    shown = left[:CALLS_SHOWN]
    told = [
        pen("parcels-call-line", words=Html(label(tx, one, pen)), at=Html(pen.when(one.registered_at))) for one in shown
    ]
    rest = [pen("parcels-more", count=len(left) - len(shown))] if len(left) > len(shown) else []
    buttons = [Button(unit(tx, one) or "?", pack("parcel_show", one.id)) for one in shown]
    rows = [buttons[at : at + PER_ROW] for at in range(0, len(buttons), PER_ROW)]
    return Face(lines(pen("parcels-calls", count=len(left)), *told, *rest), rows)


@notice("parcel_guessing")
def parcel_guessing(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the supervisors: somebody of ours typed too many wrong codes and has to wait."""
    person = tx.get_one(Person, facts["person"])
    again = press(pen, "parcels-let-try", "parcel_tries", person.id)
    return Face(pen("parcels-guessing", name=person.name, tries=pen.catalogue.parcels.wrong_codes), [[again]])


@notice("parcel_locked")
def parcel_locked(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the supervisors: a parcel is locked after too many wrong codes."""
    parcel = tx.get_one(Parcel, facts["parcel"])
    if parcel.status is not S.WAITING or not is_locked(parcel, pen):
        return None
    text = lines(pen("parcels-locked-desk"), label(tx, parcel, pen))
    return Face(text, [[press(pen, "parcels-unlock", "parcel_unlock", parcel.id)]])


def members(tx: Session, parcel: Parcel, pen: Pen) -> list[Person]:
    """Who lives where the parcel belongs."""
    ties = select(Person).join(Household, col(Household.person_id) == col(Person.id))
    living = (col(Household.until).is_(None)) | (col(Household.until) > pen.now)
    return list(tx.exec(ties.where(Household.unit_id == parcel.unit_id, living).order_by(col(Household.id))))


def _told(tx: Session, kept: list[Parcel], pen: Pen) -> list[str]:
    told = [
        pen(
            "parcels-in-line",
            at=at,
            words=Html(label(tx, parcel, pen)),
            news=pen.words(f"parcels-news-{_news(parcel)}"),
        )
        for at, parcel in enumerate(kept[:LINES_SHOWN], start=1)
    ]
    rest = len(kept) - LINES_SHOWN
    return [*told, pen("parcels-more", count=rest)] if rest > 0 else told


def _news(parcel: Parcel) -> str:
    if parcel.status is not S.WAITING:
        return "gone"
    if parcel.unit_id is None:
        return "whose"
    return "told" if parcel.told_at else "nobody"


def _known(tx: Session, batch: ParcelBatch, pen: Pen) -> str:
    if not batch.known:
        return ""
    twins = [label(tx, tx.get_one(Parcel, id), pen) for id in batch.known]
    return lines(pen("parcels-known", count=len(twins)), *(f"• {twin}" for twin in twins[:LINES_SHOWN]))


def _strange(batch: ParcelBatch, pen: Pen) -> str:
    if not batch.strange:
        return ""
    told = [pen("parcels-strange-line", words=line) for line in batch.strange]
    return lines(pen("parcels-strange", count=len(told)), *told)


def _question(tx: Session, parcel: Parcel, pen: Pen) -> list[list[Button]]:
    units = [found for id in parcel.maybe if (found := tx.get(Unit, id)) is not None]
    buttons = [Button(found.label, pack("parcel_unit", parcel.id, found.id)) for found in units]
    rows = [buttons[at : at + PER_ROW] for at in range(0, len(buttons), PER_ROW)]
    other = press(pen, "parcels-type-unit", "parcel_ask_unit", parcel.id)
    return [*rows, [other, press(pen, "parcels-drop", "parcel_drop", parcel.id)]]


def _state(tx: Session, parcel: Parcel, pen: Pen) -> str:
    if parcel.status is S.HANDED:
        return taken(tx, parcel, pen)
    if parcel.status is not S.WAITING:
        return pen(f"parcels-desk-{parcel.status.value}")
    if is_locked(parcel, pen):
        return pen("parcels-locked-desk")
    if parcel.asked_at is not None:
        return pen("parcels-asked-desk", name=name_of(tx, parcel.person_id))
    proxy = pen("parcels-proxy", name=parcel.proxy, by=name_of(tx, parcel.proxy_by)) if parcel.proxy else ""
    alone = parcel.kind is ParcelKind.REGISTERED and not parcel.proxy
    return lines(proxy, pen("parcels-registered-desk") if alone else "")


def _history(tx: Session, parcel: Parcel, pen: Pen) -> str:
    came = pen("parcels-since", at=Html(pen.when(parcel.registered_at)), name=name_of(tx, parcel.registered_by))
    not_me = happened(tx, parcel, "not_me")
    told = "" if parcel.told_at or parcel.status is not S.WAITING else pen("parcels-nobody-told")
    damaged = pen("parcels-damaged-mark") if parcel.damaged else ""
    called = pen("parcels-called-at", at=Html(pen.when(parcel.called_at))) if parcel.called_at else ""
    doubted = pen("parcels-not-me-mark", at=Html(pen.when(not_me.at))) if not_me else ""
    return lines(came, told, damaged, called, doubted)


def _desk_rows(tx: Session, parcel: Parcel, pen: Pen) -> list[list[Button]]:
    id = parcel.id
    if parcel.status is S.HANDED:
        rest = select(Parcel.id).where(Parcel.unit_id == parcel.unit_id, Parcel.status == S.WAITING)
        count = len(tx.exec(rest.where(Parcel.kind != ParcelKind.REGISTERED)).all())
        more = [[Button(pen.words("parcels-hand-rest", count=count), pack("parcel_rest", id))]] if count else []
        return [*more, [press(pen, "parcels-take-back", "parcel_takeback", id)]]
    if parcel.status is S.LOST:
        return [[press(pen, "parcels-found", "parcel_found", id)]]
    if parcel.status is not S.WAITING:
        return []
    if is_locked(parcel, pen):
        return [[press(pen, "parcels-unlock", "parcel_unlock", id)]]
    if parcel.unit_id is None:
        return _question(tx, parcel, pen)
    trouble = [
        press(pen, "parcels-lost-button", "parcel_lost", id),
        press(pen, "parcels-damaged-button", "parcel_damaged", id),
    ]
    call = [press(pen, "parcels-phone", "parcel_phone", id), press(pen, "parcels-called", "parcel_called", id)]
    back = press(pen, "parcels-return", "parcel_look", id, "return")
    return [*_takers(tx, parcel, pen), call, [back, *trouble]]


def _takers(tx: Session, parcel: Parcel, pen: Pen) -> list[list[Button]]:
    """Whom it may be given to: the proxy first; of a registered letter nobody but its recipient."""
    id, ask = parcel.id, parcel.kind is ParcelKind.REGISTERED
    proxy = [[Button(pen.words("parcels-give", name=parcel.proxy), pack("parcel_give", id, "proxy"))]]
    meant = [person for person in members(tx, parcel, pen) if not ask or parcel.person_id in (None, person.id)]
    key = "parcels-ask-person" if ask else "parcels-give"
    named = [[Button(pen.words(key, name=person.name), pack("parcel_give", id, person.id))] for person in meant[:6]]
    code = press(pen, "parcels-by-code", "parcel_code", id)
    other = [] if ask else [press(pen, "parcels-give-other", "parcel_give", id, "other")]
    return [*(proxy if parcel.proxy else []), *named, [code, *other]]

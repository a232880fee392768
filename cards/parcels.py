"""A parcel as its tenants see it: one living card per person, with the pick-up code as words and as a picture.

The picture is the code's six digits and nothing else: a hand scanner types them into the desk's chat
whatever keyboard is set, and a telephone's camera shows them to be copied. See docs/decisions/0015-parcels.md.
"""

from typing import Any

from sqlmodel import Session, col, select

from cards.face import Button, Face
from cards.parcel_words import carrier, happened, is_locked, lives, name_of, taken, title, unit, where
from cards.parts import blocks, lines, press
from cards.registry import Pen, card, notice
from models.estate import Household
from models.outbox import Card
from models.parcels import Parcel, ParcelKind, ParcelStatus
from models.people import Person
from papers.qr import qr_png

Facts = dict[str, Any]
S = ParcelStatus


@card("parcel")
def parcel_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What waits for him, or what became of it. Nobody is sent the news of a parcel that is gone."""
    parcel = tx.get_one(Parcel, card.subject_id)
    reader = tx.exec(select(Person).where(Person.user_id == card.chat_id)).first()
    # Posted with its picture, a card keeps it: Telegram edits the words below a picture, not words into one.
    picture = qr_png(parcel.code)
    if not lives(tx, reader, parcel, pen):
        return Face(pen("parcels-moved"), photo=picture) if card.message_id else None
    if parcel.status is not S.WAITING and card.message_id is None:
        return None
    if parcel.status is S.WAITING:
        return Face(_waiting(tx, parcel, pen), _rows(parcel, pen), photo=picture, silent=_follows(tx, parcel))
    return Face(_gone(tx, parcel, pen), _gone_rows(tx, parcel, pen), photo=picture)


@notice("parcel_handed")
def parcel_handed(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """Somebody took these; if it was nobody you know, say so."""
    gone = [tx.get_one(Parcel, id) for id in facts["parcels"]]
    still = [parcel for parcel in gone if parcel.status is S.HANDED]
    if not still:
        return None
    told = [pen("parcels-line", unit=unit(tx, parcel), title=title(parcel, pen)) for parcel in still]
    text = blocks(lines(pen("parcels-handed", count=len(still)), *told), taken(tx, still[0], pen))
    return Face(text, [[press(pen, "parcels-not-me", "parcel_notme", still[0].id)]])


@notice("parcel_taken_back")
def parcel_taken_back(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The desk had handed over the wrong one: it waits again."""
    parcel = tx.get_one(Parcel, facts["parcel"])
    return Face(pen("parcels-taken-back", title=title(parcel, pen))) if parcel.status is S.WAITING else None


@notice("parcel_remind")
def parcel_remind(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """What still waits, all of it in one message."""
    reader = tx.get_one(Person, facts["person"])
    found = [tx.get_one(Parcel, id) for id in facts["parcels"]]
    waiting = [parcel for parcel in found if parcel.status is S.WAITING and lives(tx, reader, parcel, pen)]
    if not waiting:
        return None
    told = [
        pen("parcels-code-line", unit=unit(tx, parcel), title=title(parcel, pen), code=parcel.code)
        for parcel in waiting
    ]
    return Face(blocks(lines(pen("parcels-remind", count=len(waiting)), *told), where(pen)))


@notice("parcel_wrong_codes")
def parcel_wrong_codes(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the household: wrong codes were tried on it, so it is locked until one of you opens it."""
    parcel = tx.get_one(Parcel, facts["parcel"])
    if parcel.status is not S.WAITING or not is_locked(parcel, pen):
        return None
    return Face(
        pen("parcels-locked-news", title=title(parcel, pen), phone=pen.catalogue.estate.phone),
        [[press(pen, "parcels-unlock", "parcel_unlock", parcel.id)]],
    )


@notice("parcel_trouble")
def parcel_trouble(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the household: it is lost or damaged, and what we do about it."""
    parcel = tx.get_one(Parcel, facts["parcel"])
    key = "parcels-damaged-news" if facts["what"] == "damaged" else "parcels-lost-news"
    return Face(pen(key, title=title(parcel, pen), unit=unit(tx, parcel), number=facts["number"]))


@notice("parcel_returned")
def parcel_returned(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the household: it went back to its carrier, and why."""
    parcel = tx.get_one(Parcel, facts["parcel"])
    return Face(lines(pen("parcels-line", unit=unit(tx, parcel), title=title(parcel, pen)), _why_back(tx, parcel, pen)))


@card("parcels_mine")
def parcels_mine(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What waits for a tenant, a button each that brings its code down."""
    reader = tx.exec(select(Person).where(Person.user_id == card.chat_id)).one()
    homes = select(Household.unit_id).where(Household.person_id == reader.id)
    waiting = select(Parcel).where(col(Parcel.unit_id).in_(homes), Parcel.status == S.WAITING)
    mine = [parcel for parcel in tx.exec(waiting.order_by(col(Parcel.id))) if lives(tx, reader, parcel, pen)]
    if not mine:
        return Face(pen("parcels-none-mine"))
    told = [pen("parcels-line", unit=unit(tx, parcel), title=title(parcel, pen)) for parcel in mine]
    rows = [[press_named(pen, parcel, tx)] for parcel in mine[:20]]
    head = pen("parcels-mine", count=sum(parcel.pieces for parcel in mine))
    return Face(blocks(lines(head, *told[:20]), where(pen)), rows)


def press_named(pen: Pen, parcel: Parcel, tx: Session) -> Button:
    """A button that brings one parcel's card down."""
    named = " ".join(part for part in (carrier(parcel, pen), parcel.waybill[-6:]) if part)
    words = pen.words("parcels-show-code", name=named or unit(tx, parcel))
    return Button(words, press(pen, "parcels-unlock", "parcel_down", parcel.id).data)


def _waiting(tx: Session, parcel: Parcel, pen: Pen) -> str:
    head = lines(
        pen(f"parcels-arrived-{parcel.kind.value}", unit=unit(tx, parcel)),
        title(parcel, pen),
        pen("parcels-for", name=parcel.recipient) if parcel.recipient else "",
    )
    if is_locked(parcel, pen):
        return blocks(head, pen("parcels-locked"))
    if parcel.asked_at is not None:
        return blocks(head, pen("parcels-confirm-ask", name=name_of(tx, parcel.asked_by)))
    proxy = pen("parcels-proxy", name=parcel.proxy, by=name_of(tx, parcel.proxy_by)) if parcel.proxy else ""
    registered = pen("parcels-in-person") if parcel.kind is ParcelKind.REGISTERED and not parcel.proxy else ""
    return blocks(head, pen("parcels-code", code=parcel.code), lines(where(pen), registered, proxy))


def _rows(parcel: Parcel, pen: Pen) -> list[list[Button]]:
    if is_locked(parcel, pen):
        return [[press(pen, "parcels-unlock", "parcel_unlock", parcel.id)]]
    if parcel.asked_at is not None:
        yes = press(pen, "parcels-confirm-yes", "parcel_have", parcel.id, "yes")
        return [[yes, press(pen, "parcels-confirm-no", "parcel_have", parcel.id, "no")]]
    if parcel.proxy:
        return [[press(pen, "parcels-no-proxy", "parcel_noproxy", parcel.id)]]
    return [[press(pen, "parcels-let-fetch", "parcel_proxy", parcel.id)]]


def _gone(tx: Session, parcel: Parcel, pen: Pen) -> str:
    head = pen("parcels-line", unit=unit(tx, parcel), title=title(parcel, pen))
    if parcel.status is S.HANDED:
        return blocks(head, taken(tx, parcel, pen))
    if parcel.status is S.RETURNED:
        return blocks(head, _why_back(tx, parcel, pen))
    return blocks(head, pen(f"parcels-{parcel.status.value}"))


def _gone_rows(tx: Session, parcel: Parcel, pen: Pen) -> list[list[Button]]:
    if parcel.status is not S.HANDED or happened(tx, parcel, "not_me") is not None:
        return []
    return [[press(pen, "parcels-not-me", "parcel_notme", parcel.id)]]


def _why_back(tx: Session, parcel: Parcel, pen: Pen) -> str:
    event = happened(tx, parcel, "returned")
    reason = event.facts["reason"] if event else pen.catalogue.parcels.return_reasons[0]
    return pen("parcels-returned", reason=pen.words(f"parcels-return-{reason}"), phone=pen.catalogue.estate.phone)


def _follows(tx: Session, parcel: Parcel) -> bool:
    """Of several that came at once only the first makes a sound."""
    same = select(Parcel.id).where(Parcel.batch_id == parcel.batch_id, Parcel.unit_id == parcel.unit_id)
    earlier = same.where(col(Parcel.id) < parcel.id, col(Parcel.batch_id).is_not(None))
    return tx.exec(earlier).first() is not None

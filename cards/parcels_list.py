"""The desk's list of parcels: counts above, four tabs, ten lines a page, a button for each line."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parcel_words import label, unit
from cards.parts import blocks, lines
from cards.registry import Pen, card
from locales.texts import Html
from models.outbox import Card
from models.parcels import Parcel, ParcelStatus

S = ParcelStatus
TABS = ("shelf", "day", "untold", "calls")
PAGE = 10


@card("parcels")
def parcels_list(tx: Session, card: Card, pen: Pen) -> Face | None:
    """One tab of the list; an unknown view is the shelf."""
    tab, _, number = card.view.partition(".")
    tab = tab if tab in TABS else "shelf"
    found = _found(tx, tab, pen)
    pages = max((len(found) + PAGE - 1) // PAGE, 1)
    page = min(int(number) if number.isdigit() else 0, pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    told = [
        pen("parcels-list-line", at=at, words=Html(label(tx, one, pen)), since=Html(pen.when(one.registered_at)))
        for at, one in enumerate(shown, start=page * PAGE + 1)
    ]
    text = blocks(
        _counts(tx, pen),
        lines(pen(f"parcels-tab-{tab}-title", count=len(found)), *(told or [pen("parcels-list-none")])),
        pen("parcels-page", at=page + 1, of=pages) if pages > 1 else "",
    )
    buttons = [
        Button(f"{at}. {unit(tx, one) or '?'}", pack("parcel_show", one.id))
        for at, one in enumerate(shown, start=page * PAGE + 1)
    ]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Face(text, [*rows, *_pager(tab, page, pages), _tabs(tab, pen)])


def shelf_line(tx: Session, pen: Pen) -> str:
    """One line for whoever takes over the desk; nothing while the shelf is empty."""
    shelf, untold_ones, calls = (
        tx.exec(select(func.count()).select_from(Parcel).where(*wanted)).one()
        for wanted in (waiting(), untold(), to_call(pen))
    )
    return pen("parcels-brief", waiting=shelf, untold=untold_ones, calls=calls) if shelf else ""


def to_call(pen: Pen) -> list[ColumnElement[bool]]:
    """What waits so long that somebody has to call."""
    before = _midnight(pen) - timedelta(days=pen.catalogue.parcels.call_day - 1)
    return [*waiting(), col(Parcel.registered_at) < before, col(Parcel.called_at).is_(None)]


def untold() -> list[ColumnElement[bool]]:
    """What waits and nobody could be told of: no unit, or nobody of it has joined."""
    return [*waiting(), or_(col(Parcel.unit_id).is_(None), col(Parcel.told_at).is_(None))]


def waiting() -> list[ColumnElement[bool]]:
    """What lies on the shelf."""
    return [col(Parcel.status) == S.WAITING]


def _found(tx: Session, tab: str, pen: Pen) -> Sequence[Parcel]:
    today = _midnight(pen)
    wanted = {
        "shelf": waiting(),
        "day": [or_(col(Parcel.registered_at) >= today, col(Parcel.handed_at) >= today)],
        "untold": untold(),
        "calls": to_call(pen),
    }
    order = (col(Parcel.shelf), col(Parcel.id)) if tab == "shelf" else (col(Parcel.id),)
    kept = col(Parcel.status) != S.CANCELLED
    return tx.exec(select(Parcel).where(*wanted[tab], kept).order_by(*order)).all()


def _counts(tx: Session, pen: Pen) -> str:
    today = _midnight(pen)
    shelf, pieces = tx.exec(select(func.count(), func.sum(Parcel.pieces)).select_from(Parcel).where(*waiting())).one()
    came = select(func.count()).select_from(Parcel)
    came_today = tx.exec(came.where(col(Parcel.registered_at) >= today, col(Parcel.status) != S.CANCELLED)).one()
    handed = tx.exec(came.where(col(Parcel.handed_at) >= today, col(Parcel.status) == S.HANDED)).one()
    return pen("parcels-counts", waiting=shelf, pieces=pieces or 0, came=came_today, handed=handed)


def _midnight(pen: Pen) -> datetime:
    return pen.now.astimezone(pen.zone).replace(hour=0, minute=0, second=0, microsecond=0)


def _pager(tab: str, page: int, pages: int) -> list[list[Button]]:
    back = [Button("‹", pack("parcels", 1, f"{tab}.{page - 1}"))] if page else []
    on = [Button("›", pack("parcels", 1, f"{tab}.{page + 1}"))] if page + 1 < pages else []
    return [[*back, *on]] if back or on else []


def _tabs(tab: str, pen: Pen) -> list[Button]:
    named = [(each, pen.words(f"parcels-tab-{each}")) for each in TABS]
    return [Button(f"· {name} ·" if each == tab else name, pack("parcels", 1, f"{each}.0")) for each, name in named]

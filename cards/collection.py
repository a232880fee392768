"""The collection rate as managers and cashiers read it: a month, its fees, its buildings, against the target."""

from datetime import date

from sqlmodel import Session

from cards.bill_lines import fee_name
from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card
from locales.texts import Html
from models.collection import Share, after, before, collected, summed
from models.money import yuan
from models.outbox import Card

#: A card holds so many lines.
LINES = 40


@card("collection")
def collection_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """One month. The view is the month, with `.all` every fee in every building."""
    month = date.fromisoformat(f"{card.view[:7]}-01")
    shares, whole = collected(tx, month), card.view.endswith(".all")
    head = pen("collection-head", month=f"{month:%Y-%m}", target=f"{pen.catalogue.fees.collection_target:f}")
    if not shares:
        return Face(blocks(head, pen("collection-none")), [_turns(card, month)])
    [everything] = summed(shares, lambda each: ("", ""))
    body = (_table(shares, pen),) if whole else (_by_fee(shares, pen), _by_building(shares, pen))
    missing = pen("collection-missing", amount=yuan(everything.billed - everything.paid))
    other, view = ("less", f"{month:%Y-%m}") if whole else ("all", f"{month:%Y-%m}.all")
    more = press(pen, f"button-collection-{other}", "collected", card.subject_id, view)
    top = lines(head, _line(pen("collection-total"), everything, pen), missing)
    return Face(blocks(top, *body), [[more], _turns(card, month)])


def _by_fee(shares: list[Share], pen: Pen) -> str:
    fees = summed(shares, lambda each: (each.fee, ""))
    return lines(pen("collection-by-fee"), *(_line(fee_name(each.fee, pen), each, pen) for each in fees))


def _by_building(shares: list[Share], pen: Pen) -> str:
    houses = summed(shares, lambda each: ("", each.building))
    houses.sort(key=lambda each: (len(each.building), each.building))
    return lines(pen("collection-by-building"), *(_line(each.building, each, pen) for each in houses[:LINES]))


def _table(shares: list[Share], pen: Pen) -> str:
    worst_first = sorted(shares, key=lambda each: each.rate)
    return lines(*(_line(f"{fee_name(each.fee, pen)} · {each.building}", each, pen) for each in worst_first[:LINES]))


def _line(name: str, share: Share, pen: Pen) -> str:
    mark = "✅" if share.rate >= pen.catalogue.fees.collection_target else "🔸"
    return pen("collection-line", mark=mark, name=Html(name), rate=f"{share.rate:.1f}", paid=yuan(share.paid),
               billed=yuan(share.billed), count=share.bills)  # fmt: skip


def _turns(card: Card, month: date) -> list[Button]:
    turns = ((f"‹ {before(month):%Y-%m}", before(month)), (f"{after(month):%Y-%m} ›", after(month)))
    return [Button(label, pack("collected", card.subject_id, f"{to:%Y-%m}")) for label, to in turns]

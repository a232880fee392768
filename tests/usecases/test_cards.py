"""Copies of a card: a tap proves that one is there."""

from sqlmodel import Session, select

from cards.codec import Press
from models.database import Database
from models.outbox import Card, OutboxMessage
from tests import people
from tests.usecases.house import House
from usecases.cards import adopt, redraw_at


def _card(db: Database, **values: object) -> Card:
    def change(tx: Session, *, now: object) -> Card:
        card = tx.exec(select(Card).where(Card.kind == "tenant")).one()
        for name, value in values.items():
            setattr(card, name, value)
        return card

    return db.run_sync(change)


def _hidden(db: Database) -> list[int]:
    def hides(tx: Session, *, now: object) -> list[int]:
        return [row.facts["message_id"] for row in tx.exec(select(OutboxMessage).where(OutboxMessage.kind == "hide"))]

    return db.read_sync(hides)


def test_a_card_whose_post_was_never_noted_takes_the_tapped_copy_for_it(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")

    db.run_sync(adopt, Press("submit", draft.id or 0), 101, 77)

    assert _card(db).message_id == 77


def test_a_second_copy_loses_its_buttons(house: House, db: Database) -> None:
    draft = house.says(db.run_sync(people.lin), "灯不亮")
    _card(db, message_id=80)

    db.run_sync(adopt, Press("submit", draft.id or 0), 101, 77)

    assert _card(db).message_id == 80
    assert _hidden(db) == [77]


def test_the_cards_own_post_is_left_alone(house: House, db: Database) -> None:
    draft = house.says(db.run_sync(people.lin), "灯不亮")
    _card(db, message_id=80)

    db.run_sync(adopt, Press("submit", draft.id or 0), 101, 80)

    assert _hidden(db) == []


def test_another_chats_tap_adopts_nothing(house: House, db: Database) -> None:
    draft = house.says(db.run_sync(people.lin), "灯不亮")

    db.run_sync(adopt, Press("submit", draft.id or 0), 999, 77)
    db.run_sync(adopt, Press("nonsense", draft.id or 0), 101, 77)

    assert _card(db).message_id is None


def test_a_stale_card_is_drawn_anew(house: House, db: Database) -> None:
    house.says(db.run_sync(people.lin), "灯不亮")
    _card(db, message_id=80, shown="x")

    db.run_sync(redraw_at, 101, 80)
    db.run_sync(redraw_at, 101, 81)

    assert _card(db).shown == ""

"""What a tenant does with frequent questions: reads one, says whether it helped, or asks the desk; and /faq.

An offer stands on a draft as any other, so nothing is lost if he walks away. What is read, helps or does not is
counted by month and article, never by person.
"""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.columns import in_zone
from models.faq import HELPED, NONE_OF_THESE, figure_name
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Ticket
from outbox import show
from usecases import drafts
from usecases.followers import catalogue_of
from usecases.people import RUNNING, agreed, belongs, holds
from usecases.tickets import count_up, note

#: /faq's card: its topics, one topic, one article and what he said to it, the managers' figures.
TOPIC, ARTICLE, GLAD, DESK, FIGURES = "topic", "read", "glad", "desk", "figures"
COUNTED = {ARTICLE: "read", GLAD: "helped", DESK: "desk"}


def read(tx: Session, ticket_id: int, article: str, *, person: Person | None, now: datetime) -> None:
    """Show the answer on the draft card, with "did that help?"; "" goes back to the offer."""
    ticket = drafts.own_draft(tx, ticket_id, person, now=now)
    if article:
        _count_known(tx, article, "read", now)
    drafts.show_draft(tx, ticket, view=f"faq.{article}" if article else "faq", now=now)


def helped(
    tx: Session, ticket_id: int, article: str, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """It did: the draft ends here, and its card keeps the answer."""
    ticket = drafts.own_draft(tx, ticket_id, person, now=now)
    _count_known(tx, article, "helped", now)
    note(tx, ticket, what=HELPED, by=person, facts={"article": article}, now=now)
    return drafts.discard(tx, ticket_id, person=person, catalogue=catalogue, now=now)


def to_desk(tx: Session, ticket_id: int, article: str, *, person: Person | None, now: datetime) -> None:
    """The answer did not help, or ("") none was his: his question goes on as a ticket, as usual."""
    ticket = drafts.own_draft(tx, ticket_id, person, now=now)
    if article:
        _count_known(tx, article, "desk", now)
    else:
        count_up(tx, figure_name(in_zone(now, catalogue_of(tx).estate.zone), "", "none"))
        note(tx, ticket, what=NONE_OF_THESE, by=person, now=now)
    drafts.show_draft(tx, ticket, view="", now=now)


def open_list(tx: Session, *, person: Person | None, now: datetime) -> None:
    """/faq: owe whoever belongs here the topics, at the end of his chat."""
    me = _reader(tx, person, now)
    show(tx, "faq", me.id or 0, chat_id=me.user_id or 0, view="", afresh=True, now=now)


def turn_to(tx: Session, view: str, *, person: Person | None, now: datetime) -> None:
    """Turn the card of /faq to a topic, an article, or what he says about one."""
    me = _reader(tx, person, now)
    part, _, name = view.partition(".")
    if part == TOPIC and name not in catalogue_of(tx).faq.topics:
        raise Stale("faq-archived")
    if part == FIGURES and not holds(tx, me.id or 0, RUNNING):
        raise Refusal("refusal-not-yours-to-do")
    if part in COUNTED:
        _count_known(tx, name, COUNTED[part], now)
    elif part not in ("", TOPIC, FIGURES):
        raise Stale("refusal-stale")
    show(tx, "faq", me.id or 0, chat_id=me.user_id or 0, view=view, now=now)


def _reader(tx: Session, person: Person | None, now: datetime) -> Person:
    me = agreed(tx, person)
    if not belongs(tx, me, now=now):
        raise Refusal("refusal-who-is-this")
    return me


def _count_known(tx: Session, article: str, what: str, now: datetime) -> None:
    catalogue = catalogue_of(tx)
    if article not in catalogue.faq.articles:
        raise Stale("faq-archived")
    count_up(tx, figure_name(in_zone(now, catalogue.estate.zone), article, what))

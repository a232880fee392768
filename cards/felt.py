"""What was understood, in words that let its certainty be felt: it is, it looks like, perhaps this and perhaps that."""

from sqlmodel import Session

from cards.parts import URGENCY_MARKS, lines, matter, place, what
from cards.registry import Pen
from locales.texts import Html
from models.tickets import Felt, Ticket, Urgency

#: How many likely answers stand on buttons, and how many are named in words.
BUTTONS, NAMED = 3, 2


def read_back(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """What the tenant reads of a draft: his words untouched, and around them what was understood of them."""
    where = place(tx, ticket, pen)
    if where and assumed_place(ticket, pen):
        where = pen("felt-place-assumed", place=Html(where))
    return matter(tx, ticket, pen, head=draft_heading(ticket, pen), where=where)


def assumed_place(ticket: Ticket, pen: Pen) -> bool:
    """Whether somebody would go to his home only because he said nothing else."""
    return ticket.felt.get("place") == Felt.ASSUMED and pen.catalogue.kinds[ticket.kind].place == "required"


def draft_heading(ticket: Ticket, pen: Pen) -> str:
    """The first line of a draft: kind and category as surely as they were understood, and how urgent it is."""
    if "words" in ticket.unsure and not ticket.words:
        return pen("felt-nothing")
    mark = URGENCY_MARKS[ticket.urgency]
    urgency = pen(f"urgency-{ticket.urgency.value}") if ticket.urgency is not Urgency.NORMAL else ""
    # Whether it is urgent is just what is asked.
    told = [understood(ticket, pen), "" if "danger" in ticket.unsure else urgency]
    asked = "danger" in ticket.unsure
    return " ".join(part for part in ("⚠️" if asked else mark, pen.words("felt-dot").join(filter(None, told))) if part)


def understood(ticket: Ticket, pen: Pen) -> str:
    """Kind and category in words, plainly where the tenant said so himself or nobody could doubt it."""
    kind, category = ticket.felt.get("kind"), ticket.felt.get("category")
    if kind == Felt.HARDLY:
        return _perhaps([pen(f"kind-{each}") for each in likely(ticket, "kind", pen)], "perhaps", pen)
    if ticket.category and category == Felt.HARDLY:
        named = [pen(f"category-{ticket.kind}-{each}") for each in likely(ticket, "category", pen)]
        return _perhaps(named, "kind-perhaps", pen, kind=pen(f"kind-{ticket.kind}"))
    plain = f"<b>{what(ticket, pen)}</b>"
    return pen("felt-seems", what=Html(plain)) if Felt.FAIRLY in (kind, category) else plain


def likely(ticket: Ticket, field: str, pen: Pen) -> list[str]:
    """The codes that come first when a kind or a category is asked for, the likeliest first."""
    if field == "kind":
        return ticket.runners.get("kind", [])[:BUTTONS]
    first, *others = ticket.runners.get(ticket.kind) or [""]
    # Beside "more" a button "other" says nothing.
    named = [each for each in others if each != pen.catalogue.kinds[ticket.kind].otherwise]
    return [each for each in (first, *named) if each][:BUTTONS]


def unconfirmed(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """For staff: what the tenant has not confirmed, in the words in which he would have read it."""
    guessed = {"kind", "category"} & ticket.felt.keys()
    parts = [
        understood(ticket, pen) if guessed else "",
        pen("felt-place") if assumed_place(ticket, pen) else "",
    ]
    told = pen.words("felt-dot").join(part for part in parts if part)
    return lines(
        pen("felt-unconfirmed", what=Html(told)) if told else "",
        pen("felt-danger-unanswered") if "danger" in ticket.unsure and ticket.number else "",
    )


def _perhaps(named: list[str], form: str, pen: Pen, **facts: str) -> str:
    marked = {name: Html(said) for name, said in facts.items()}
    first, *others = [Html(f"<b>{each}</b>") for each in named[:NAMED]] or [Html(pen("felt-something"))]
    if not others:
        return pen(f"felt-{form}-one", what=first, **marked)
    return pen(f"felt-{form}", what=first, other=others[0], **marked)

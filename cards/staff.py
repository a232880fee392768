"""The staff card: an open ticket to claim, then the work panel of whoever claimed it.

A group may read building and floor, never the flat or the telephone: those go to the claimer alone.
"""

from sqlmodel import Session, col, select

from cards.alerts import dismiss_row, rung_row
from cards.codec import pack
from cards.face import Button, Face
from cards.felt import unconfirmed
from cards.parts import attachments, blocks, contact, heading, lines, press, public_place, timeline, words_of
from cards.promises import clock_lines
from cards.registry import Pen, card
from cards.status import rating_line
from cards.work_orders import work_order_button
from models.groups import Group
from models.money import yuan
from models.outbox import Card
from models.people import Person, StaffRole
from models.rota import rota_at
from models.tickets import IN_HAND, Ticket, TicketStatus

S = TicketStatus
COLLEAGUES_SHOWN = 12


@card("staff")
def staff_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The group's view of a ticket."""
    ticket = tx.get_one(Ticket, card.subject_id)
    group = tx.get(Group, ticket.group_id) if ticket.group_id else None
    if group is None or group.chat_id != card.chat_id:
        return Face(lines(heading(ticket, pen), pen("staff-moved", team=pen.words(f"team-{ticket.team}"))))
    return Face(_text(tx, ticket, pen, card.view), _rows(tx, ticket, pen, card.view))


def _text(tx: Session, ticket: Ticket, pen: Pen, view: str) -> str:
    reporter = tx.get(Person, ticket.reporter_id)
    key_tenant = pen("staff-key-tenant") if reporter and reporter.key_tenant and not ticket.anonymous else ""
    return blocks(
        lines(
            heading(ticket, pen),
            unconfirmed(tx, ticket, pen),
            key_tenant,
            words_of(ticket, pen, veiled=True),
            public_place(tx, ticket, pen),
            contact(ticket, pen),
            attachments(tx, ticket, pen),
            pen("card-anonymous") if ticket.anonymous else "",
        ),
        timeline(tx, ticket, pen),
        lines(
            _owner_line(tx, ticket, pen), _clocks(tx, ticket, pen), _result_line(ticket, pen), rating_line(ticket, pen)
        ),
        pen(f"staff-ask-{view.split('.')[0]}") if view else "",
    )


def _owner_line(tx: Session, ticket: Ticket, pen: Pen) -> str:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if owner is None:
        return pen("staff-unclaimed") if ticket.status is S.OPEN else ""
    promised = pen("staff-promised", until=pen.when(ticket.promised_at)) if ticket.promised_at else ""
    return lines(pen("staff-owner", name=owner.name), promised if ticket.status in IN_HAND else "")


def _clocks(tx: Session, ticket: Ticket, pen: Pen) -> str:
    return clock_lines(tx, ticket, pen) if ticket.status in {S.OPEN, *IN_HAND} else ""


def _result_line(ticket: Ticket, pen: Pen) -> str:
    result = pen("staff-result", words=ticket.result) if ticket.result else ""
    return lines(result, pen("staff-cost", yuan=yuan(ticket.cost_cents)) if ticket.cost_cents else "")


def _rows(tx: Session, ticket: Ticket, pen: Pen, view: str) -> list[list[Button]]:
    if ticket.status is S.OPEN:
        return [[press(pen, "button-claim", "claim", ticket.id)], *dismiss_row(tx, ticket, pen, "no_alarm")]
    if ticket.status is S.DONE:
        # Now it can be printed whole, for the tenant to sign.
        return [row for row in [work_order_button(ticket, pen)] if row]
    if ticket.status not in IN_HAND:
        return []
    if view:
        return [*_picker(tx, ticket, pen, view), [press(pen, "button-back", "panel", ticket.id, "face")]]
    return [*rung_row(ticket, pen), *_panel(ticket, pen), *dismiss_row(tx, ticket, pen, "no_alarm")]


def _panel(ticket: Ticket, pen: Pen) -> list[list[Button]]:
    first = [press(pen, "button-done", "done", ticket.id)]
    if ticket.status is S.WAITING:
        first.insert(0, press(pen, "button-resume", "resume", ticket.id))
    elif ticket.status is not S.ARRIVED:
        first.insert(0, press(pen, "button-arrived", "arrived", ticket.id))
    return [
        first,
        [
            press(pen, "button-promise", "panel", ticket.id, "promise"),
            press(pen, "button-hold", "panel", ticket.id, "hold"),
        ],
        [
            press(pen, "button-ask", "asktenant", ticket.id),
            press(pen, "button-transfer", "panel", ticket.id, "transfer"),
        ],
        [
            *([press(pen, "button-recategorise", "panel", ticket.id, "category")] if _categories(ticket, pen) else []),
            press(pen, "button-decline", "panel", ticket.id, "decline"),
        ],
        *([paper] if (paper := work_order_button(ticket, pen)) else []),
    ]


def _picker(tx: Session, ticket: Ticket, pen: Pen, view: str) -> list[list[Button]]:
    catalogue, id = pen.catalogue, ticket.id
    name, _, chosen = view.partition(".")
    if name == "promise":
        return in_rows([Button(hours_words(pen, h), pack("promise", id, h)) for h in catalogue.promise_hours])
    if name == "hold" and chosen:
        return in_rows([Button(hours_words(pen, h), pack("hold", id, f"{chosen}.{h}")) for h in catalogue.hold_hours])
    if name == "hold":
        reasons = catalogue.hold_reasons
        return in_rows([Button(pen.words(f"hold-{r}"), pack("panel", id, f"hold.{r}")) for r in reasons])
    if name == "decline":
        return in_rows(
            [Button(pen.words(f"decline-{r}"), pack("decline", id, r)) for r in catalogue.decline_reasons], width=2
        )
    if name == "category":
        offered = [(c, pen.words(f"category-{ticket.kind}-{c}")) for c in _categories(ticket, pen)]
        return in_rows([Button(label, pack("recategorise", id, c)) for c, label in offered])
    return transfer_rows(tx, ticket, pen)


def _categories(ticket: Ticket, pen: Pen) -> list[str]:
    """What the ticket could be instead."""
    return [name for name in pen.catalogue.kinds[ticket.kind].categories if name != ticket.category]


def transfer_rows(tx: Session, ticket: Ticket, pen: Pen) -> list[list[Button]]:
    """Colleagues who could do it, then the other teams."""
    id = ticket.id
    people = [Button(name, pack("handto", id, person.id)) for name, person in _colleagues(tx, ticket, pen)]
    teams = [team for team in pen.catalogue.teams if team != ticket.team]
    moves = [Button(pen.words("button-to-team", team=pen.words(f"team-{t}")), pack("handover", id, t)) for t in teams]
    return [*in_rows(people), *in_rows(moves, width=2)]


def _colleagues(tx: Session, ticket: Ticket, pen: Pen) -> list[tuple[str, Person]]:
    """Who could take it, with what stands on his button: people on duty first, the others marked."""
    team = pen.catalogue.teams[ticket.team or "desk"]
    trade = pen.catalogue.trade_of(ticket.kind, ticket.category) if team.trades else None
    held = tx.exec(select(StaffRole).where(col(StaffRole.role).in_(team.roles), col(StaffRole.active))).all()
    able = {role.person_id for role in held if trade is None or not role.trades or trade in role.trades}
    others = tx.exec(select(Person).where(col(Person.id).in_(able - {ticket.owner_id})).order_by(col(Person.id)))
    rota = rota_at(tx, pen.catalogue, pen.now)
    known = [(rota.is_on(person.id or 0, pen.now), person) for person in others]
    on = [(person.name, person) for is_on, person in known if is_on]
    off = [(pen.words("staff-off-duty", name=person.name), person) for is_on, person in known if not is_on]
    return [*on, *off][:COLLEAGUES_SHOWN]


def hours_words(pen: Pen, hours: int) -> str:
    """So many hours, or days."""
    return pen.words("span-days", days=hours // 24) if hours % 24 == 0 else pen.words("span-hours", hours=hours)


def in_rows(buttons: list[Button], width: int = 3) -> list[list[Button]]:
    """The buttons, so many in a row."""
    return [buttons[at : at + width] for at in range(0, len(buttons), width)]

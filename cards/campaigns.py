"""A campaign as its manager and the butlers see it: how it stands while it runs, and whom it missed.

What a campaign is about is said by whoever begins such campaigns: `@titled("announcement")`.
"""

from collections.abc import Callable
from math import ceil

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card
from models.campaign_figures import Figures, Unreached, figures, unreached, unreached_count
from models.campaigns import Campaign, CampaignState, Contact
from models.outbox import Card
from models.people import Person, Role, StaffRole

Title = Callable[[Session, Campaign, Pen], str]
TITLES: dict[str, Title] = {}

#: People on one page of a list.
PAGE = 15
BAR = 12


def titled(kind: str) -> Callable[[Title], Title]:
    """Register what a campaign of this kind is called, as HTML."""

    def register(title: Title) -> Title:
        TITLES[kind] = title
        return title

    return register


def title_of(tx: Session, campaign: Campaign, pen: Pen) -> str:
    """What it is about; a kind that nobody named goes by the campaign's own name."""
    named = TITLES.get(campaign.kind)
    return named(tx, campaign, pen) if named else pen("campaigns-nameless", name=campaign.name)


def got_it(pen: Pen, contact: Contact) -> list[list[Button]]:
    """The button by which somebody says that he has read it; none once he has."""
    return [] if contact.read_at else [[press(pen, "campaigns-got-it", "got_it", contact.id)]]


@card("campaign")
def campaign_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To whoever began it: the figures, and what he can do now."""
    campaign = tx.get_one(Campaign, card.subject_id)
    if card.view.startswith("p"):
        back = [press(pen, "button-back", "camp_view", campaign.id)]
        return _listed(tx, campaign, (), _page(card.view), pen, back)
    counted = figures(tx, campaign, now=pen.now)
    text = blocks(
        lines(title_of(tx, campaign, pen), pen(f"campaigns-state-{campaign.state.value}", at=_moment(campaign, pen))),
        _counts(counted, pen),
        pen("campaigns-sure") if card.view == "stop" and campaign.ended_at is None else "",
    )
    return Face(text, _buttons(tx, campaign, counted, card.view, pen))


@card("unreached")
def unreached_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To a butler: who of his houses was not reached. Whoever is no butler any more reads nothing."""
    held = select(StaffRole).join(Person, col(Person.id) == col(StaffRole.person_id))
    mine = tx.exec(
        held.where(Person.user_id == card.chat_id, StaffRole.role == Role.BUTLER, col(StaffRole.active))
    ).first()
    campaign = tx.get_one(Campaign, card.subject_id)
    return _listed(tx, campaign, mine.buildings, _page(card.view), pen, []) if mine else None


def _counts(counted: Figures, pen: Pen) -> str:
    left = counted.waiting + counted.not_yet
    done = counted.sent + counted.refused + counted.in_doubt
    optional = (("refused", counted.refused), ("doubt", counted.in_doubt), ("cannot", counted.cannot),
                ("dropped", counted.dropped))  # fmt: skip
    return lines(
        pen("campaigns-bar", bar=_bar(done, done + left), sent=counted.sent),
        pen("campaigns-left", count=left) if left else "",
        *(pen(f"campaigns-{name}", count=count) for name, count in optional if count),
        pen("campaigns-read", count=counted.read) if counted.read else "",
        pen("campaigns-time-left", minutes=max(ceil(counted.seconds_left / 60), 1))
        if counted.seconds_left and left
        else "",
    )


def _bar(done: int, total: int) -> str:
    full = BAR * done // total if total else BAR
    return "▰" * full + "▱" * (BAR - full)


def _buttons(tx: Session, campaign: Campaign, counted: Figures, view: str, pen: Pen) -> list[list[Button]]:
    id, state = campaign.id, campaign.state
    if view == "stop" and campaign.ended_at is None:
        return [[press(pen, "campaigns-stop-now", "camp_stop", id), press(pen, "button-back", "camp_view", id)]]
    rows = []
    if campaign.ended_at is None:
        going = (
            ("campaigns-resume", "camp_resume") if state is CampaignState.PAUSED else ("campaigns-pause", "camp_pause")
        )
        rows.append([press(pen, *going, id), press(pen, "campaigns-stop", "camp_view", id, "stop")])
    if counted.in_doubt and state is not CampaignState.STOPPED:
        rows.append([Button(pen.words("campaigns-again", count=counted.in_doubt), pack("camp_again", id))])
    missed = unreached_count(tx, campaign)
    if missed:
        rows.append([Button(pen.words("campaigns-list", count=missed), pack("camp_view", id, "p0"))])
    return rows


def _listed(
    tx: Session, campaign: Campaign, buildings: list[str] | tuple[()], page: int, pen: Pen, back: list[Button]
) -> Face:
    count = unreached_count(tx, campaign, buildings=buildings)
    pages = max(ceil(count / PAGE), 1)
    page = min(page, pages - 1)
    shown = unreached(tx, campaign, buildings=buildings, skip=page * PAGE, limit=PAGE)
    head = lines(title_of(tx, campaign, pen), pen("campaigns-unreached", count=count, page=page + 1, pages=pages))
    turn = []
    if page:
        turn.append(press(pen, "campaigns-earlier", "camp_view", campaign.id, f"p{page - 1}"))
    if page < pages - 1:
        turn.append(press(pen, "campaigns-further", "camp_view", campaign.id, f"p{page + 1}"))
    return Face(blocks(head, lines(*(_line(one, pen) for one in shown))), [row for row in (turn, back) if row])


def _line(one: Unreached, pen: Pen) -> str:
    return pen(
        "campaigns-unreached-line", unit=one.unit or "—", name=one.name, why=pen.words(f"campaigns-why-{one.why}")
    )


def _moment(campaign: Campaign, pen: Pen) -> str:
    # Once it has ended the card is never drawn again: "today" would be wrong tomorrow.
    return pen.date(campaign.ended_at) if campaign.ended_at else pen.when(campaign.begins_at)


def _page(view: str) -> int:
    return int(view[1:]) if view[1:].isdigit() else 0

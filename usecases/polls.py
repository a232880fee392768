"""Native Telegram polls: a quick vote in a staff group, or one in each tenant's own chat.

In a staff group everybody sees who voted for what; what tenants vote is counted without names.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from models.audience import Audience
from models.catalogue_surveys import STARS
from models.estate import Building
from models.groups import Group
from models.outbox import Delivery, Priority
from models.people import Person
from models.refusals import Refusal, Stale
from models.surveys import PollPost, QuickPoll, Survey
from outbox import owe, owe_poll, show, stop_poll
from outbox.owe import insert_once, retract_pending
from usecases.audience import askable_people
from usecases.followers import catalogue_of
from usecases.groups import group_at, group_for
from usecases.people import LEADING, demand
from usecases.poll_votes import of_survey, redraw
from usecases.quiet import decent

LONGEST_QUESTION, LONGEST_OPTION, MOST_OPTIONS = 300, 100, 10


@dataclass(frozen=True)
class Asked:
    """A question and its options, as somebody typed them."""

    question: str
    options: list[str]


def read_poll(typed: str) -> Asked:
    """`Question | A | B | C`, or each on a line of its own. Refuses what Telegram would refuse."""
    parts = [part.strip() for part in typed.replace("｜", "|").replace("\n", "|").split("|")]
    question, *options = [part for part in parts if part] or [""]
    if len(options) < 2:
        raise Refusal("refusal-poll-how")
    if len(question) > LONGEST_QUESTION or any(len(option) > LONGEST_OPTION for option in options):
        raise Refusal("refusal-poll-long", question=LONGEST_QUESTION, option=LONGEST_OPTION)
    if len(options) > MOST_OPTIONS or len(set(options)) < len(options):
        raise Refusal("refusal-poll-options", most=MOST_OPTIONS)
    return Asked(question, options)


def ask_here(
    tx: Session, person: Person | None, chat_id: int, thread_id: int | None, asked: Asked, *, now: datetime
) -> QuickPoll:
    """/poll in a group of ours: post it there, with names."""
    group = group_at(tx, chat_id, now=now)
    if group is None:
        raise Refusal("refusal-group-unknown")
    poll = _made(tx, person, asked, now=now)
    poll.audience = f"group:{group.id}"
    _post(tx, poll, chat_id, thread_id=thread_id, now=now)
    return poll


def prepare(tx: Session, person: Person | None, asked: Asked, *, now: datetime) -> QuickPoll:
    """/poll in private: show the question with a button for each audience."""
    poll = _made(tx, person, asked, now=now)
    if person is not None and person.user_id is not None:
        show(tx, "poll", poll.id or 0, chat_id=person.user_id, now=now)
    return poll


def send_to(tx: Session, poll_id: int, audience: str, *, person: Person | None, now: datetime) -> QuickPoll:
    """Send it to g<group>, b<building> or t (all tenants). The first choice counts; a second tap finds it sent."""
    demand(tx, person, LEADING)
    poll = _held(tx, poll_id)
    if poll.audience:
        raise Stale("refusal-stale")
    number = int(audience[1:]) if audience[1:].isdigit() else 0
    if audience[:1] == "g":
        group = tx.get(Group, number)
        if group is None or not group.active:
            raise Stale("refusal-stale")
        poll.audience = f"group:{group.id}"
        _post(tx, poll, group.chat_id, now=now)
    else:
        _to_tenants(tx, poll, audience, number, now=now)
    tx.add(poll)
    tx.flush()
    redraw(tx, poll, now=now)
    return poll


def ask_team(tx: Session, survey: Survey, *, now: datetime) -> None:
    """A survey put to a team: one poll in its group, with words drawn when it is sent."""
    group = group_for(tx, survey.sheet.audience.team or "", None)
    if group is None or of_survey(tx, survey) is not None:
        return
    [asked] = survey.sheet.questions.values()
    count = len(STARS) if asked.kind == "score" else len(asked.options)
    poll = QuickPoll(
        options=[str(number) for number in range(count)],
        survey_id=survey.id,
        created_by=survey.created_by,
        created_at=now,
        audience=f"group:{group.id}",
    )
    tx.add(poll)
    tx.flush()
    _post(tx, poll, group.chat_id, now=now)


def close_survey_poll(tx: Session, survey: Survey, *, now: datetime) -> None:
    """Its closing day has come."""
    poll = of_survey(tx, survey)
    if poll is not None and poll.closed_at is None:
        _close(tx, _held(tx, poll.id or 0), None, now=now)


def close(tx: Session, poll_id: int, *, person: Person | None, now: datetime) -> QuickPoll:
    """Stop the vote and post what came out. Closing it twice posts it once."""
    me = demand(tx, person, LEADING)
    poll = _held(tx, poll_id)
    if not poll.audience:
        raise Stale("refusal-stale")
    if poll.closed_at is None:
        _close(tx, poll, me, now=now)
    return poll


def drop(tx: Session, poll_id: int, *, person: Person | None, now: datetime) -> QuickPoll:
    """Never mind: a poll that was sent to nobody is thrown away."""
    me = demand(tx, person, LEADING)
    poll = _held(tx, poll_id)
    if poll.audience:
        raise Stale("refusal-stale")
    poll.closed_at, poll.closed_by = now, me
    redraw(tx, poll, now=now)
    return poll


def _made(tx: Session, person: Person | None, asked: Asked, *, now: datetime) -> QuickPoll:
    me = demand(tx, person, LEADING)
    poll = QuickPoll(question=asked.question, options=asked.options, created_by=me, created_at=now)
    tx.add(poll)
    tx.flush()
    return poll


def _held(tx: Session, poll_id: int) -> QuickPoll:
    """The vote, held until this transaction ends: two taps on its buttons take turns."""
    poll = tx.get(QuickPoll, poll_id, with_for_update=True, populate_existing=True)
    if poll is None:
        raise Stale("refusal-stale")
    return poll


def _to_tenants(tx: Session, poll: QuickPoll, audience: str, number: int, *, now: datetime) -> None:
    building = tx.get(Building, number) if audience[:1] == "b" else None
    if audience != "t" and building is None:
        raise Stale("refusal-stale")
    places = Audience(buildings=[building.code] if building else [])
    tenants = askable_people(tx, places, now=now)
    most = catalogue_of(tx).limits.asked_alone
    if len(tenants) > most:
        # A survey asks a second manager first; a poll must not be the way round that.
        raise Refusal("refusal-poll-many", count=len(tenants), most=most)
    poll.anonymous, poll.audience = True, f"building:{number}" if building else "tenants"
    tx.add(poll)
    tx.flush()
    for person in tenants:
        _post(tx, poll, person.user_id or 0, priority=Priority.BULK, not_before=decent(tx, person, now), now=now)


def _post(
    tx: Session,
    poll: QuickPoll,
    chat_id: int,
    *,
    now: datetime,
    thread_id: int | None = None,
    priority: Priority = Priority.NOTICE,
    not_before: datetime | None = None,
) -> None:
    key = f"poll:{poll.id}:{chat_id}"
    where = {"chat_id": chat_id, "thread_id": thread_id}
    insert_once(tx, PollPost, where | {"quick_poll_id": poll.id, "outbox_key": key})
    owe_poll(
        tx,
        key=key,
        chat_id=chat_id,
        kind="quick_poll",
        facts={"poll": poll.id},
        thread_id=thread_id,
        delivery=Delivery.B,
        priority=priority,
        not_before=not_before,
        now=now,
    )


def _close(tx: Session, poll: QuickPoll, by: int | None, *, now: datetime) -> None:
    poll.closed_at, poll.closed_by = now, by
    tx.add(poll)
    tx.flush()
    retract_pending(tx, f"poll:{poll.id}:", now=now)
    posts = tx.exec(select(PollPost).where(PollPost.quick_poll_id == poll.id)).all()
    for post in posts:
        stop_poll(tx, post_key=post.outbox_key, chat_id=post.chat_id, now=now)
    if not poll.anonymous:
        for post in posts:
            # Behind the stop in its chat, so the numbers are the last ones.
            _tell_result(tx, poll, post.chat_id, post.thread_id, now=now)
    redraw(tx, poll, now=now)


def _tell_result(tx: Session, poll: QuickPoll, chat_id: int, thread_id: int | None, *, now: datetime) -> None:
    owe(
        tx,
        key=f"poll-result:{poll.id}:{chat_id}",
        chat_id=chat_id,
        thread_id=thread_id,
        kind="poll_result",
        facts={"poll": poll.id},
        priority=Priority.NOTICE,
        now=now,
    )

"""Quick votes in a group: given, changed, taken back and told twice; closed once, with the names of who voted."""

import pytest

from models.database import Database
from models.outbox import Action
from models.people import Person
from models.refusals import Refusal
from models.votes import Tally
from tests import people
from tests.people import ENGINEERS_CHAT
from tests.usecases.conftest import Said
from tests.usecases.house import House
from tests.usecases.poll_people import DINNER, asked_here, owed, sent, standing
from usecases import poll_votes, polls
from usecases.polls import read_poll


@pytest.fixture
def sun(house: House, db: Database) -> Person:
    return db.run_sync(people.sun)


@pytest.mark.parametrize(
    "typed",
    [
        "周六几点聚餐？| 六点 | 七点",
        "周六几点聚餐？ ｜六点｜七点",
        "周六几点聚餐？\n六点\n七点\n",
        "周六几点聚餐？||六点|七点|",
    ],
)
def test_a_poll_is_typed_with_bars_or_on_lines(typed: str) -> None:
    assert read_poll(typed) == DINNER


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "refusal-poll-how"),
        ("几点？", "refusal-poll-how"),
        ("几点？| 六点", "refusal-poll-how"),
        ("问" * 301 + "|a|b", "refusal-poll-long"),
        ("几点？|" + "项" * 101 + "|b", "refusal-poll-long"),
        ("几点？|a|a", "refusal-poll-options"),
        ("几点？|" + "|".join(map(str, range(11))), "refusal-poll-options"),
    ],
)
def test_what_telegram_would_refuse_is_refused_with_the_way_to_write_it(typed: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_poll(typed)
    assert refused.value.key == key


def test_in_a_group_the_poll_stands_there_at_once_with_a_button_to_end_it(
    db: Database, sun: Person, said: Said
) -> None:
    asked_here(db, sun)

    [row] = owed(db, Action.POLL)
    assert (row.chat_id, row.delivery) == (ENGINEERS_CHAT, "B")


def test_only_those_who_lead_may_ask(house: House, db: Database) -> None:
    zhang = db.run_sync(people.zhang)

    with pytest.raises(Refusal):
        db.run_sync(polls.ask_here, zhang, ENGINEERS_CHAT, None, DINNER)
    with pytest.raises(Refusal):
        db.run_sync(polls.prepare, zhang, DINNER)


def test_a_group_that_is_not_ours_is_asked_nothing(db: Database, sun: Person) -> None:
    with pytest.raises(Refusal) as refused:
        db.run_sync(polls.ask_here, sun, -4711, None, DINNER)
    assert refused.value.key == "refusal-group-unknown"


def test_votes_are_given_changed_and_taken_back(house: House, db: Database, sun: Person) -> None:
    poll, zhang, li = asked_here(db, sun), db.run_sync(people.zhang), db.run_sync(people.li)

    db.run_sync(poll_votes.note_vote, "p1", zhang, [0])
    db.run_sync(poll_votes.note_vote, "p1", li, [0])
    db.run_sync(poll_votes.note_counts, "p1", [2, 0], 2, False)
    assert standing(db, poll) == Tally([2, 0], 2, [["张师傅", "李师傅"], []])

    db.run_sync(poll_votes.note_vote, "p1", li, [1])
    db.run_sync(poll_votes.note_counts, "p1", [1, 1], 2, False)
    assert standing(db, poll).names == [["张师傅"], ["李师傅"]]

    db.run_sync(poll_votes.note_vote, "p1", zhang, [])
    db.run_sync(poll_votes.note_counts, "p1", [0, 1], 1, False)
    assert standing(db, poll) == Tally([0, 1], 1, [[], ["李师傅"]])


def test_news_that_comes_twice_counts_once(house: House, db: Database, sun: Person) -> None:
    poll, zhang = asked_here(db, sun), db.run_sync(people.zhang)

    for _ in range(2):
        db.run_sync(poll_votes.note_vote, "p1", zhang, [1])
        db.run_sync(poll_votes.note_counts, "p1", [0, 1], 1, False)
    for _ in range(2):
        db.run_sync(poll_votes.note_vote, "p1", zhang, [])
    db.run_sync(poll_votes.note_vote, "p1", zhang, [0])

    assert standing(db, poll).names == [["张师傅"], []]
    assert standing(db, poll).counts == [0, 1]


def test_a_vote_that_comes_before_the_poll_has_a_name_is_found_later(house: House, db: Database, sun: Person) -> None:
    zhang = db.run_sync(people.zhang)
    poll = db.run_sync(polls.ask_here, sun, ENGINEERS_CHAT, None, DINNER)
    db.run_sync(poll_votes.note_vote, "p1", zhang, [0])
    db.run_sync(poll_votes.note_counts, "p1", [1, 0], 1, False)

    sent(db)

    assert standing(db, poll) == Tally([1, 0], 1, [["张师傅"], []])


def test_a_stranger_in_the_group_is_counted_and_not_named(house: House, db: Database, sun: Person) -> None:
    poll = asked_here(db, sun)

    db.run_sync(poll_votes.note_vote, "p1", None, [0])
    db.run_sync(poll_votes.note_counts, "p1", [1, 0], 1, False)

    assert standing(db, poll) == Tally([1, 0], 1, [[], []])


def test_counts_from_before_the_end_do_not_undo_the_end(house: House, db: Database, sun: Person) -> None:
    poll = asked_here(db, sun)

    db.run_sync(poll_votes.note_counts, "p1", [2, 1], 3, True)
    db.run_sync(poll_votes.note_counts, "p1", [1, 0], 1, False)

    assert standing(db, poll).counts == [2, 1]


def test_closing_stops_the_poll_and_says_what_came_out_once(
    house: House, db: Database, sun: Person, said: Said
) -> None:
    poll, zhang = asked_here(db, sun), db.run_sync(people.zhang)
    db.run_sync(poll_votes.note_vote, "p1", zhang, [1])
    db.run_sync(poll_votes.note_counts, "p1", [0, 1], 1, False)

    db.run_sync(polls.close, poll.id, person=sun)
    db.run_sync(polls.close, poll.id, person=sun)

    [stop] = owed(db, Action.STOP_POLL)
    assert stop.facts == {"post_key": f"poll:{poll.id}:{ENGINEERS_CHAT}"}
    told = said.last(ENGINEERS_CHAT).text
    assert "投票结束" in told
    assert "七点：1" in told
    assert "张师傅" in told
    assert len([one for one in said(ENGINEERS_CHAT) if "投票结束" in one.text]) == 1


def test_a_worker_cannot_close_it(house: House, db: Database, sun: Person) -> None:
    poll = asked_here(db, sun)

    with pytest.raises(Refusal):
        db.run_sync(polls.close, poll.id, person=db.run_sync(people.zhang))
    assert owed(db, Action.STOP_POLL) == []

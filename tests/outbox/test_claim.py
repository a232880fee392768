"""Who is next, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from models.database import Database
from models.outbox import Delivery, OutboxMessage, OutboxState, Priority
from models.tables import metadata
from outbox import owe
from outbox.claim import LEASE, claim, due_chats, halts_told, next_due, recover
from outbox.outcome import FLOODED, FLOODED_ALL, Outcome, What
from outbox.settle import Attempt, settle
from tests.usecases.conftest import FakeClock

LIN, WANG = 101, 102
PENDING, SENDING = OutboxState.PENDING, OutboxState.SENDING


class Queue:
    """An outbox seen from the sender's side."""

    def __init__(self, db: Database, clock: FakeClock) -> None:
        self.db, self.clock = db, clock

    def owe(self, *texts: str, chat_id: int = LIN, **more: Any) -> None:
        for text in texts:
            self.db.run_sync(owe, key=text, chat_id=chat_id, kind="test_words", facts={"text": text}, **more)

    def claim(self, limit: int = 8, bulk_limit: int = 8, **more: Any) -> list[str]:
        return [row.key for row in self.claimed(limit, bulk_limit, **more)]

    def claimed(self, limit: int = 8, bulk_limit: int = 8, **more: Any) -> list[OutboxMessage]:
        return self.db.run_sync(claim, limit=limit, bulk_limit=bulk_limit, **more)

    def settle(self, row: OutboxMessage, outcome: Outcome) -> bool:
        return self.db.run_sync(settle, Attempt.of(row), outcome)

    def row(self, key: str) -> OutboxMessage:
        def found(tx: Session, *, now: datetime) -> OutboxMessage:
            return tx.exec(select(OutboxMessage).where(OutboxMessage.key == key)).one()

        return self.db.read_sync(found)


@pytest.fixture
def queue(database_url: str, clock: FakeClock) -> Iterator[Queue]:
    db = Database(database_url, clock)
    metadata.create_all(db.engine)
    yield Queue(db, clock)
    db.close()


def test_one_message_at_a_time_per_chat_in_the_order_it_was_owed(queue: Queue) -> None:
    queue.owe("一", "二")

    assert queue.claim() == ["一"]
    assert queue.claim() == []

    queue.settle(queue.row("一"), Outcome(What.SENT))
    assert queue.claim() == ["二"]


def test_chats_do_not_wait_for_each_other(queue: Queue) -> None:
    queue.owe("林一", "林二")
    queue.owe("王一", chat_id=WANG)

    assert queue.claim() == ["林一", "王一"]


def test_an_emergency_goes_first(queue: Queue) -> None:
    queue.owe("账单", delivery=Delivery.B, priority=Priority.BULK)
    queue.owe("停水通知", chat_id=WANG, priority=Priority.NOTICE)
    queue.owe("燃气报警", priority=Priority.EMERGENCY)

    assert queue.claim() == ["燃气报警", "停水通知"]


def test_a_retry_holds_back_what_was_owed_later(queue: Queue) -> None:
    queue.owe("一", "二")
    [first] = queue.claimed()
    queue.settle(first, Outcome(What.RETRY, delay=60))

    assert queue.claim() == []

    queue.clock.advance(seconds=60)
    assert queue.claim() == ["一"]


def test_a_retry_of_talk_does_not_hold_back_an_emergency(queue: Queue) -> None:
    queue.owe("一")
    [first] = queue.claimed()
    queue.settle(first, Outcome(What.RETRY, delay=60))
    queue.owe("燃气报警", priority=Priority.EMERGENCY)

    assert queue.claim() == ["燃气报警"]


def test_what_waits_for_the_morning_holds_back_nothing(queue: Queue) -> None:
    queue.owe("问卷", not_before=queue.clock() + timedelta(hours=10))
    queue.owe("您的师傅到了")

    assert queue.claim() == ["您的师傅到了"]
    assert queue.db.read_sync(next_due) == queue.clock() + timedelta(hours=10)


def test_a_possible_repeat_holds_back_nothing(queue: Queue) -> None:
    queue.owe("一", "二")
    [first] = queue.claimed()
    queue.settle(first, Outcome(What.RESEND, delay=30))

    assert queue.claim() == ["二"]


def test_bulk_leaves_room_for_talk(queue: Queue) -> None:
    for chat in range(1, 11):
        queue.owe(f"账单{chat}", chat_id=chat, priority=Priority.BULK)

    assert len(queue.claim(limit=8, bulk_limit=6)) == 6
    queue.owe("您好", chat_id=99)
    assert queue.claim(limit=2, bulk_limit=0) == ["您好"]


def test_a_halted_chat_is_left_out(queue: Queue) -> None:
    queue.owe("一")
    queue.owe("王一", chat_id=WANG)

    assert queue.claim(closed={LIN: 5.0}) == ["王一"]
    assert queue.db.read_sync(due_chats) == {LIN}


def test_a_lease_that_ends_puts_the_message_in_doubt(queue: Queue) -> None:
    queue.owe("受理", "账单", delivery=Delivery.A)
    queue.owe("王账单", chat_id=WANG, delivery=Delivery.B)
    queue.claim()

    queue.clock.advance(seconds=LEASE.total_seconds())
    queue.claim()

    assert (queue.row("受理").state, queue.row("受理").repeat) == (PENDING, True)
    assert queue.row("受理").not_before == queue.clock() + timedelta(seconds=30)
    assert queue.row("王账单").state is OutboxState.IN_DOUBT


def test_what_i_am_still_sending_is_not_in_doubt(queue: Queue) -> None:
    queue.owe("受理")
    [row] = queue.claimed()

    # Somebody pushed the clock of the demo by a day.
    queue.clock.advance(days=1)

    assert queue.db.run_sync(recover, mine=[row.id]) == 0
    assert queue.row("受理").state is SENDING


def test_at_start_everything_half_sent_was_left_by_the_dead(queue: Queue) -> None:
    queue.owe("受理")
    queue.claim()

    assert queue.db.run_sync(recover) == 0
    assert queue.db.run_sync(recover, everything=True) == 1
    assert queue.row("受理").repeat


def test_only_one_resend(queue: Queue) -> None:
    queue.owe("受理")
    for _ in range(2):
        assert queue.claim() == ["受理"]
        queue.db.run_sync(recover, everything=True)
        queue.clock.advance(seconds=30)

    assert queue.claim() == []
    assert queue.row("受理").state is OutboxState.IN_DOUBT


def test_a_sender_who_comes_back_too_late_changes_nothing(queue: Queue) -> None:
    queue.owe("受理")
    [slow] = queue.claimed()
    queue.db.run_sync(recover, everything=True)
    queue.clock.advance(seconds=30)
    [quick] = queue.claimed()

    assert queue.settle(slow, Outcome(What.SENT)) is False
    assert queue.row("受理").state is SENDING
    assert queue.settle(quick, Outcome(What.SENT)) is True


def test_the_truth_that_comes_before_the_resend_is_believed(queue: Queue) -> None:
    queue.owe("受理")
    [slow] = queue.claimed()
    queue.db.run_sync(recover, everything=True)

    assert queue.settle(slow, Outcome(What.SENT)) is True

    queue.clock.advance(seconds=30)
    assert queue.claim() == []


def test_a_late_doubt_adds_nothing_to_a_doubt(queue: Queue) -> None:
    queue.owe("账单", delivery=Delivery.B)
    [slow] = queue.claimed()
    queue.db.run_sync(recover, everything=True)

    assert queue.settle(slow, Outcome(What.RETRY)) is False
    assert queue.row("账单").state is OutboxState.IN_DOUBT


def test_halts_are_told_from_the_rows(queue: Queue) -> None:
    queue.owe("一")
    queue.owe("王一", chat_id=WANG)
    one, other = queue.claimed()
    queue.settle(one, Outcome(What.RETRY, FLOODED, delay=60))
    queue.settle(other, Outcome(What.RETRY, FLOODED_ALL, delay=90))

    assert sorted(queue.db.read_sync(halts_told), key=str) == [(LIN, 60.0), (None, 90.0)]


def test_two_senders_never_write_to_one_chat_at_once(queue: Queue) -> None:
    for chat in range(1, 6):
        queue.owe(*(f"{chat}:{number}" for number in range(10)), chat_id=chat)

    with ThreadPoolExecutor(4) as senders:
        batches = list(senders.map(lambda _: queue.claim(limit=2), range(12)))

    first = [key for batch in batches for key in batch]
    assert sorted(first) == [f"{chat}:0" for chat in range(1, 6)]


def test_a_thousand_waiting_are_claimed_in_order(queue: Queue) -> None:
    def many(tx: Session, *, now: datetime) -> None:
        for number in range(1000):
            owe(tx, key=f"{number:04}", chat_id=number + 1, kind="test_words", now=now, priority=Priority.BULK)

    queue.db.run_sync(many)

    taken: list[str] = []
    while batch := queue.claimed(limit=50, bulk_limit=50):
        taken += [row.key for row in batch]
        for row in batch:
            queue.settle(row, Outcome(What.SENT))
        if len(taken) >= 200:
            break
    assert taken == sorted(taken)
    assert len(set(taken)) == 200


def test_an_answer_is_written_once(queue: Queue) -> None:
    queue.owe("受理")
    [row] = queue.claimed()

    assert queue.settle(row, Outcome(What.SENT)) is True
    assert queue.settle(row, Outcome(What.RETRY)) is False
    assert queue.row("受理").state is OutboxState.SENT


def test_every_claim_is_counted(queue: Queue) -> None:
    queue.owe("一")
    for tries in (1, 2, 3):
        [row] = queue.claimed()
        assert row.attempts == tries
        queue.settle(row, Outcome(What.RETRY))

    def tried(tx: Session, *, now: datetime) -> list[int]:
        return list(tx.exec(select(OutboxMessage.attempts).order_by(col(OutboxMessage.id))))

    assert queue.db.read_sync(tried) == [3]

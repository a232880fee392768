"""kill -9, again and again, while a notice goes to thousands: nobody gets it twice, nobody is silently left out.

    python -m benchmarks kills --times 100

The bot dies at random moments and is started again; the strict simulator, the database file and the
people live on. Afterwards every chat is counted and compared with what the outbox believes.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from benchmarks.broadcast import stands
from benchmarks.crowd import FIRST, Crowd
from benchmarks.results import keep
from models.campaigns import Contact
from models.outbox import OutboxMessage, OutboxState
from tests.e2e.house import Nest

#: Households that a life of ordinary length gets round to.
EACH = 25
LIFE = (0.1, 1.8)
#: The other lives may be shorter than their own start.
AT_WORK = 0.8
#: What the outbox may have in its hands at a time: one call in the air, two ready to leave, and one that talks.
IN_HAND = 4


class Mortal(Crowd):
    """A crowd whose bot is forked from a warmed process, so that a life begins in a third of a second."""

    def __init__(self, nest: Nest, folder: Path, households: int) -> None:
        super().__init__(folder, households, flood="strict", pace="strict")
        self.nest, self.pid = nest, 0

    def start(self) -> None:
        """A new life."""
        self.pid = self.nest.bear("bot", self.folder / "crowd.log", **self.env())

    def live(self, *, to_work: bool) -> None:
        """A new life; with `to_work`, come back when it has begun to send."""
        before = self._began()
        self.start()
        if to_work and not self.estate.wait(lambda: self._began() > before, 60):
            raise SystemExit("the bot did not begin to send within a minute")

    def _began(self) -> int:
        """How many calls there have been that tell people something."""
        return sum(call["method"] == "sendMessage" for call in self.calls())

    def kill(self) -> None:
        """kill -9."""
        self.nest.kill(self.pid)
        self.pid = 0

    def close(self) -> None:
        """Everything ends."""
        if self.pid:
            self.kill()
        super().close()


def main(argv: list[str]) -> int:
    """Print what was found; 1 if anybody was written to twice or silently left out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks kills", description="kill -9 during a campaign.")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20_261_121)
    asked = parser.parse_args(argv)
    nest = Nest()
    try:
        with tempfile.TemporaryDirectory(prefix="guanjia-kills-") as folder:
            found = rehearse(nest, Path(folder), asked.times, asked.seed)
    finally:
        nest.close()
    for name, value in found.items():
        print(f"{name:44} {value}")
    keep("kills", found)
    return 0 if good(found) else 1


def rehearse(nest: Nest, folder: Path, times: int, seed: int) -> dict[str, Any]:
    """A campaign, so many deaths, and the count of what everybody got."""
    crowd = Mortal(nest, folder, EACH * times)
    chance, in_hand = random.Random(seed), []
    try:
        for _ in range(times):
            crowd.live(to_work=chance.random() < AT_WORK)
            # Not a truth waited for, only the length of a life.
            time.sleep(chance.uniform(*LIFE))
            crowd.kill()
            in_hand.append(_sending(crowd))
        crowd.start()
        _finish(crowd)
        return {"kills": times} | compare(crowd) | {"in hand when killed, most": max(in_hand)}
    finally:
        crowd.close()


def compare(crowd: Crowd) -> dict[str, Any]:
    """What the outbox believes beside what stands in the chats."""
    believed = _ask(crowd, _believed)
    got = {FIRST + at: len(crowd.received(at)) for at in range(crowd.households)}
    doubt = [chat for chat, state in believed.items() if state is OutboxState.IN_DOUBT]
    sent = [chat for chat, state in believed.items() if state is OutboxState.SENT]
    return {
        "households": crowd.households,
        "written to": len(believed),
        "sent": len(sent),
        "in doubt, listed": len(doubt),
        "of these, had arrived": sum(got[chat] for chat in doubt),
        "doubled": sum(count > 1 for count in got.values()),
        "silently lost": sum(got[chat] == 0 for chat in sent) + sum(chat not in believed for chat in got),
        "neither sent nor in doubt": len(believed) - len(sent) - len(doubt),
    }


def good(found: dict[str, Any]) -> bool:
    """Nobody twice, nobody silently lost, and no death leaves more in doubt than was in hand."""
    few = found["in doubt, listed"] <= found["kills"] * IN_HAND and found["in hand when killed, most"] <= IN_HAND
    return few and not (found["doubled"] or found["silently lost"] or found["neither sent nor in doubt"])


def _finish(crowd: Crowd) -> None:
    def over() -> bool:
        standing = stands(crowd)
        return standing.waiting == standing.not_yet == 0

    # An estate's rest takes as long as its households need at 20 a second, and some more.
    if not crowd.estate.wait(over, 60 + crowd.households / 10):
        raise SystemExit("the campaign did not come to its end")


def _sending(crowd: Crowd) -> int:
    sending = select(OutboxMessage.id).where(OutboxMessage.state == OutboxState.SENDING)
    return len(_ask(crowd, lambda tx, now: tx.exec(sending).all()))


def _believed(tx: Session, *, now: Any) -> dict[int, OutboxState]:
    rows = select(OutboxMessage.chat_id, OutboxMessage.state).join(
        Contact, col(Contact.card_id) == col(OutboxMessage.card_id)
    )
    return dict(tx.exec(rows.where(col(OutboxMessage.campaign_id).is_not(None))).all())


def _ask(crowd: Crowd, question: Any) -> Any:
    database = crowd.database()
    try:
        return database.read_sync(question)
    finally:
        database.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

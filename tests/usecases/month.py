"""A month of an estate by lot: many tickets, and people who claim, wait, finish, give back and extend as it comes.

For tests that compare two ways of counting the same history: what happens makes little sense, but
everything happens.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from models.database import Database
from models.people import Person
from models.promises import ClockKind
from models.refusals import Refusal
from models.tickets import Ticket
from tests import people
from tests.usecases.clockwork import LIFT, LIGHT, WATER, says_to_tenant
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from tests.usecases.time_machine import runs_until
from usecases import acceptance, clocks, escalation, finishing, handing, tenant, work

WORDS = (LIGHT, WATER, LIFT, "物业服务态度太差，我要投诉", "建议多装几个路灯", "请问停车费怎么交")


def live(house: House, clock: FakeClock, seed: int, tickets: int = 12, turns: int = 72) -> None:
    """Let the estate live; the same seed gives the same month."""
    lot, db = random.Random(seed), house.db
    tenants = [db.run_sync(who) for who in (people.lin, people.wang, people.chen)]
    sun = db.run_sync(people.sun)
    db.run_sync(people.ma)
    ours: list[tuple[Ticket, Person]] = []
    for turn in range(turns):
        if len(ours) < tickets and turn % (turns // tickets) == 0:
            who = lot.choice(tenants)
            ours.append((house.reports(who, lot.choice(WORDS)), who))
        ticket, reporter = lot.choice(ours)
        calls = [one for one in ours if house.now(one[0]).urgency == "emergency" and house.now(one[0]).status == "open"]
        if calls and turn % 2:
            # Left alone it is called out for ever, and the test takes as long.
            ticket, reporter = calls[0]
        with suppress(Refusal):
            _deeds(house, lot, ticket, reporter, sun)[lot.choice(DEEDS)]()
        runs_until(clock, db, timedelta(seconds=lot.randrange(20, 60 * 60 * lot.choice((1, 1, 12)))))


#: Claims and the end of the work come up more often, so that tickets get anywhere.
DEEDS = (*("claim",) * 4, *("arrive", "hold", "resume", "promise") * 2, *("done",) * 3, "decline", "object",
         "accept", "back", "extend", "extend", "cancel", "answer", "answer", "move", "rate")  # fmt: skip


def _deeds(
    house: House, lot: random.Random, ticket: Ticket, reporter: Person, sun: Person
) -> dict[str, Callable[[], Any]]:
    db, id, rules = house.db, ticket.id, house.catalogue

    def do(rule: Callable[..., Any], *args: Any, **more: Any) -> Callable[[], Any]:
        return lambda: db.run_sync(rule, *args, **more)

    return {
        "claim": do(work.claim, id, by=sun, catalogue=rules, anyway=True),
        "arrive": do(work.arrive, id, by=sun),
        "hold": do(work.hold, id, "parts", lot.choice(rules.hold_hours), by=sun, catalogue=rules),
        "resume": do(work.resume, id, by=sun),
        "promise": do(work.promise, id, lot.choice(rules.promise_hours), by=sun, catalogue=rules),
        "done": do(finishing.finish, id, by=sun),
        "decline": do(work.decline, id, "vendor", by=sun, catalogue=rules),
        "object": do(acceptance.object_to, id, person=reporter, catalogue=rules),
        "accept": do(acceptance.accept, id, person=reporter),
        "back": do(acceptance.give_back, id, "still_broken", person=reporter, catalogue=rules),
        "extend": lambda: _extends(db, lot, house, ticket, sun),
        "cancel": do(tenant.cancel, id, person=reporter),
        "answer": do(says_to_tenant, ticket, sun),
        "move": do(handing.hand_over, id, lot.choice(("desk", "engineering")), by=sun, catalogue=rules),
        "rate": do(acceptance.rate, id, lot.randint(1, 5), person=reporter, catalogue=rules),
    }


def _extends(db: Database, lot: random.Random, house: House, ticket: Ticket, sun: Person) -> None:
    for clock in db.read_sync(lambda tx, now: clocks.clocks_of(tx, ticket)):
        if clock.kind is not ClockKind.FIRST:
            with suppress(Refusal):
                span = lot.choice(house.catalogue.promise_hours)
                db.run_sync(escalation.extend, clock.id, "parts", span, by=sun, catalogue=house.catalogue)

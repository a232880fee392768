"""The house with everybody in it, and what they do about return visits."""

from datetime import timedelta

from sqlmodel import Session, col, select

from cards.face import Face
from models.database import Database
from models.people import Person
from models.tickets import Ticket
from models.visit_figures import VisitFigures
from models.visits import Draw, Visit, VisitWay, VisitWhy
from scheduler.calendar import Calendar
from scheduler.visit_jobs import VISIT_JOBS, visit_schedules
from tests import people
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House
from tests.usecases.time_machine import runs_until
from usecases import visit_figures, visit_work, visits

LIN, ZHANG, ZHOU, WU, SUN, MA = 101, 201, 204, 205, 206, 207
DESK = people.DESK_CHAT


class Neighbourhood:
    """The house with everybody in it, and what they do about visits."""

    def __init__(self, house: House, db: Database, clock: FakeClock) -> None:
        self.house, self.db, self.clock = house, db, clock
        self.lin, self.wang, self.chen = (db.run_sync(each) for each in (people.lin, people.wang, people.chen))
        self.zhang, self.zhou, self.wu = (db.run_sync(each) for each in (people.zhang, people.xiaozhou, people.xiaowu))
        self.sun, self.ma = db.run_sync(people.sun), db.run_sync(people.ma)

    def passes(self, span: timedelta) -> list[str]:
        """Time passes, with the recurring jobs; what the jobs after the work did."""
        calendar = Calendar(visit_schedules(self.house.catalogue), self.house.catalogue.zone)
        done = runs_until(self.clock, self.db, span, calendar=calendar)
        return [one.job for one in done if one.job in VISIT_JOBS]

    def complains(self, tenant: Person, handler: Person, stars: int | None = 5, words: str = "保安态度很差") -> Ticket:
        """A complaint from the first word to the stars."""
        ticket = self.house.reports(tenant, words)
        assert ticket.kind == "complaint"
        self.house.claims(handler, ticket)
        self.house.finishes(handler, ticket, "已道歉", chat_id=DESK)
        self.house.accepts(tenant, ticket)
        return self.house.rates(tenant, ticket, stars) if stars else self.house.now(ticket)

    def visits(self, why: VisitWhy | None = None) -> list[Visit]:
        """The visits there are, oldest first."""
        every = self.db.read_sync(lambda tx, now: list(tx.exec(select(Visit).order_by(col(Visit.id)))))
        return [visit for visit in every if why is None or visit.why is why]

    def draw(self) -> Draw:
        """The one draw there is."""
        return self.db.read_sync(lambda tx, now: tx.exec(select(Draw)).one())

    def takes(self, person: Person, visit: Visit) -> Visit:
        """Somebody taps "I'll go"."""
        return self.db.run_sync(visit_work.take, visit.id, by=person, catalogue=self.house.catalogue)

    def reports(self, person: Person, visit: Visit, result: str) -> Visit:
        """Somebody says what came of it."""
        return self.db.run_sync(visit_work.set_result, visit.id, result, by=person, catalogue=self.house.catalogue)

    def plans(self, ticket: Ticket, way: VisitWay = VisitWay.DOOR) -> Visit:
        """A visit about a ticket, as the draw plans it."""

        def plan(tx: Session, *, now: object) -> Visit:
            facts = {"key": f"drawn:{ticket.id}", "why": VisitWhy.SAMPLE, "way": way, "tenant_id": ticket.reporter_id}
            return visits.open_visit(tx, ticket=tx.get_one(Ticket, ticket.id), now=now, **facts)  # type: ignore[arg-type]

        return self.db.run_sync(plan)

    def visited(self, result: str) -> Visit:
        """A visit to Lin's door, made by Xiaozhou."""
        visit = self.plans(self.house.done(self.lin, self.zhang))
        self.takes(self.zhou, visit)
        return self.reports(self.zhou, visit, result)

    def figures(self) -> VisitFigures:
        """What Supervisor Sun is told."""
        until = self.clock.now + timedelta(days=1)
        return self.db.read_sync(visit_figures.figures_for, START, until, person=self.sun)


def card(said: Said) -> Face:
    """The visit's card in the desk's group, which may stand above later messages."""
    return next(face for face in reversed(said(DESK)) if "回访</b>" in face.text)

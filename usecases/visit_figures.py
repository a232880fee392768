"""What the return visits tell: how many were drawn and made, at how many doors, how many are content, how surely."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.people import Person
from models.visit_figures import VisitFigures
from models.visits import HEARD, Draw, Visit, VisitResult, VisitWay, VisitWhy
from usecases.people import LEADING, demand
from usecases.recovery import recovered
from usecases.sampling import confidence

DRAWN = (VisitWhy.SAMPLE, VisitWhy.LOW_STARS, VisitWhy.REPEAT)


def visit_figures(tx: Session, since: datetime, until: datetime, *, now: datetime | None = None) -> VisitFigures:
    """The draws made, and the visits planned, from `since` on and before `until`."""
    draws = tx.exec(select(Draw).where(Draw.at >= since, Draw.at < until)).all()
    visits = tx.exec(select(Visit).where(col(Visit.created_at) >= since, col(Visit.created_at) < until)).all()
    made = [visit for visit in visits if visit.why in DRAWN and visit.result in HEARD]
    lot = [visit for visit in made if visit.why is VisitWhy.SAMPLE]
    chats = [visit for visit in visits if visit.why is VisitWhy.SOLVED]
    population, solved = sum(len(draw.population) for draw in draws), _count(lot, VisitResult.SOLVED)
    return VisitFigures(
        population=population,
        drawn=sum(len(draw.chosen) for draw in draws),
        added=sum(len(draw.added) for draw in draws),
        visited=len(made),
        at_door=sum(at_door(visit) for visit in made),
        sampled=len(lot),
        solved=solved,
        interval=confidence(solved, len(lot), max(population, len(lot))),
        asked=len(chats),
        answered=sum(visit.result in HEARD for visit in chats),
        came_back=_count(chats, VisitResult.NOT_SOLVED),
        unvisited=sum(visit.why is VisitWhy.UNVISITED for visit in visits),
        open=sum(visit.done_at is None and visit.way is not VisitWay.CHAT for visit in visits),
        overdue=sum(visit.done_at is None and visit.overdue_at is not None for visit in visits),
        recovered=recovered(tx, since, until),
    )


def figures_for(tx: Session, since: datetime, until: datetime, *, person: Person | None, now: datetime) -> VisitFigures:
    """The figures, for those who lead."""
    demand(tx, person, LEADING)
    return visit_figures(tx, since, until, now=now)


def at_door(visit: Visit) -> bool:
    """At the door, and the tenant or his signature says so; his "nobody was here" outweighs the sheet."""
    proven = visit.confirmed_at is not None or visit.proof is not None
    return visit.way is VisitWay.DOOR and visit.denied_at is None and proven


def _count(visits: list[Visit], result: VisitResult) -> int:
    return sum(visit.result is result for visit in visits)

"""Return visits: asked in chat, drawn by lot, made by somebody else, confirmed by the tenant."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from cards import visit_figures as figures
from cards.face import Face
from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, Ticket, TicketStatus
from models.visits import Draw, Visit, VisitResult, VisitWay, VisitWhy
from scheduler.calendar import Calendar
from scheduler.visit_jobs import VISIT_JOBS, visit_schedules
from tests import people
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import draws, visit_figures, visit_work, visits

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
        return self.db.run_sync(visit_work.take, visit.id, by=person, catalogue=self.house.catalogue)

    def reports(self, person: Person, visit: Visit, result: str) -> Visit:
        return self.db.run_sync(visit_work.set_result, visit.id, result, by=person, catalogue=self.house.catalogue)


@pytest.fixture
def town(house: House, db: Database, clock: FakeClock, said: Said) -> Neighbourhood:
    return Neighbourhood(house, db, clock)


# Every solved repair is asked about


def test_two_days_after_a_repair_he_is_asked_whether_it_is_still_fine(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)

    assert "ask_still_fine" not in town.passes(timedelta(days=1.9))
    assert "ask_still_fine" in town.passes(timedelta(days=0.2))

    assert "还好吗" in said.last(LIN).text
    assert buttons(said.last(LIN)) == ["还好", "又坏了"]
    [visit] = town.visits()
    town.db.run_sync(visits.still_fine, visit.id, True, person=town.lin, catalogue=town.house.catalogue)
    assert "放心" in said.last(LIN).text
    assert said(DESK) == []


def test_what_came_back_goes_on_with_the_same_owner_and_is_asked_about_again(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)
    town.passes(timedelta(days=2.1))

    [visit] = town.visits()
    town.db.run_sync(visits.still_fine, visit.id, False, person=town.lin, catalogue=town.house.catalogue)
    back = town.house.now(ticket)
    assert (back.status, back.owner_id, back.stars) == (TicketStatus.RETURNED, town.zhang.id, None)
    town.house.finishes(town.zhang, ticket, "换了整套")
    town.house.accepts(town.lin, ticket)
    town.passes(timedelta(days=2.1))

    assert [one.result for one in town.visits()] == [VisitResult.NOT_SOLVED, None]


def test_whoever_keeps_silent_in_chat_is_left_in_peace(town: Neighbourhood) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)
    town.passes(timedelta(days=9))

    [visit] = town.visits()
    assert visit.result is VisitResult.NO_ANSWER


def test_whoever_is_called_about_a_low_score_is_not_asked_in_chat_too(town: Neighbourhood) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 1)
    town.passes(timedelta(days=5))

    assert town.visits(VisitWhy.SOLVED) == []


def test_a_neighbour_does_not_answer_for_him(town: Neighbourhood) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.passes(timedelta(days=2.1))
    [visit] = town.visits()

    with pytest.raises(Refusal):
        town.db.run_sync(visits.still_fine, visit.id, False, person=town.wang, catalogue=town.house.catalogue)


# The week's draw


def test_on_monday_at_nine_a_tenth_of_last_weeks_complaints_is_drawn(town: Neighbourhood, said: Said) -> None:
    tickets = [town.complains(town.lin, town.wu) for _ in range(3)]
    tickets += [town.complains(town.wang, town.wu, words="楼道太吵") for _ in range(2)]

    town.passes(timedelta(days=1, hours=17))  # Monday 08:30
    assert town.visits() == []
    town.passes(timedelta(hours=1))

    draw = town.draw()
    assert draw.name == "complaints:2026-W47"
    assert draw.at == START + timedelta(days=1, hours=17, minutes=30)
    assert [row[0] for row in draw.population] == [ticket.id for ticket in tickets]
    assert len(draw.chosen) == 1
    assert draws.draw_again(draw) == tuple(draw.chosen)


def test_low_scores_and_repeats_are_added_to_the_lot(town: Neighbourhood) -> None:
    town.complains(town.wang, town.wu, words="邻居太吵")
    low = town.complains(town.chen, town.zhou, stars=2, words="管家态度差")
    first = town.complains(town.lin, town.wu)
    again = town.complains(town.lin, town.wu)
    town.passes(timedelta(days=2))

    draw = town.draw()
    whys = {visit.ticket_id: visit.why for visit in town.visits()}
    assert set(draw.chosen) | set(draw.added) >= {low.id, again.id}
    assert whys[low.id] in (VisitWhy.LOW_STARS, VisitWhy.SAMPLE)
    assert whys[again.id] in (VisitWhy.REPEAT, VisitWhy.SAMPLE)
    assert first.id not in draw.added


def test_drawing_twice_is_drawing_once_and_missed_weeks_are_drawn_after_all(
    town: Neighbourhood, clock: FakeClock
) -> None:
    town.complains(town.lin, town.wu)
    clock.now = START + timedelta(days=3)
    for _ in range(2):
        town.db.run_sync(draws.draw_weeks, catalogue=town.house.catalogue)
    town.complains(town.wang, town.wu)
    clock.now = START + timedelta(days=10)
    town.complains(town.chen, town.zhou)
    clock.now = START + timedelta(days=24)

    town.db.run_sync(draws.draw_weeks, catalogue=town.house.catalogue)

    def names(tx: Session, *, now: object) -> list[str]:
        return list(tx.exec(select(Draw.name).order_by(col(Draw.id))))

    assert town.db.read_sync(names) == [f"complaints:2026-W{week}" for week in (47, 48, 49)]


def test_a_third_of_the_drawn_is_visited_at_the_door_the_key_tenant_first(town: Neighbourhood) -> None:
    for _ in range(3):
        town.complains(town.lin, town.wu, stars=1)
    key = town.complains(town.wang, town.wu, stars=1)
    town.passes(timedelta(days=2))

    drawn, added = town.draw().chosen, town.draw().added
    ways = {visit.ticket_id: visit.way for visit in town.visits()}
    group = drawn if key.id in drawn else added
    assert ways[key.id] is VisitWay.DOOR
    assert sum(way is VisitWay.DOOR for way in ways.values()) >= 0.3 * len(ways)
    assert sum(ways[id] is VisitWay.DOOR for id in group) == -(-3 * len(group) // 10)


def test_whoever_wished_to_stay_unnamed_is_asked_in_chat(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.says(town.lin, "保安态度很差")
    town.db.run_sync(_makes_anonymous, ticket)
    town.house.submits(town.lin, ticket)
    town.house.claims(town.wu, ticket)
    town.house.finishes(town.wu, ticket, "已道歉", chat_id=DESK)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)
    town.passes(timedelta(days=1, hours=18))

    [visit] = town.visits()
    assert visit.way is VisitWay.CHAT
    assert buttons(said.last(LIN)) == ["还好", "又坏了"]
    assert not any("回访" in face.text for face in said(DESK))


# Who sees it and who makes it


def test_a_handler_who_reads_the_desks_group_gets_no_sight_of_it(town: Neighbourhood, said: Said) -> None:
    town.complains(town.lin, town.wu)
    town.passes(timedelta(days=1, hours=18))

    assert not any("回访" in face.text for face in said(DESK))
    assert not any("回访" in face.text for face in said(WU))
    assert "本周抽中" in said.last(ZHOU).text
    assert "经手：小吴" in said.last(ZHOU).text
    assert "12-1502" not in said.last(ZHOU).text


def test_nor_may_he_make_it(town: Neighbourhood) -> None:
    town.complains(town.lin, town.wu)
    town.passes(timedelta(days=1, hours=18))
    [visit] = town.visits()

    with pytest.raises(Refusal) as refused:
        town.takes(town.wu, visit)
    assert refused.value.key == "refusal-visit-own"
    with pytest.raises(Refusal):
        town.takes(town.zhang, visit)
    with pytest.raises(Refusal):
        town.takes(town.lin, visit)


def test_what_an_engineer_handled_is_a_task_in_the_desks_group(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    visit = _planned(town, ticket)

    assert buttons(said.last(DESK)) == ["我去"]
    town.takes(town.zhou, visit)
    assert buttons(said.last(DESK)) == ["已解决", "没解决", "没联系上"]
    assert "12-1502" in said.last(ZHOU).text
    assert "林晓梅" in said.last(ZHOU).text


def test_whoever_comes_second_is_told_who_goes(town: Neighbourhood) -> None:
    visit = _planned(town, town.house.done(town.lin, town.zhang))
    town.takes(town.zhou, visit)
    town.takes(town.zhou, visit)

    with pytest.raises(Stale) as refused:
        town.takes(town.wu, visit)
    assert (refused.value.key, refused.value.facts) == ("refusal-visit-taken", {"name": "小周"})
    with pytest.raises(Stale):
        town.reports(town.wu, visit, "solved")


def test_only_the_third_time_nobody_opens_it_ends(town: Neighbourhood, said: Said) -> None:
    visit = _planned(town, town.house.done(town.lin, town.zhang))
    town.takes(town.zhou, visit)

    assert town.reports(town.zhou, visit, "not_reached").done_at is None
    assert "没联系上 1 次" in said.last(DESK).text
    town.reports(town.zhou, visit, "not_reached")
    assert town.reports(town.zhou, visit, "not_reached").result is VisitResult.NOT_REACHED
    assert buttons(said.last(DESK)) == []


def test_an_overdue_visit_goes_to_the_supervisor(town: Neighbourhood, said: Said) -> None:
    visit = _planned(town, town.house.done(town.lin, town.zhang))
    town.passes(timedelta(days=3.5))

    assert "已过期" in said.last(SUN).text
    assert buttons(said.last(SUN)) == ["我去"]
    town.takes(town.sun, visit)
    assert town.reports(town.sun, visit, "solved").result is VisitResult.SOLVED


# At the door


def test_the_tenant_confirms_that_somebody_was_at_his_door(town: Neighbourhood, said: Said) -> None:
    visit = _visited(town, "solved")

    assert "小周说刚到您家回访过" in said.last(LIN).text
    assert "等业户" in said.last(DESK).text
    assert _figures(town).at_door == 0
    town.db.run_sync(visit_work.confirm, visit.id, True, person=town.lin)

    assert "业户已确认上门" in said.last(DESK).text
    assert buttons(said.last(LIN)) == []
    assert _figures(town).at_door == 1


def test_if_nobody_came_the_supervisor_hears_of_it(town: Neighbourhood, said: Said) -> None:
    visit = _visited(town, "solved")
    town.db.run_sync(visit_work.confirm, visit.id, False, person=town.lin)
    town.db.run_sync(visit_work.confirm, visit.id, True, person=town.lin)

    assert "林晓梅说没有人来过" in said.last(SUN).text
    assert "业户说没有人上门" in said.last(DESK).text
    assert _figures(town).at_door == 0


def test_or_a_photo_of_the_signed_sheet_is_kept(town: Neighbourhood, said: Said) -> None:
    visit = _visited(town, "solved")
    catalogue = town.house.catalogue
    town.db.run_sync(visit_work.ask_for, visit.id, visit_work.SHEET, DESK, by=town.zhou, catalogue=catalogue)

    words = town.house.said(DESK, "在这里")
    assert not town.db.run_sync(visit_work.hear, words, person=town.zhou, catalogue=catalogue)
    photo = town.house.said(DESK, kind=PieceKind.PHOTO, file_id="sheet")
    assert town.db.run_sync(visit_work.hear, photo, person=town.zhou, catalogue=catalogue)

    assert "签字单已存" in _card(said).text
    assert _figures(town).at_door == 1


def test_stars_and_words_are_kept_with_the_visit(town: Neighbourhood, said: Said) -> None:
    visit = _visited(town, "solved")
    catalogue = town.house.catalogue
    town.db.run_sync(visit_work.set_stars, visit.id, 4, by=town.zhou, catalogue=catalogue)
    town.db.run_sync(visit_work.ask_for, visit.id, visit_work.WORDS, DESK, by=town.zhou, catalogue=catalogue)
    town.db.run_sync(visit_work.hear, town.house.said(DESK, "说谢谢"), person=town.zhou, catalogue=catalogue)

    assert "⭐⭐⭐⭐" in _card(said).text
    assert "说谢谢" in _card(said).text
    assert town.house.now(_ticket(town, visit)).stars is None


def test_a_message_that_answers_something_else_is_not_taken_for_the_words(town: Neighbourhood) -> None:
    visit = _visited(town, "solved")
    catalogue = town.house.catalogue
    town.db.run_sync(visit_work.ask_for, visit.id, visit_work.WORDS, DESK, by=town.zhou, catalogue=catalogue)

    command = town.house.said(DESK, "/duty")
    assert not town.db.run_sync(visit_work.hear, command, person=town.zhou, catalogue=catalogue)
    somebody = town.house.said(DESK, "早上好")
    assert not town.db.run_sync(visit_work.hear, somebody, person=town.wu, catalogue=catalogue)


# Nobody with an open matter goes a week unvisited


def test_after_a_week_without_a_word_from_us_somebody_calls(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.reports(town.lin)
    town.house.claims(town.zhang, ticket)

    town.passes(timedelta(days=6.7))
    assert town.visits() == []
    town.passes(timedelta(days=1))

    [visit] = town.visits(VisitWhy.UNVISITED)
    assert "一周没有联系过业户" in said.last(DESK).text
    town.takes(town.zhou, visit)
    assert buttons(said.last(DESK)) == ["已联系", "没联系上"]
    town.reports(town.zhou, visit, "spoken")
    town.passes(timedelta(days=5))
    assert len(town.visits()) == 1
    town.passes(timedelta(days=2))
    assert len(town.visits()) == 2


def test_one_open_visit_is_enough(town: Neighbourhood) -> None:
    town.house.reports(town.lin)

    town.passes(timedelta(days=12))

    assert len(town.visits()) == 1


# The numbers


def test_the_numbers_in_words_are_for_those_who_lead(town: Neighbourhood) -> None:
    visit = _visited(town, "solved")
    town.db.run_sync(visit_work.confirm, visit.id, True, person=town.lin)

    found = _figures(town)
    assert (found.visited, found.at_door, found.open) == (1, 1, 0)
    with pytest.raises(Refusal):
        town.db.read_sync(visit_figures.figures_for, START, town.clock.now, person=town.zhang)


def test_the_drawn_speak_for_all_complaints_within_an_interval(town: Neighbourhood) -> None:
    for _ in range(4):
        town.complains(town.lin, town.wu)
    town.passes(timedelta(days=1, hours=18))
    [lot] = town.visits(VisitWhy.SAMPLE)
    town.takes(town.zhou, lot)
    town.reports(town.zhou, lot, "solved")

    found = _figures(town)
    assert (found.population, found.drawn, found.sampled, found.solved) == (4, 1, 1, 1)
    assert found.interval == pytest.approx((0.2065, 1.0), abs=0.001)
    assert found.open == found.added


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("result", ["solved", "not_solved", "not_reached"])
def test_every_face_is_drawn_in_every_language(
    town: Neighbourhood, said: Said, language: Language, result: str
) -> None:
    visit = _planned(town, town.house.done(town.lin, town.zhang))
    town.takes(town.zhou, visit)
    for _ in range(3 if result == "not_reached" else 1):
        town.reports(town.zhou, visit, result)
    if result != "not_reached":
        for purpose in (visit_work.WORDS, visit_work.SHEET):
            town.db.run_sync(visit_work.ask_for, visit.id, purpose, DESK, by=town.zhou, catalogue=town.house.catalogue)
        town.db.run_sync(visit_work.confirm, visit.id, False, person=town.lin)
    town.passes(timedelta(days=8))

    for chat in (LIN, ZHOU, SUN, MA, DESK):
        assert all(face.text for face in said(chat, language))
    words = said.texts(language)
    assert figures.told(_figures(town), words, days=30).count("\n") >= 1


def _card(said: Said) -> Face:
    """The visit's card in the desk's group, which may stand above later messages."""
    return next(face for face in reversed(said(DESK)) if "回访</b>" in face.text)


def _planned(town: Neighbourhood, ticket: Ticket, way: VisitWay = VisitWay.DOOR) -> Visit:
    def plan(tx: Session, *, now: object) -> Visit:
        facts = {"key": f"drawn:{ticket.id}", "why": VisitWhy.SAMPLE, "way": way, "tenant_id": ticket.reporter_id}
        return visits.open_visit(tx, ticket=tx.get_one(Ticket, ticket.id), now=now, **facts)  # type: ignore[arg-type]

    return town.db.run_sync(plan)


def _visited(town: Neighbourhood, result: str) -> Visit:
    visit = _planned(town, town.house.done(town.lin, town.zhang))
    town.takes(town.zhou, visit)
    return town.reports(town.zhou, visit, result)


def _ticket(town: Neighbourhood, visit: Visit) -> Ticket:
    return town.db.read_sync(lambda tx, now: tx.get_one(Ticket, visit.ticket_id))


def _figures(town: Neighbourhood) -> visit_figures.VisitFigures:
    return town.db.read_sync(visit_figures.figures_for, START, town.clock.now + timedelta(days=1), person=town.sun)


def _makes_anonymous(tx: Session, ticket: Ticket, *, now: object) -> None:
    tx.get_one(Ticket, ticket.id).anonymous = True

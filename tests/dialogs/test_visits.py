"""Return visits as they are tapped and typed: the buttons, the words that follow them, and /visits."""

from datetime import timedelta

import pytest
from aiogram import Dispatcher, Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, Chat, ErrorEvent, Message, PhotoSize, Update, User

from bot.middlewares import WhoSpeaks
from handlers import visits
from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.refusals import Refusal
from models.tickets import Task, Ticket
from models.visits import Visit, VisitResult, VisitWay, VisitWhy
from tests import people
from tests.dialogs.shell import QuietBot
from tests.usecases.house import House
from usecases.visits import open_visit

pytestmark = pytest.mark.anyio

DESK = people.DESK_CHAT


class Chats:
    """The visits' handlers before a room that hears everything else."""

    def __init__(self, db: Database, texts: Texts, catalogue: Catalogue) -> None:
        self.db, self.bot = db, QuietBot()
        self.refused: list[str] = []
        self.others: list[str] = []
        self.dp = Dispatcher()
        self.dp.update.outer_middleware(WhoSpeaks(db, texts, catalogue))
        visits.router._parent_router = None
        self.rest = Router()
        self.rest.message.register(self._hear)
        self.dp.include_routers(visits.router, self.rest)
        self.dp.errors.register(self._refuse, ExceptionTypeFilter(Refusal))

    async def taps(self, person: Person, data: str, chat_id: int = DESK) -> None:
        """Somebody taps a card."""
        user, chat = self._at(person, chat_id)
        card = Message(message_id=9, date=0, chat=chat, text="card")
        tap = CallbackQuery(id="1", from_user=user, chat_instance="1", data=data, message=card)
        await self.dp.feed_update(self.bot, Update(update_id=1, callback_query=tap))

    async def says(self, person: Person, text: str, chat_id: int = DESK, *, photo: bool = False) -> None:
        """Somebody writes, or sends a photo."""
        user, chat = self._at(person, chat_id)
        shot = [PhotoSize(file_id="sheet", file_unique_id="s", width=1, height=1)] if photo else None
        said = Message(message_id=10, date=0, chat=chat, from_user=user, text=None if photo else text, photo=shot)
        await self.dp.feed_update(self.bot, Update(update_id=2, message=said))

    def _at(self, person: Person, chat_id: int) -> tuple[User, Chat]:
        user = User(id=person.user_id or 0, is_bot=False, first_name=person.name)
        return user, Chat(id=chat_id, type="supergroup" if chat_id < 0 else "private")

    async def _refuse(self, event: ErrorEvent) -> None:
        assert isinstance(event.exception, Refusal)
        self.refused.append(event.exception.key)

    async def _hear(self, message: Message) -> None:
        self.others.append(message.text or "")


@pytest.fixture
def chats(db: Database, texts: Texts, catalogue: Catalogue) -> Chats:
    return Chats(db, texts, catalogue)


@pytest.fixture
def visit(db: Database, catalogue: Catalogue) -> Visit:
    """A visit to Lin's door about what Master Zhang repaired."""
    house = House(db, catalogue)
    ticket = house.done(db.run_sync(people.lin), db.run_sync(people.zhang))

    def plan(tx, *, now):
        found = tx.get_one(Ticket, ticket.id)
        why, way = VisitWhy.SAMPLE, VisitWay.DOOR
        return open_visit(tx, key="drawn:1", why=why, way=way, tenant_id=ticket.reporter_id, ticket=found, now=now)

    return db.run_sync(plan)


def now(db: Database, visit: Visit) -> Visit:
    return db.read_sync(lambda tx, now: tx.get_one(Visit, visit.id))


async def test_from_the_first_tap_to_the_signed_sheet(chats: Chats, db: Database, visit: Visit) -> None:
    zhou = db.run_sync(people.xiaozhou)

    await chats.taps(zhou, f"visittake:{visit.id}")
    await chats.taps(zhou, f"visitresult:{visit.id}:solved")
    await chats.taps(zhou, f"visitstars:{visit.id}:4")
    await chats.taps(zhou, f"visitwords:{visit.id}")
    await chats.says(zhou, "说很满意")
    await chats.taps(zhou, f"visitsheet:{visit.id}")
    await chats.says(zhou, "", photo=True)

    made = now(db, visit)
    assert (made.result, made.stars, made.words, made.proof) == (VisitResult.SOLVED, 4, "说很满意", "sheet")
    assert chats.refused == chats.others == []


async def test_what_nobody_asked_for_goes_on_to_the_others(chats: Chats, db: Database, visit: Visit) -> None:
    zhou = db.run_sync(people.xiaozhou)

    await chats.says(zhou, "早上好")

    assert chats.others == ["早上好"]


async def test_words_instead_of_the_sheet_are_answered_kindly(chats: Chats, db: Database, visit: Visit) -> None:
    zhou = db.run_sync(people.xiaozhou)
    await chats.taps(zhou, f"visittake:{visit.id}")
    await chats.taps(zhou, f"visitresult:{visit.id}:solved")
    await chats.taps(zhou, f"visitsheet:{visit.id}")

    await chats.says(zhou, "马上拍")

    assert chats.bot.told()[-1] == "请按提示发文字或照片。"


async def test_the_handler_is_refused(chats: Chats, db: Database, visit: Visit) -> None:
    await chats.taps(db.run_sync(people.zhang), f"visittake:{visit.id}")

    assert chats.refused == ["refusal-not-your-team"]


async def test_the_tenant_confirms_at_home(chats: Chats, db: Database, visit: Visit) -> None:
    zhou, lin = db.run_sync(people.xiaozhou), db.run_sync(people.lin)
    await chats.taps(zhou, f"visittake:{visit.id}")
    await chats.taps(zhou, f"visitresult:{visit.id}:not_solved")

    await chats.taps(lin, f"door:{visit.id}:yes", 101)

    assert now(db, visit).confirmed_at is not None


async def test_a_not_solved_is_called_about_noted_and_asked_again(chats: Chats, db: Database, visit: Visit) -> None:
    zhou, lin, sun = (db.run_sync(each) for each in (people.xiaozhou, people.lin, people.sun))
    await chats.taps(zhou, f"visittake:{visit.id}")
    await chats.taps(zhou, f"visitresult:{visit.id}:not_solved")

    await chats.taps(sun, "tasktried:1", 206)
    await chats.taps(sun, "called:1", 206)
    await chats.taps(sun, "taskwords:1", 206)
    await chats.says(sun, "周六换新的", 206)
    await chats.taps(lin, "again:1:5", 101)

    task = db.read_sync(lambda tx, now: tx.get_one(Task, 1))
    assert (task.kind, task.tries, task.words, task.second_stars) == ("not_solved", 1, "周六换新的", 5)


async def test_still_fine_is_a_tap(chats: Chats, db: Database, visit: Visit) -> None:
    def in_chat(tx, *, now):
        tx.get_one(Visit, visit.id).way = VisitWay.CHAT

    db.run_sync(in_chat)
    await chats.taps(db.run_sync(people.lin), f"stillfine:{visit.id}:yes", 101)

    assert now(db, visit).result is VisitResult.SOLVED


async def test_the_numbers_are_told_to_those_who_lead(chats: Chats, db: Database, visit: Visit, clock) -> None:
    clock.now += timedelta(minutes=1)
    await chats.says(db.run_sync(people.sun), "/visits", 206)
    assert "近 30 天的回访" in chats.bot.told()[-1]

    await chats.says(db.run_sync(people.zhang), "/visits", 201)
    assert chats.refused == ["refusal-not-yours-to-do"]

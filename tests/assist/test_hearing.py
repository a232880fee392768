"""Who is asked about whose words: only what stayed unsure, only of those who agreed, and nobody can be recognised."""

from collections.abc import AsyncIterator

import pytest

from handlers.hearing import surer
from models.database import Database
from models.people import Person
from models.tickets import PieceKind
from tests.assist.elsewhere import LEAK, Elsewhere
from tests.usecases.conftest import (  # noqa: F401 - fixtures are found by name
    catalogue,
    clock,
    db,
    empty_database,
    kept_database,
    lin,
)
from tests.usecases.house import House
from understanding import Confidence, Place, Understanding
from usecases import people as who
from usecases.prompts import ask
from usecases.said import Said

pytestmark = pytest.mark.anyio
#: What our own judge makes of it: nothing.
VAGUE = Understanding(place=Place(known_unit="12-1502"))
RING = "12栋1502 卧室顶上有一圈黄印子 越来越大 我是林晓梅 13812345678"


class Desk:
    """Lin writes, and it is understood with the help there is."""

    def __init__(self, db: Database, there: Elsewhere) -> None:  # noqa: F811
        self.db = db
        db.info["assist"] = frozenset({"opinion"})
        self.opinions = there.opinions()

    async def hears(self, person: Person, words: str = RING, heard: Understanding = VAGUE) -> Understanding:
        """What his words are taken for, with help."""
        said = Said(person.user_id or 0, 1, PieceKind.TEXT, words)
        return await surer(self.db, said, heard, person, self.opinions)


@pytest.fixture
async def desk(db, catalogue, elsewhere) -> AsyncIterator[Desk]:  # noqa: F811
    House(db, catalogue)
    desk = Desk(db, elsewhere)
    yield desk
    await desk.opinions.endpoint.close()


@pytest.fixture
async def agreed(desk, lin) -> Person:  # noqa: F811
    return desk.db.run_sync(who.give_consent, lin)


async def test_what_stayed_unsure_is_asked_without_the_tenant_in_it(desk, agreed, elsewhere):
    heard = await desk.hears(agreed)

    assert (heard.intent, heard.repair, heard.place, heard.reasons) == ("RP", "leak", VAGUE.place, ("opinion:RP",))
    assert elsewhere.questions == ["〈PLACE〉 卧室顶上有一圈黄印子 越来越大 我是〈NAME〉 〈PHONE〉"]


async def test_whoever_agreed_before_it_was_named_keeps_his_words_here(desk, lin, elsewhere):  # noqa: F811
    assert await desk.hears(lin) == VAGUE
    assert elsewhere.questions == []


async def test_whoever_takes_his_word_back_keeps_them_too(desk, agreed, elsewhere):
    desk.db.run_sync(who.withdraw, agreed)
    await desk.hears(agreed)

    assert elsewhere.questions == []


@pytest.mark.parametrize(
    "heard",
    [
        Understanding("RP", "water", urgency="E", confidence=Confidence(intent=0.2)),
        Understanding("OT", urgency="ASK"),
        Understanding("RP", "water", confidence=Confidence(intent=0.9, repair=0.9)),
    ],
)
async def test_danger_and_what_is_plain_are_told_to_nobody(desk, agreed, elsewhere, heard):
    assert await desk.hears(agreed, heard=heard) == heard
    assert elsewhere.questions == []


async def test_the_answer_to_a_question_of_ours_stays_here(desk, agreed, elsewhere):
    desk.db.run_sync(ask, agreed.user_id, agreed.user_id, "draft_place", ticket_id=None)
    await desk.hears(agreed)

    assert elsewhere.questions == []


async def test_danger_that_only_the_other_sees_becomes_a_question(desk, agreed, elsewhere):
    elsewhere.says = LEAK | {"danger": True}

    assert (await desk.hears(agreed)).urgency == "ASK"


async def test_without_an_answer_all_is_as_it_was(desk, agreed, elsewhere):
    elsewhere.says = "sorry, I cannot"

    assert await desk.hears(agreed) == VAGUE

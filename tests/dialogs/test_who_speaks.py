"""Who counts as a person, and who does not."""

from typing import Any

import pytest
from aiogram.types import Chat, ChatMemberBanned, ChatMemberMember, Message, Update, User

from bot.middlewares import NOBODY, WhoSpeaks
from models.people import Language, Person
from tests import people
from tests.dialogs.shell import House
from usecases import people as who

pytestmark = pytest.mark.anyio

PRIVATE = Chat(id=101, type="private")
GROUP = Chat(id=-1001, type="supergroup", title="工程")
LIN = User(id=101, is_bot=False, first_name="林", last_name="晓梅", username="xiaomei", language_code="zh-hans")


async def _heard(house: House, user: User | None, chat: Chat = PRIVATE, **message: Any) -> dict[str, Any]:
    """What a handler would be given."""
    got: dict[str, Any] = {}

    async def handler(_: object, data: dict[str, Any]) -> None:
        got.update(data)

    said = Message(message_id=1, date=0, chat=chat, from_user=user, text="hi", **message)
    data = {"event_from_user": user, "event_chat": chat}
    await WhoSpeaks(house.db, house.texts, house.catalogue)(handler, Update(update_id=1, message=said), data)
    return got


def _known(house: House, user_id: int) -> Person | None:
    return house.db.read_sync(who.person_by_user, user_id)


async def test_a_newcomer_becomes_a_person_in_private(house: House) -> None:
    got = await _heard(house, LIN)

    assert got["person"].name == "林 晓梅"
    assert got["words"].language is Language.ZH_HANS
    assert {"db", "texts", "catalogue"} <= set(got)


@pytest.mark.parametrize("user_id", sorted(NOBODY))
async def test_telegrams_own_users_are_nobody(house: House, user_id: int) -> None:
    for chat in (PRIVATE, GROUP):
        assert (await _heard(house, User(id=user_id, is_bot=False, first_name="Group"), chat))["person"] is None
    assert _known(house, user_id) is None


async def test_bots_channels_and_nobody_at_all_are_nobody(house: House) -> None:
    house.db.run_sync(people.lin)
    bot = User(id=42, is_bot=True, first_name="Other bot")

    assert (await _heard(house, bot))["person"] is None
    assert (await _heard(house, LIN, GROUP, sender_chat=GROUP))["person"] is None
    assert (await _heard(house, None, GROUP))["person"] is None


async def test_who_merely_talks_in_a_group_is_not_written_down(house: House) -> None:
    got = await _heard(house, LIN, GROUP)

    assert got["person"] is None
    assert got["words"].language is Language.ZH_HANS
    assert _known(house, 101) is None


async def test_a_known_person_is_recognised_in_a_group_in_his_language(house: House) -> None:
    emily = house.db.run_sync(people.emily)

    got = await _heard(house, User(id=104, is_bot=False, first_name="Emily Carter"), GROUP)

    assert got["person"].id == emily.id
    assert got["words"].language is Language.EN


async def test_when_nothing_changed_nothing_is_written(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await _heard(house, LIN)

    async def refuse(*_: object, **__: object) -> None:
        raise AssertionError("wrote")

    monkeypatch.setattr(house.db, "run", refuse)

    assert (await _heard(house, LIN))["person"].username == "xiaomei"


async def test_blocking_makes_unreachable_and_coming_back_reachable(house: House) -> None:
    lin = house.db.run_sync(people.lin)
    talk = house.private(lin)
    bot = User(id=1, is_bot=True, first_name="管家")
    member, banned = ChatMemberMember(user=bot), ChatMemberBanned(user=bot, until_date=0)

    await talk.client.my_chat_member_update(member, banned)
    assert not _known(house, 101).reachable  # type: ignore[union-attr]

    await talk.client.my_chat_member_update(banned, member)
    assert _known(house, 101).reachable  # type: ignore[union-attr]

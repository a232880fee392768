"""Language, privacy, help and menus."""

import pytest
from aiogram.methods import SetMyCommands

from dialogs.menus import command_menus, own_menu, set_all_menus
from locales.texts import Texts
from models.people import Language, Person
from tests import people
from tests.dialogs.shell import House
from usecases import learning
from usecases import people as who

pytestmark = pytest.mark.anyio


def _now(house: House, person: Person) -> Person:
    found = house.db.read_sync(who.person_by_user, person.user_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("wording", "language", "answer"),
    [
        ("简体中文", Language.ZH_HANS, "好的，以后我说简体中文。"),
        ("繁體中文", Language.ZH_HANT, "好的，以後我說繁體中文。"),
        ("English", Language.EN, "Very well, English from now on."),
    ],
)
async def test_a_chosen_language_is_spoken_at_once_and_remembered(
    house: House, wording: str, language: Language, answer: str
) -> None:
    lin = house.db.run_sync(people.lin)
    talk = house.private(lin, language_code="de")

    await talk.say("/language")
    await talk.tap(wording)
    await talk.say("/help")

    assert talk.text == answer
    assert _now(house, lin).language is language


async def test_privacy_shows_what_was_agreed_and_lets_go(house: House) -> None:
    lin = house.db.run_sync(people.lin)
    talk = house.private(lin)

    await talk.say("/privacy")
    assert "Telegram 的境外服务器" in talk.text
    assert "您已于 今天 15:30 同意" in talk.text
    await talk.tap("撤回同意")
    await talk.tap("确定撤回")

    assert "0571-8800-0000" in talk.text
    assert not who.has_agreed(_now(house, lin))

    await talk.say("/privacy")
    await talk.tap("同意，包括经 Telegram 传到境外")
    assert who.has_agreed(_now(house, lin))


async def test_help_from_outside_is_named_and_agreed_to_anew(house: House) -> None:
    lin = house.db.run_sync(people.lin)
    talk = house.private(lin)
    await talk.say("/privacy")
    assert "请外面帮忙" not in talk.text

    house.db.info["assist"] = frozenset({"opinion"})
    await talk.say("/privacy")
    assert "请一家语言服务再看一眼" in talk.text
    assert "听写服务" not in talk.text
    await talk.tap("新加的也同意")

    assert _now(house, lin).consent_assist == ["opinion"]
    await talk.say("/privacy")
    assert "新加的也同意" not in talk.buttons


async def test_learning_is_allowed_and_stopped_by_itself(house: House) -> None:
    lin = house.db.run_sync(people.lin)
    talk = house.private(lin)

    await talk.say("/privacy")
    assert "不允许也一样办事" in talk.text
    await talk.tap("可以，从我的更正里学")
    assert "已允许" in talk.text
    assert house.db.read_sync(learning.allows, lin)
    await talk.tap("别再学了，删掉")

    assert "可以，从我的更正里学" in talk.buttons
    assert not house.db.read_sync(learning.allows, lin)
    assert who.has_agreed(_now(house, lin)), "the rest stays as it was"


async def test_withdrawing_can_be_thought_over(house: House) -> None:
    lin = house.db.run_sync(people.lin)
    talk = house.private(lin)

    await talk.say("/privacy")
    await talk.tap("撤回同意")
    await talk.tap("‹ 返回")
    await talk.tap("知道了")

    assert who.has_agreed(_now(house, lin))


@pytest.mark.parametrize(
    ("builder", "mentions"),
    [(people.lin, "/mine"), (people.emily, "/report"), (people.zhang, "接单"), (people.ma, "/invite")],
)
async def test_help_speaks_to_whoever_asks(house: House, builder: people.Builder, mentions: str) -> None:
    await house.private(house.db.run_sync(builder)).say("/help")

    assert mentions in house.bot.told()[-1]


def test_menus_exist_per_scope_and_language(texts: Texts) -> None:
    menus = {(scope.type, code): dict(commands) for scope, code, commands in command_menus(texts)}

    assert set(menus) == {(s, c) for s in ("all_private_chats", "all_group_chats") for c in (None, "zh")}
    private = ["report", "mine", "bills", "parcels", "faq", "help", "language", "privacy"]
    assert list(menus["all_private_chats", "zh"]) == private
    assert list(menus["all_group_chats", None]) == ["claim", "parcels", "duty", "log", "bind", "poll", "why"]
    assert menus["all_private_chats", None]["report"] == "Repairs and complaints"


def test_menus_keep_to_telegrams_limits(texts: Texts) -> None:
    for _, _, commands in command_menus(texts):
        assert all(command.islower() and len(command) <= 32 and 1 <= len(text) <= 256 for command, text in commands)


async def test_each_manager_has_a_menu_with_his_tools_in_his_language(house: House, texts: Texts) -> None:
    ma = house.db.run_sync(people.ma)
    scope, code, commands = own_menu(ma, texts(Language.EN), runs=True)
    assert (scope.chat_id, code, dict(commands)["invite"]) == (207, None, "Invite a tenant or a colleague")

    await set_all_menus(house.bot, house.db, texts)

    chats = [call.scope.chat_id for call in house.bot.calls if call.scope.type == "chat"]
    assert chats == [207]


async def test_a_chosen_language_is_the_menus_language_too(house: House) -> None:
    talk = house.private(house.db.run_sync(people.chen))
    await talk.say("/language")
    await talk.tap("繁體中文")

    (menu,) = [call for call in house.bot.calls if isinstance(call, SetMyCommands)]
    assert menu.scope.chat_id == 103
    assert menu.commands[0].description == "報修、投訴"

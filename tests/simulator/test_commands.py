"""What the bot says about itself is kept per audience and language, and given back exactly so."""

import pytest

from tests.simulator.town import DESK, LIN, MA, Town

pytestmark = pytest.mark.anyio

REPAIR = [{"command": "repair", "description": "报修"}]


async def test_each_audience_and_language_has_its_own_list_and_there_is_no_falling_back(town: Town):
    await town.bot("setMyCommands", commands=REPAIR)
    await town.bot(
        "setMyCommands", commands=[{"command": "/stats", "description": "x"}], scope={"type": "chat", "chat_id": DESK}
    )
    assert await town.bot("getMyCommands") == REPAIR
    assert await town.bot("getMyCommands", language_code="en") == []
    desk = await town.bot("getMyCommands", scope={"type": "chat", "chat_id": DESK})
    assert [command["command"] for command in desk] == ["stats"]
    assert await town.bot("deleteMyCommands") is True
    assert await town.bot("getMyCommands") == []


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ("{", "can't parse commands JSON object"),
        ("{}", "expected an Array of BotCommand"),
        ([{"description": "x"}], "can't parse BotCommand: Can't find field \"command\""),
        ([{"command": "", "description": "x"}], "command must be non-empty"),
        ([{"command": "x" * 33, "description": "x"}], "command length must not exceed 32"),
        ([{"command": "a", "description": ""}], "command description must be non-empty"),
        ([{"command": "a", "description": "x" * 257}], "command description length must not exceed 256"),
        ([{"command": "报修", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "Repair", "description": "x"}], "BOT_COMMAND_INVALID"),
    ],
)
async def test_bad_commands_are_refused(town: Town, commands: object, words: str):
    assert await town.refused("setMyCommands", commands=commands) == f"Bad Request: {words}"


async def test_scopes_are_checked(town: Town):
    await town.say(LIN, "/start")

    async def refusal(**scope: object) -> str:
        return await town.refused("setMyCommands", commands=REPAIR, scope=scope)

    assert await refusal(type="galaxy") == "Bad Request: can't parse BotCommandScope: Unsupported type specified"
    assert await refusal(type="chat", chat_id=404) == "Bad Request: chat not found"
    words = "Bad Request: can't use specified scope in private chats"
    assert await refusal(type="chat_administrators", chat_id=LIN) == words
    member = {"type": "chat_member", "chat_id": DESK, "user_id": MA}
    assert await town.bot("setMyCommands", commands=REPAIR, scope=member) is True


async def test_names_and_descriptions_fall_back_to_the_general_one(town: Town):
    assert await town.bot("getMyName") == {"name": "云栖管家"}
    await town.bot("setMyName", name="Butler", language_code="en")
    assert await town.bot("getMyName", language_code="en") == {"name": "Butler"}
    await town.bot("setMyDescription", description="事事有着落")
    assert await town.bot("getMyDescription", language_code="en") == {"description": "事事有着落"}
    await town.bot("setMyShortDescription", short_description="管家")
    assert await town.bot("getMyShortDescription") == {"short_description": "管家"}


async def test_the_menu_button_may_differ_for_one_person(town: Town):
    await town.say(LIN, "/start")
    assert await town.bot("getChatMenuButton") == {"type": "commands"}
    await town.bot("setChatMenuButton", chat_id=LIN, menu_button={"type": "default"})
    assert await town.bot("getChatMenuButton", chat_id=LIN) == {"type": "default"}

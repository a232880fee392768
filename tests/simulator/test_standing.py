"""What a bot may do to others' standing, its invite links, and what it would like for itself."""

import pytest

from tests.simulator.town import BOT, DESK, MA, PASSER_BY, WORKERS, ZHANG, ZHOU, Town

pytestmark = pytest.mark.anyio

MUTED = {"can_send_messages": False}


async def test_muting_needs_a_supergroup_the_right_and_an_ordinary_member(town: Town):
    assert await town.bot("restrictChatMember", chat_id=WORKERS, user_id=ZHANG, permissions=MUTED) is True
    assert (await town.bot("getChatMember", chat_id=WORKERS, user_id=ZHANG))["status"] == "restricted"
    assert "not enough rights" in await town.wrong("POST", f"/chats/{WORKERS}/messages", **{"from": ZHANG, "text": "x"})
    refusal = await town.refused("restrictChatMember", chat_id=WORKERS, user_id=MA, permissions=MUTED)
    assert refusal == "Bad Request: can't remove chat owner"
    words = "not enough rights to restrict/unrestrict chat member"
    refusal = await town.refused("restrictChatMember", chat_id=DESK, user_id=ZHOU, permissions=MUTED)
    assert refusal == f"Bad Request: {words}"


async def test_a_bot_promotes_only_with_the_right_to_promote(town: Town):
    promotion = {"chat_id": WORKERS, "user_id": ZHANG, "can_pin_messages": True}
    assert await town.refused("promoteChatMember", **promotion) == "Bad Request: not enough rights"
    rights = {"can_promote_members": True, "can_pin_messages": True}
    await town.people("POST", f"/chats/{WORKERS}/promote", bot="guanjia_bot", rights=rights)
    assert await town.bot("promoteChatMember", **promotion) is True
    member = await town.bot("getChatMember", chat_id=WORKERS, user_id=ZHANG)
    assert (member["status"], member["can_pin_messages"], member["can_change_info"]) == ("administrator", True, False)
    title = {"chat_id": WORKERS, "user_id": ZHANG, "custom_title": "水工"}
    assert await town.bot("setChatAdministratorCustomTitle", **title) is True
    assert (await town.bot("getChatMember", chat_id=WORKERS, user_id=ZHANG))["custom_title"] == "水工"


async def test_everybody_can_be_kept_quiet(town: Town):
    assert await town.bot("setChatPermissions", chat_id=WORKERS, permissions={"can_invite_users": True}) is True
    assert (await town.bot("getChat", chat_id=WORKERS))["permissions"]["can_send_messages"] is False
    assert await town.wrong("POST", f"/chats/{WORKERS}/messages", **{"from": PASSER_BY, "text": "x"})
    assert await town.say(MA, "今天停工", to=WORKERS)


async def test_a_link_can_be_changed_and_revoked_but_stays_itself(town: Town):
    link = (await town.bot("createChatInviteLink", chat_id=WORKERS, member_limit=1))["invite_link"]
    target = {"chat_id": WORKERS, "invite_link": link}
    edited = await town.bot("editChatInviteLink", **target, name="临时", creates_join_request=True)
    assert (edited["invite_link"], edited["name"], "member_limit" in edited) == (link, "临时", False)
    assert (await town.bot("revokeChatInviteLink", **target))["is_revoked"] is True
    unknown = {"chat_id": WORKERS, "invite_link": "https://t.me/+junk"}
    assert await town.refused("revokeChatInviteLink", **unknown) == "Bad Request: INVITE_HASH_EXPIRED"


async def test_the_wish_for_rights_is_kept_for_groups_and_channels_apart(town: Town):
    await town.bot("setMyDefaultAdministratorRights", rights={"can_delete_messages": True})
    assert (await town.bot("getMyDefaultAdministratorRights"))["can_delete_messages"] is True
    assert (await town.bot("getMyDefaultAdministratorRights", for_channels=True))["can_delete_messages"] is False


async def test_a_live_place_moves_until_it_is_stopped(town: Town):
    sent = await town.bot("sendLocation", chat_id=DESK, latitude=30, longitude=120, live_period=600)
    target = {"chat_id": DESK, "message_id": sent["message_id"]}
    moved = await town.bot("editMessageLiveLocation", **target, latitude=31, longitude=121)
    assert moved["location"] == {"latitude": 31.0, "longitude": 121.0, "live_period": 600}
    stopped = await town.bot("stopMessageLiveLocation", **target)
    assert stopped["location"] == {"latitude": 31.0, "longitude": 121.0}
    assert await town.refused("stopMessageLiveLocation", **target) == "Bad Request: message can't be edited"


async def test_title_and_description_belong_to_who_may_change_them(town: Town):
    assert await town.bot("setChatTitle", chat_id=WORKERS, title="云栖·工程部 (夜班)") is True
    (update,) = await town.heard()
    assert update["message"]["new_chat_title"] == "云栖·工程部 (夜班)"
    assert update["message"]["from"]["id"] == BOT
    assert await town.bot("setChatDescription", chat_id=WORKERS, description="急修请打电话") is True
    refusal = await town.refused("setChatTitle", chat_id=DESK, title="x")
    assert refusal == "Bad Request: not enough rights to change chat title"


async def test_a_poll_with_an_end_is_found_closed_after_it(town: Town):
    poll = {"chat_id": DESK, "question": "几点开会?", "options": ["九点", "十点"], "open_period": 60}
    sent = await town.bot("sendPoll", **poll)
    path = f"/chats/{DESK}/messages/{sent['message_id']}/vote"
    await town.people("POST", path, **{"from": ZHOU, "option_ids": [0]})
    town.clock.push(61)
    assert "closed" in await town.wrong("POST", path, **{"from": MA, "option_ids": [0]})
    target = {"chat_id": DESK, "message_id": sent["message_id"]}
    assert await town.refused("stopPoll", **target) == "Bad Request: poll has already been closed"


async def test_a_quiz_knows_its_answer_under_the_new_name_and_the_old_one(town: Town):
    quiz = {"chat_id": DESK, "question": "总闸在哪?", "options": ["B1", "B2"], "type": "quiz"}
    for answer in ({"correct_option_id": 1}, {"correct_option_ids": [1]}):
        sent = await town.bot("sendPoll", **quiz, **answer)
        assert sent["poll"]["correct_option_ids"] == [1]
        assert sent["poll"]["type"] == "quiz"
    assert await town.refused("sendPoll", **quiz) == "Bad Request: wrong correct option ID specified"

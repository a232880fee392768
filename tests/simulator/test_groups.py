"""Groups: pins, members and their rights, reactions, privacy, and the day a group becomes a supergroup."""

import pytest

from tests.simulator.town import BOT, DESK, HE, LIN, MA, PASSER_BY, WORKERS, ZHANG, ZHOU, Town

pytestmark = pytest.mark.anyio


def kinds(updates) -> list[str]:
    return [list(update)[1] for update in updates]


class TestPins:
    async def test_a_pin_is_told_and_the_last_one_is_shown(self, town: Town):
        sent = await town.bot("sendMessage", chat_id=WORKERS, text="本周值班")
        assert await town.bot("pinChatMessage", chat_id=WORKERS, message_id=sent["message_id"]) is True
        (update,) = await town.heard()
        assert update["message"]["pinned_message"]["text"] == "本周值班"
        assert (await town.bot("getChat", chat_id=WORKERS))["pinned_message"]["message_id"] == sent["message_id"]
        line = {"chat_id": WORKERS, "message_id": update["message"]["message_id"]}
        assert await town.refused("pinChatMessage", **line) == "Bad Request: service messages can't be pinned"
        assert await town.bot("unpinChatMessage", chat_id=WORKERS) is True
        refusal = await town.refused("unpinChatMessage", chat_id=WORKERS)
        assert refusal == "Bad Request: message to unpin not found"

    async def test_pinning_needs_a_message_and_a_right(self, town: Town):
        missing = {"chat_id": DESK, "message_id": 999}
        assert await town.refused("pinChatMessage", **missing) == "Bad Request: message to pin not found"
        sent = await town.bot("sendMessage", chat_id=DESK, text="x")
        words = "not enough rights to manage pinned messages in the chat"
        refusal = await town.refused("pinChatMessage", chat_id=DESK, message_id=sent["message_id"])
        assert refusal == f"Bad Request: {words}"


class TestMembers:
    async def test_who_somebody_is_in_a_group(self, town: Town):
        async def status(user: int, chat: int = WORKERS) -> str:
            return str((await town.bot("getChatMember", chat_id=chat, user_id=user))["status"])

        assert [await status(user) for user in (MA, BOT, ZHANG, ZHOU)] == [
            "creator",
            "administrator",
            "member",
            "member",
        ]
        await town.say(LIN, "/start")
        assert await status(LIN) == "left"
        assert await status(LIN, LIN) == "member"

    async def test_unknown_people_are_refused(self, town: Town):
        member = {"chat_id": WORKERS}
        assert await town.refused("getChatMember", **member) == "Bad Request: invalid user_id specified"
        assert await town.refused("getChatMember", **member, user_id=77) == "Bad Request: PARTICIPANT_ID_INVALID"
        await town.say(LIN, "/start")
        assert await town.refused("getChatMember", chat_id=LIN, user_id=ZHANG) == "Bad Request: member not found"

    async def test_counting_heads(self, town: Town):
        assert await town.bot("getChatMemberCount", chat_id=WORKERS) == 11
        assert await town.bot("getChatMembersCount", chat_id=DESK) == 8
        admins = await town.bot("getChatAdministrators", chat_id=WORKERS)
        assert {member["user"]["id"] for member in admins} == {MA, 2010, BOT}
        await town.say(LIN, "/start")
        words = "there are no administrators in the private chat"
        assert await town.refused("getChatAdministrators", chat_id=LIN) == f"Bad Request: {words}"

    async def test_an_administrator_is_shown_with_the_old_names_too(self, town: Town):
        member = await town.bot("getChatMember", chat_id=WORKERS, user_id=BOT)
        assert member["can_manage_voice_chats"] == member["can_manage_video_chats"]
        await town.people("POST", f"/chats/{WORKERS}/restrict", user=ZHANG, permissions={"can_send_messages": True})
        muted = await town.bot("getChatMember", chat_id=WORKERS, user_id=ZHANG)
        assert (muted["status"], muted["can_send_media_messages"]) == ("restricted", False)

    async def test_the_bot_hears_what_becomes_of_it(self, town: Town):
        for step in ("promote", "kick"):
            await town.people("POST", f"/chats/{DESK}/{step}", bot="guanjia_bot", **{"from": MA})
        changes = [update["my_chat_member"] for update in await town.heard() if "my_chat_member" in update]
        standings = [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes]
        assert standings == [("member", "administrator"), ("administrator", "kicked")]
        assert changes[0]["from"]["id"] == MA

    async def test_a_bot_that_was_thrown_out_or_left_stays_out(self, town: Town):
        await town.people("POST", f"/chats/{DESK}/kick")
        words = "Forbidden: bot was kicked from the group chat"
        assert await town.refused("sendMessage", chat_id=DESK, text="x") == words
        await town.bot("leaveChat", chat_id=WORKERS)
        words = "Forbidden: bot is not a member of the supergroup chat"
        assert await town.refused("getChat", chat_id=WORKERS) == words
        await town.people("POST", f"/chats/{DESK}/add")
        assert await town.bot("sendMessage", chat_id=DESK, text="我回来了")

    async def test_a_muted_bot_says_nothing(self, town: Town):
        await town.people("POST", f"/chats/{DESK}/restrict")
        words = "not enough rights to send text messages to the chat"
        assert await town.refused("sendMessage", chat_id=DESK, text="x") == f"Bad Request: {words}"
        words = "not enough rights to send polls to the chat"
        poll = {"chat_id": DESK, "question": "?", "options": ["是"]}
        assert await town.refused("sendPoll", **poll) == f"Bad Request: {words}"

    async def test_newcomers_are_announced_with_the_old_names_too(self, town: Town):
        await town.people("POST", f"/chats/{DESK}/add", user=LIN)
        (update,) = await town.heard()
        message = update["message"]
        assert [user["id"] for user in message["new_chat_members"]] == [LIN]
        assert message["new_chat_member"] == message["new_chat_participant"] == message["new_chat_members"][0]

    async def test_several_come_at_once(self, town: Town):
        chat = await town.people("POST", f"/chats/{DESK}/add", members=[LIN, ZHANG])
        assert chat["id"] == DESK
        assert kinds(await town.heard()) == ["message", "message"]

    async def test_an_administrator_that_asks_hears_of_every_change(self, town: Town):
        await town.bot("getUpdates", allowed_updates=["chat_member", "message"])
        await town.people("POST", f"/chats/{WORKERS}/kick", user=PASSER_BY)
        assert kinds(await town.heard()) == ["chat_member", "message"]

    async def test_banning_needs_the_right_and_spares_the_owner(self, town: Town):
        assert await town.bot("banChatMember", chat_id=WORKERS, user_id=PASSER_BY) is True
        assert (await town.bot("getChatMember", chat_id=WORKERS, user_id=PASSER_BY))["status"] == "kicked"
        assert await town.bot("unbanChatMember", chat_id=WORKERS, user_id=PASSER_BY) is True
        assert (
            await town.refused("banChatMember", chat_id=WORKERS, user_id=MA) == "Bad Request: can't remove chat owner"
        )
        words = "user is an administrator of the chat"
        assert await town.refused("banChatMember", chat_id=WORKERS, user_id=2010) == f"Bad Request: {words}"
        words = "not enough rights to restrict/unrestrict chat member"
        assert await town.refused("banChatMember", chat_id=DESK, user_id=ZHOU) == f"Bad Request: {words}"

    async def test_invite_links_need_the_right(self, town: Town):
        link = await town.bot("createChatInviteLink", chat_id=WORKERS, name="新师傅", member_limit=3)
        assert link["invite_link"].startswith("https://t.me/+")
        assert (link["name"], link["member_limit"], link["is_primary"]) == ("新师傅", 3, False)
        primary = await town.bot("exportChatInviteLink", chat_id=WORKERS)
        assert (await town.bot("getChat", chat_id=WORKERS))["invite_link"] == primary
        words = "not enough rights to manage chat invite link"
        assert await town.refused("exportChatInviteLink", chat_id=DESK) == f"Bad Request: {words}"


class TestMigration:
    async def test_a_group_that_became_a_supergroup_points_to_it(self, town: Town):
        await town.say(ZHOU, "早", to=DESK)
        await town.heard()
        new = await town.people("POST", f"/chats/{DESK}/migrate")
        assert new["type"] == "supergroup"
        assert new["id"] < -(10**12)
        there, here = [update["message"] for update in await town.heard()]
        assert (there["chat"]["id"], there["migrate_to_chat_id"]) == (DESK, new["id"])
        assert (here["chat"]["id"], here["migrate_from_chat_id"], here["message_id"]) == (new["id"], DESK, 1)

    async def test_writing_to_the_old_one_is_refused_with_the_new_address(self, town: Town):
        new = await town.people("POST", f"/chats/{DESK}/migrate")
        answer = await town.call("sendMessage", chat_id=DESK, text="x")
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        assert answer.body == {
            "ok": False,
            "error_code": 400,
            "description": words,
            "parameters": {"migrate_to_chat_id": new["id"]},
        }
        assert (await town.bot("getChat", chat_id=DESK))["id"] == DESK
        assert "supergroup" in await town.wrong("POST", f"/chats/{DESK}/messages", **{"from": ZHOU, "text": "x"})
        purposes = {chat["id"]: chat["purpose"] for chat in (await town.people("GET", "/world"))["chats"]}
        assert purposes[new["id"]] == "desk"
        assert DESK not in purposes


class TestReactions:
    async def test_a_bot_sets_and_takes_back_one_reaction(self, town: Town):
        said = await town.say(ZHANG, "修好了", to=WORKERS)
        target = {"chat_id": WORKERS, "message_id": said["message_id"]}
        thumb = [{"type": "emoji", "emoji": "👍"}]
        assert await town.bot("setMessageReaction", **target, reaction=thumb) is True
        assert await town.bot("setMessageReaction", **target, reaction=[]) is True
        refusal = await town.refused("setMessageReaction", **target, reaction=thumb * 2)
        assert refusal == "Bad Request: REACTIONS_TOO_MANY"
        refusal = await town.refused("setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "🚰"}])
        assert refusal == "Bad Request: REACTION_INVALID"
        refusal = await town.refused("setMessageReaction", **target, reaction="{")
        assert refusal == "Bad Request: can't parse reaction types JSON object"
        refusal = await town.refused("setMessageReaction", **target, reaction=[{"type": "smell"}])
        assert refusal == "Bad Request: can't parse ReactionType: invalid reaction type specified"
        refusal = await town.refused("setMessageReaction", chat_id=WORKERS, message_id=999, reaction=thumb)
        assert refusal == "Bad Request: message to react not found"

    async def test_an_administrator_that_asks_hears_old_and_new(self, town: Town):
        await town.bot("getUpdates", allowed_updates=["message_reaction"])
        said = await town.say(ZHANG, "修好了", to=WORKERS)
        for emoji in ("👍", "❤"):
            path = f"/chats/{WORKERS}/messages/{said['message_id']}/react"
            assert await town.people("POST", path, **{"from": MA, "emoji": emoji}) is True
        changes = [update["message_reaction"] for update in await town.heard()]
        thumb, heart = ({"type": "emoji", "emoji": emoji} for emoji in ("👍", "❤"))
        assert [(change["old_reaction"], change["new_reaction"]) for change in changes] == [
            ([], [thumb]),
            ([thumb], [heart]),
        ]
        assert changes[0]["user"]["id"] == MA


class TestPrivacy:
    @pytest.fixture
    async def town(self, town: Town) -> Town:
        await town.people("POST", "/bots/guanjia_bot/privacy", privacy=True)
        return town

    async def test_a_shy_bot_hears_only_what_is_meant_for_it(self, town: Town):
        sent = await town.bot("sendMessage", chat_id=DESK, text="我在")
        await town.say(ZHOU, "今天真热", to=DESK)
        await town.say(ZHOU, "/status@other_bot", to=DESK)
        await town.say(ZHOU, "/status@guanjia_bot", to=DESK)
        await town.say(ZHOU, "/status", to=DESK)
        await town.say(ZHOU, "收到", to=DESK, reply_to_message_id=sent["message_id"])
        heard = [update["message"]["text"] for update in await town.heard()]
        assert heard == ["/status@guanjia_bot", "/status", "收到"]

    async def test_an_administrator_hears_everything(self, town: Town):
        await town.say(ZHANG, "今天真热", to=WORKERS)
        assert kinds(await town.heard()) == ["message"]

    async def test_get_me_says_so(self, town: Town):
        assert (await town.bot("getMe"))["can_read_all_group_messages"] is False


async def test_private_chats_and_basic_groups_share_one_row_of_numbers(town: Town):
    numbers = [(await town.say(LIN, "一"))["message_id"], (await town.say(ZHOU, "二", to=DESK))["message_id"]]
    numbers.append((await town.say(LIN, "三"))["message_id"])
    assert numbers == [1, 2, 3]
    assert (await town.say(ZHANG, "四", to=WORKERS))["message_id"] == 6


async def test_an_unknown_person_in_the_group_is_known_but_cannot_be_written_to_first(town: Town):
    await town.people("POST", f"/chats/{DESK}/add", user=HE)
    assert (await town.bot("getChat", chat_id=HE))["first_name"] == "何芳"

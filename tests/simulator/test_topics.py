"""Topics of a forum: numbered by their first line, written to by number, closed, hidden and deleted."""

import pytest

from tests.simulator.town import DESK, LIN, MA, PLUMBING, WORKERS, ZHANG, Town

pytestmark = pytest.mark.anyio


def kinds(updates) -> list[str]:
    return [list(update)[1] for update in updates]


class TestTopics:
    async def test_a_topic_is_numbered_by_its_first_line_and_the_bot_hears_of_it(self, town: Town):
        topic = await town.bot("createForumTopic", chat_id=WORKERS, name="空调", icon_color=9367192)
        assert topic == {"message_thread_id": 6, "name": "空调", "icon_color": 9367192}
        (update,) = await town.heard()
        line = update["message"]
        assert (line["message_id"], line["message_thread_id"]) == (6, 6)
        assert line["is_topic_message"] is True
        assert line["forum_topic_created"]["name"] == "空调"

    async def test_a_message_in_a_topic_seems_to_reply_to_its_first_line(self, town: Town):
        sent = await town.bot("sendMessage", chat_id=WORKERS, text="新工单", message_thread_id=PLUMBING)
        assert (sent["message_thread_id"], sent["is_topic_message"]) == (PLUMBING, True)
        assert sent["reply_to_message"]["forum_topic_created"]["name"] == "给排水"

    async def test_general_has_neither_number_nor_mark(self, town: Town):
        sent = await town.bot("sendMessage", chat_id=WORKERS, text="大家好")
        assert "message_thread_id" not in sent
        assert "is_topic_message" not in sent
        assert "reply_to_message" not in sent

    @pytest.mark.parametrize("thread", [1, 99])
    async def test_nobody_writes_to_general_by_number_or_to_a_lost_topic(self, town: Town, thread: int):
        refusal = await town.refused("sendMessage", chat_id=WORKERS, text="x", message_thread_id=thread)
        assert refusal == "Bad Request: message thread not found"

    async def test_where_there_are_no_topics_the_number_is_ignored(self, town: Town):
        assert "message_thread_id" not in await town.bot("sendMessage", chat_id=DESK, text="x", message_thread_id=99)
        assert await town.refused("createForumTopic", chat_id=DESK, name="x") == "Bad Request: the chat is not a forum"

    async def test_names_are_needed_and_cut(self, town: Town):
        refusal = await town.refused("createForumTopic", chat_id=WORKERS, name=" ")
        assert refusal == "Bad Request: name must be non-empty"
        assert len((await town.bot("createForumTopic", chat_id=WORKERS, name="长" * 200))["name"]) == 128

    async def test_closing_twice_changes_nothing_and_says_so(self, town: Town):
        topic = {"chat_id": WORKERS, "message_thread_id": PLUMBING}
        assert await town.bot("closeForumTopic", **topic) is True
        assert await town.refused("closeForumTopic", **topic) == "Bad Request: TOPIC_NOT_MODIFIED"
        assert await town.bot("reopenForumTopic", **topic) is True
        assert await town.bot("editForumTopic", **topic) is True
        assert await town.refused("editForumTopic", **topic, name="给排水") == "Bad Request: TOPIC_NOT_MODIFIED"
        assert await town.bot("editForumTopic", **topic, name="水") is True
        changes = ["forum_topic_closed", "forum_topic_reopened", "forum_topic_edited"]
        assert [next(c for c in changes if c in u["message"]) for u in await town.heard()] == changes

    async def test_without_the_right_topics_are_out_of_reach_and_closed_ones_shut(self, town: Town):
        await town.bot("closeForumTopic", chat_id=WORKERS, message_thread_id=PLUMBING)
        await town.people("POST", f"/chats/{WORKERS}/promote", demote=True)
        topic = {"chat_id": WORKERS, "message_thread_id": PLUMBING}
        assert await town.refused("sendMessage", **topic, text="x") == "Bad Request: TOPIC_CLOSED"
        words = "not enough rights to create a topic"
        assert await town.refused("createForumTopic", chat_id=WORKERS, name="x") == f"Bad Request: {words}"
        words = "not enough rights to edit the topic"
        assert await town.refused("editForumTopic", **topic, name="x") == f"Bad Request: {words}"
        words = "not enough rights to close or open the topic"
        assert await town.refused("reopenForumTopic", **topic) == f"Bad Request: {words}"

    async def test_a_deleted_topic_takes_its_messages_along(self, town: Town):
        await town.say(ZHANG, "在修", to=WORKERS, message_thread_id=PLUMBING)
        await town.bot("deleteForumTopic", chat_id=WORKERS, message_thread_id=PLUMBING)
        assert all(message.get("message_thread_id") != PLUMBING for message in await town.read(WORKERS))
        refusal = await town.refused("sendMessage", chat_id=WORKERS, text="x", message_thread_id=PLUMBING)
        assert refusal == "Bad Request: message thread not found"

    async def test_people_make_and_delete_topics_too(self, town: Town):
        topic = await town.people("POST", f"/chats/{WORKERS}/topics", **{"from": MA, "name": "消防"})
        assert kinds(await town.heard()) == ["message"]
        chat = await town.people("DELETE", f"/chats/{WORKERS}/topics/{topic['message_thread_id']}")
        assert chat["id"] == WORKERS
        assert await town.wrong(
            "POST", f"/chats/{WORKERS}/messages", **{"from": ZHANG, "text": "x", "message_thread_id": 99}
        )

    async def test_general_can_be_closed_and_hidden(self, town: Town):
        assert await town.bot("closeGeneralForumTopic", chat_id=WORKERS) is True
        assert await town.wrong("POST", f"/chats/{WORKERS}/messages", **{"from": ZHANG, "text": "x"})
        assert await town.bot("hideGeneralForumTopic", chat_id=WORKERS) is True
        assert await town.refused("hideGeneralForumTopic", chat_id=WORKERS) == "Bad Request: TOPIC_NOT_MODIFIED"
        assert await town.bot("reopenGeneralForumTopic", chat_id=WORKERS) is True


async def test_in_a_supergroup_without_topics_a_chain_of_replies_is_a_thread(town: Town):
    chat = await town.people("POST", "/chats", type="supergroup", title="业主群", members=[LIN], bots=["guanjia_bot"])
    first = await town.say(LIN, "一", to=chat["id"])
    second = await town.say(LIN, "二", to=chat["id"], reply_to_message_id=first["message_id"])
    third = await town.say(LIN, "三", to=chat["id"], reply_to_message_id=second["message_id"])
    assert second["message_thread_id"] == third["message_thread_id"] == first["message_id"]
    assert "is_topic_message" not in third

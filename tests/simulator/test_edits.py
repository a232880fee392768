"""Editing, deleting, copying, forwarding: what may still be done to a message that was sent."""

import json

import pytest

from tests.simulator.town import DESK, LIN, WORKERS, ZHANG, ZHOU, Town, buttons, picture

pytestmark = pytest.mark.anyio

SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


@pytest.fixture
async def town(town: Town) -> Town:
    await town.say(LIN, "/start")
    await town.heard()
    return town


async def sent(town: Town, text: str = "一", chat: int = LIN, **more: object) -> int:
    return int((await town.bot("sendMessage", chat_id=chat, text=text, **more))["message_id"])


async def test_an_edit_changes_the_words_and_takes_the_keyboard_away(town: Town):
    number = await sent(town, reply_markup=buttons([("催单", "urge")]))
    edited = await town.bot("editMessageText", chat_id=LIN, message_id=number, text="二")
    assert edited["text"] == "二"
    assert edited["edit_date"] == town.clock()
    assert "reply_markup" not in edited
    assert (await town.read(LIN))[-1] == edited
    assert await town.heard() == []


async def test_an_edit_that_changes_nothing_is_refused(town: Town):
    number = await sent(town, reply_markup=buttons([("催单", "urge")]))
    same = {"chat_id": LIN, "message_id": number, "text": "一", "reply_markup": buttons([("催单", "urge")])}
    assert await town.refused("editMessageText", **same) == SAME
    assert (await town.bot("editMessageText", **{**same, "reply_markup": buttons([("完成", "done")])}))["message_id"]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({}, "message identifier is not specified"),
        ({"chat_id": LIN, "message_id": 999}, "message to edit not found"),
        ({"chat_id": LIN, "message_id": -1}, "message to edit not found"),
        ({"chat_id": LIN, "message_id": "junk"}, "message to edit not found"),
        ({"chat_id": LIN, "message_id": 1}, "message can't be edited"),
    ],
)
async def test_what_is_not_there_or_not_ones_own_is_not_edited(town: Town, where: dict[str, object], words: str):
    assert await town.refused("editMessageText", text="x", **where) == f"Bad Request: {words}"


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(town: Town):
    number = await sent(town, reply_markup={"keyboard": [["报修"]]})
    refusal = await town.refused("editMessageText", chat_id=LIN, message_id=number, text="x")
    assert refusal == "Bad Request: message can't be edited"


async def test_too_long_an_edit_gets_the_raw_words_of_the_far_server(town: Town):
    number = await sent(town)
    refusal = await town.refused("editMessageText", chat_id=LIN, message_id=number, text="x" * 4097)
    assert refusal == "Bad Request: MESSAGE_TOO_LONG"


async def test_texts_and_captions_are_not_each_other(town: Town):
    text = await sent(town)
    refusal = await town.refused("editMessageCaption", chat_id=LIN, message_id=text, caption="x")
    assert refusal == "Bad Request: there is no caption in the message to edit"
    answer = await town.upload("sendPhoto", {"photo": ("a.jpg", picture())}, chat_id=LIN, caption="前")
    photo = answer.body["result"]["message_id"]
    refusal = await town.refused("editMessageText", chat_id=LIN, message_id=photo, text="x")
    assert refusal == "Bad Request: there is no text in the message to edit"
    assert (await town.bot("editMessageCaption", chat_id=LIN, message_id=photo, caption="后"))["caption"] == "后"
    refusal = await town.refused("editMessageCaption", chat_id=LIN, message_id=photo, caption="字" * 1025)
    assert refusal == "Bad Request: MEDIA_CAPTION_TOO_LONG"


async def test_a_picture_can_be_exchanged(town: Town):
    answer = await town.upload("sendPhoto", {"photo": ("a.jpg", picture())}, chat_id=LIN)
    number = answer.body["result"]["message_id"]
    media = json.dumps({"type": "document", "media": "attach://paper", "caption": "维修单"})
    answer = await town.upload(
        "editMessageMedia", {"paper": ("a.pdf", b"%PDF")}, chat_id=LIN, message_id=number, media=media
    )
    assert answer.body["result"]["document"]["file_name"] == "a.pdf"
    assert "photo" not in answer.body["result"]
    place = (await town.bot("sendLocation", chat_id=LIN, latitude=1, longitude=2))["message_id"]
    answer = await town.upload("editMessageMedia", {"paper": ("a", b"a")}, chat_id=LIN, message_id=place, media=media)
    assert answer.body["description"] == "Bad Request: message media can't be edited"


async def test_only_the_keyboard_can_be_changed(town: Town):
    number = await sent(town)
    edited = await town.bot(
        "editMessageReplyMarkup", chat_id=LIN, message_id=number, reply_markup=buttons([("完成", "done")])
    )
    assert edited["text"] == "一"
    assert edited["reply_markup"]["inline_keyboard"][0][0]["text"] == "完成"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"message_id": 1}, "chat identifier is not specified"),
        ({"chat_id": LIN}, "message identifier is not specified"),
        ({"chat_id": LIN, "message_id": 999}, "message to delete not found"),
    ],
)
async def test_a_deletion_must_say_what(town: Town, where: dict[str, object], words: str):
    assert await town.refused("deleteMessage", **where) == f"Bad Request: {words}"


async def test_in_private_anything_goes_for_two_days(town: Town):
    (start,) = await town.read(LIN)
    number = await sent(town)
    assert await town.bot("deleteMessage", chat_id=LIN, message_id=start["message_id"]) is True
    town.clock.push(48 * 3600 + 1)
    refusal = await town.refused("deleteMessage", chat_id=LIN, message_id=number)
    assert refusal == "Bad Request: message can't be deleted for everyone"


async def test_in_a_basic_group_others_words_need_an_administrator(town: Town):
    said = await town.say(ZHOU, "在", to=DESK)
    refusal = await town.refused("deleteMessage", chat_id=DESK, message_id=said["message_id"])
    assert refusal == "Bad Request: message can't be deleted for everyone"
    await town.people("POST", f"/chats/{DESK}/promote")
    assert await town.bot("deleteMessage", chat_id=DESK, message_id=said["message_id"]) is True


async def test_in_a_supergroup_the_right_decides(town: Town):
    said = await town.say(ZHANG, "到了", to=WORKERS)
    await town.people("POST", f"/chats/{WORKERS}/promote", rights={"can_manage_topics": True})
    refusal = await town.refused("deleteMessage", chat_id=WORKERS, message_id=said["message_id"])
    assert refusal == "Bad Request: message can't be deleted"
    own = await sent(town, chat=WORKERS)
    assert await town.bot("deleteMessage", chat_id=WORKERS, message_id=own) is True


async def test_the_first_line_of_a_topic_stays(town: Town):
    topic = await town.bot("createForumTopic", chat_id=WORKERS, name="电梯维保")
    refusal = await town.refused("deleteMessage", chat_id=WORKERS, message_id=topic["message_thread_id"])
    assert refusal == "Bad Request: message can't be deleted"


async def test_many_are_deleted_at_once_and_unknown_ones_are_skipped(town: Town):
    numbers = [await sent(town, str(n)) for n in range(3)]
    assert await town.bot("deleteMessages", chat_id=LIN, message_ids=[*numbers, 999]) is True
    assert len(await town.read(LIN)) == 1
    refusal = await town.refused("deleteMessages", chat_id=LIN, message_ids=list(range(1, 102)))
    assert refusal == "Bad Request: too many message identifiers specified"


async def test_a_copy_has_no_author_and_a_forward_has(town: Town):
    said = await town.say(LIN, "水管漏了")
    source = {"chat_id": DESK, "from_chat_id": LIN, "message_id": said["message_id"]}
    copied = await town.bot("copyMessage", **source)
    assert list(copied) == ["message_id"]
    forwarded = await town.bot("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["id"] == LIN
    assert forwarded["forward_from"]["id"] == LIN
    assert forwarded["forward_date"] == said["date"]
    copy, forward = (await town.read(DESK))[-2:]
    assert (copy["text"], "forward_origin" in copy) == ("水管漏了", False)
    assert forward["text"] == "水管漏了"


async def test_a_photo_is_copied_with_new_words_and_a_keyboard(town: Town):
    said = await town.send_files(LIN, [("photo", ("a.jpg", picture()))], caption="旧")
    source = {"chat_id": WORKERS, "from_chat_id": LIN, "message_id": said["message_id"]}
    await town.bot(
        "copyMessage", **source, caption="新", reply_markup=buttons([("接单", "claim")]), message_thread_id=2
    )
    copy = (await town.read(WORKERS))[-1]
    assert (copy["caption"], copy["message_thread_id"], copy["photo"]) == ("新", 2, said["photo"])
    assert copy["reply_markup"]["inline_keyboard"][0][0]["text"] == "接单"


async def test_service_lines_and_protected_words_are_neither_copied_nor_forwarded(town: Town):
    line = {"chat_id": LIN, "from_chat_id": WORKERS, "message_id": 2}
    assert await town.refused("copyMessage", **line) == "Bad Request: the message can't be copied"
    assert await town.refused("forwardMessage", **line) == "Bad Request: the message can't be forwarded"
    number = await sent(town, protect_content=True)
    refusal = await town.refused("forwardMessage", chat_id=DESK, from_chat_id=LIN, message_id=number)
    assert refusal == "Bad Request: message has protected content and can't be forwarded"


async def test_a_missing_source_is_said_with_the_verb(town: Town):
    missing = {"chat_id": LIN, "from_chat_id": LIN, "message_id": 999}
    assert await town.refused("copyMessage", **missing) == "Bad Request: message to copy not found"
    assert await town.refused("forwardMessage", **missing) == "Bad Request: message to forward not found"
    many = {"chat_id": LIN, "from_chat_id": LIN, "message_ids": [998, 999]}
    assert await town.refused("forwardMessages", **many) == "Bad Request: messages can't be forwarded"


async def test_several_are_copied_in_order(town: Town):
    numbers = [(await town.say(LIN, text))["message_id"] for text in ("一", "二")]
    copies = await town.bot("copyMessages", chat_id=DESK, from_chat_id=LIN, message_ids=numbers)
    assert [message["text"] for message in (await town.read(DESK))[-2:]] == ["一", "二"]
    assert len(copies) == 2


async def test_a_person_may_change_and_take_back_own_words(town: Town):
    said = await town.say(LIN, "漏水")
    path = f"/chats/{LIN}/messages/{said['message_id']}"
    await town.people("POST", f"{path}/edit", **{"from": LIN, "text": "漏水, 厨房"})
    assert [list(update)[1] for update in await town.heard()] == ["message", "edited_message"]
    await town.people("POST", f"{path}/delete", **{"from": LIN})
    assert said["message_id"] not in [message["message_id"] for message in await town.read(LIN)]
    assert await town.heard() == []
    number = await sent(town)
    assert await town.wrong("POST", f"/chats/{LIN}/messages/{number}/edit", **{"from": LIN, "text": "x"})

"""Pictures, voices and papers, in both directions, and the two steps by which a bot fetches them."""

import json

import pytest

from tests.simulator.town import DESK, LIN, TOKEN, Town, picture

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(town: Town) -> Town:
    await town.say(LIN, "/start")
    await town.heard()
    return town


async def fetch(town: Town, path: str) -> tuple[int, bytes]:
    async with town.http.get(f"{town.address}/file/bot{TOKEN}/{path}") as response:
        return response.status, await response.read()


async def test_a_photo_comes_in_sizes_and_can_be_fetched(town: Town):
    await town.send_files(LIN, [("photo", ("leak.jpg", picture(1000, 700)))], caption="厨房漏水 #报修")
    (update,) = await town.heard()
    message = update["message"]
    assert [(size["width"], size["height"]) for size in message["photo"]] == [
        (90, 63),
        (320, 224),
        (800, 560),
        (1000, 700),
    ]
    assert len({size["file_id"] for size in message["photo"]}) == 4
    assert message["caption_entities"][0]["type"] == "hashtag"
    file = await town.bot("getFile", file_id=message["photo"][-1]["file_id"])
    assert file["file_path"].startswith("photos/file_")
    assert await fetch(town, file["file_path"]) == (200, picture(1000, 700))


async def test_an_album_is_several_messages_with_one_group_and_one_caption(town: Town):
    photos = [("photo", (f"{n}.jpg", picture(color=color))) for n, color in enumerate(("red", "blue"))]
    sent = await town.send_files(LIN, photos, caption="两处")
    assert isinstance(sent, list)
    updates = await town.heard()
    assert len(updates) == 2
    groups = {update["message"]["media_group_id"] for update in updates}
    assert len(groups) == 1
    assert isinstance(groups.pop(), str)
    assert [update["message"].get("caption") for update in updates] == ["两处", None]


@pytest.mark.parametrize(
    ("kind", "folder", "ending"),
    [("voice", "voice", ".oga"), ("video", "videos", ".mp4"), ("document", "documents", ".pdf")],
)
async def test_voices_videos_and_papers_arrive(town: Town, kind: str, folder: str, ending: str):
    sent = await town.send_files(LIN, [(kind, (f"x{ending}", b"bytes"))])
    (update,) = await town.heard()
    assert update["message"][kind]["file_size"] == 5
    assert sent[kind] == update["message"][kind]
    file = await town.bot("getFile", file_id=sent[kind]["file_id"])
    assert file["file_path"].startswith(f"{folder}/file_")
    assert file["file_path"].endswith(ending)
    assert await fetch(town, file["file_path"]) == (200, b"bytes")


async def test_a_voice_note_may_only_pretend_to_be_too_big(town: Town):
    sent = await town.send_files(LIN, [("voice", ("v.oga", b"short"))], pretend_size=30 << 20)
    assert sent["voice"]["file_size"] == 30 << 20
    assert await town.refused("getFile", file_id=sent["voice"]["file_id"]) == "Bad Request: file is too big"


async def test_get_file_says_what_is_wrong_with_an_id(town: Town):
    assert await town.refused("getFile") == "Bad Request: file_id not specified"
    assert await town.refused("getFile", file_id="junk") == "Bad Request: invalid file_id"


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document", "animation"])
async def test_without_a_file_there_is_nothing_to_send(town: Town, kind: str):
    refusal = await town.refused(f"send{kind}", chat_id=LIN)
    assert refusal == f"Bad Request: there is no {kind} in the request"


async def test_a_round_video_has_two_words(town: Town):
    assert await town.refused("sendVideoNote", chat_id=LIN) == "Bad Request: there is no video note in the request"


async def refused_upload(town: Town, method: str, part: str, content: bytes) -> str:
    answer = await town.upload(method, {part: ("x", content)}, chat_id=LIN)
    return str(answer.body["description"])


async def test_empty_large_and_unreadable_photos_are_refused(town: Town):
    assert await refused_upload(town, "sendPhoto", "photo", b"") == "Bad Request: file must be non-empty"
    size = (10 << 20) + 1
    words = f"file of size {size} bytes is too big for a photo; the maximum size is 10485760 bytes"
    assert await refused_upload(town, "sendPhoto", "photo", bytes(size)) == f"Bad Request: {words}"
    assert await refused_upload(town, "sendPhoto", "photo", b"not a picture") == "Bad Request: IMAGE_PROCESS_FAILED"
    assert (
        await refused_upload(town, "sendPhoto", "photo", picture(2000, 20)) == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    )


async def test_a_file_id_sends_the_same_file_again_but_not_as_another_kind(town: Town):
    answer = await town.upload("sendDocument", {"document": ("维修单.pdf", b"%PDF")}, chat_id=LIN)
    document = answer.body["result"]["document"]
    assert document["file_name"] == "维修单.pdf"
    again = await town.bot("sendDocument", chat_id=DESK, document=document["file_id"])
    assert again["document"] == document
    refusal = await town.refused("sendPhoto", chat_id=LIN, photo=document["file_id"])
    assert refusal == "Bad Request: can't use file of type Document as Photo"
    words = "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
    assert await town.refused("sendPhoto", chat_id=LIN, photo="junk") == f"Bad Request: {words}"


async def test_the_simulator_fetches_nothing_from_the_network(town: Town):
    refusal = await town.refused("sendPhoto", chat_id=LIN, photo="https://example.com/a.jpg")
    assert refusal == "Bad Request: failed to get HTTP URL content"
    assert await town.refused("sendPhoto", chat_id=LIN, photo="ftp://a.b") == "Bad Request: wrong HTTP URL specified"


async def test_a_long_caption_is_refused(town: Town):
    answer = await town.upload("sendPhoto", {"photo": ("a.jpg", picture())}, chat_id=LIN, caption="字" * 1025)
    assert answer.body["description"] == "Bad Request: message caption is too long"


async def test_an_animation_is_also_a_document_for_old_clients(town: Town):
    answer = await town.upload("sendAnimation", {"animation": ("a.mp4", b"moving")}, chat_id=LIN)
    message = answer.body["result"]
    assert message["animation"]["file_id"] == message["document"]["file_id"]


def album(*kinds: str, **more: object) -> str:
    return json.dumps([{"type": kind, "media": f"attach://f{n}", **more} for n, kind in enumerate(kinds)])


async def send_album(town: Town, *kinds: str, **more: object):
    files = {f"f{n}": (f"{n}.jpg", picture()) for n, _ in enumerate(kinds)}
    return (await town.upload("sendMediaGroup", files, chat_id=LIN, media=album(*kinds, **more))).body


async def test_a_bots_album_is_one_group(town: Town):
    body = await send_album(town, "photo", "video", caption="<b>修好了</b>", parse_mode="HTML")
    messages = body["result"]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert messages[0]["caption"] == "修好了"
    assert [len(await town.read(LIN))] == [3]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ((), "there are no messages to send"),
        (("photo",) * 11, "too many messages to send as an album"),
        (("photo", "document"), "document can't be mixed with other media types"),
        (("audio", "photo"), "audio can't be mixed with other media types"),
        (("animation",), "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"),
    ],
)
async def test_not_everything_makes_an_album(town: Town, kinds: tuple[str, ...], words: str):
    assert (await send_album(town, *kinds))["description"] == f"Bad Request: {words}"


async def test_one_bad_item_and_nothing_is_sent(town: Town):
    media = [{"type": "photo", "media": "attach://f0"}, {"type": "photo", "media": "junk"}]
    answer = await town.upload("sendMediaGroup", {"f0": ("a.jpg", picture())}, chat_id=LIN, media=json.dumps(media))
    assert answer.body["description"].startswith('Bad Request: failed to send message #2 with the error message "wrong')
    missing = json.dumps([{"type": "photo", "media": "attach://nowhere"}])
    refusal = await town.refused("sendMediaGroup", chat_id=LIN, media=missing)
    assert refusal == "Bad Request: can't parse InputMedia: media not found"
    assert len(await town.read(LIN)) == 1


async def test_places_cards_and_dice(town: Town):
    assert await town.refused("sendLocation", chat_id=LIN) == "Bad Request: latitude is empty"
    assert await town.refused("sendLocation", chat_id=LIN, latitude=30) == "Bad Request: longitude is empty"
    place = await town.bot("sendLocation", chat_id=LIN, latitude=30.25, longitude=120.1)
    assert place["location"] == {"latitude": 30.25, "longitude": 120.1}
    venue = await town.bot("sendVenue", chat_id=LIN, latitude=1, longitude=2, title="客服台", address="12栋大堂")
    assert venue["venue"]["title"] == "客服台"
    card = await town.bot("sendContact", chat_id=LIN, phone_number="+8610", first_name="前台")
    assert card["contact"] == {"phone_number": "+8610", "first_name": "前台"}
    assert 1 <= (await town.bot("sendDice", chat_id=LIN))["dice"]["value"] <= 6


async def test_people_on_the_page_see_the_picture(town: Town):
    sent = await town.send_files(LIN, [("photo", ("a.jpg", picture()))])
    url = f"{town.address}/people/files/{sent['photo'][-1]['file_id']}"
    async with town.http.get(url) as response:
        assert response.content_type == "image/jpeg"
        assert await response.read() == picture()

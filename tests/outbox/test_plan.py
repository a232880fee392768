"""From a face to calls, without a network."""

from datetime import UTC, datetime
from typing import Any

from cards.face import Button, Face
from models.outbox import Action, OutboxMessage
from outbox.plan import Call, Drawing, fingerprint, plan

LIN, ENGINEERS = 101, -1001
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LONG = "水管漏水。" * 300
SOLVED = [[Button("已解决", data="solved:7")]]


def row(action: Action = Action.SAY, **more: Any) -> OutboxMessage:
    return OutboxMessage(key="k", chat_id=LIN, action=action, not_before=NOON, created_at=NOON, **more)


def methods(calls: list[Call]) -> list[str]:
    return [call.method for call in calls]


def test_a_photo_carries_its_words() -> None:
    [call] = plan(row(), Drawing(Face("完工了", SOLVED, photo="file-1")))

    assert (call.method, call.args["caption"], call.rows) == ("send_photo", "完工了", SOLVED)


def test_too_many_words_for_a_photo_follow_it() -> None:
    calls = plan(row(), Drawing(Face(LONG, SOLVED, photo=b"png"), reply_to=5))

    assert methods(calls) == ["send_photo", "send_message"]
    assert "caption" not in calls[0].args
    # The buttons stand at the end, the reply at the beginning.
    assert [call.rows for call in calls] == [[], SOLVED]
    assert ["reply_to_message_id" in call.args for call in calls] == [True, False]


def test_a_document_has_a_name() -> None:
    [call] = plan(row(), Drawing(Face("报表", document=b"%PDF", filename="十一月.pdf")))

    assert (call.method, call.args["filename"]) == ("send_document", "十一月.pdf")


def test_the_general_topic_is_meant_by_naming_none() -> None:
    for general in (None, 1):
        [call] = plan(row(), Drawing(Face("您好"), thread_id=general))
        assert "message_thread_id" not in call.args
    [call] = plan(row(), Drawing(Face("您好"), thread_id=31))
    assert call.args["message_thread_id"] == 31


def test_a_card_never_asks_for_a_reply_because_it_could_never_be_edited() -> None:
    [call] = plan(row(Action.SHOW), Drawing(Face("请写原因", force_reply=True)))

    assert not call.force_reply


def test_a_card_too_long_is_shortened_never_split() -> None:
    [call] = plan(row(Action.SHOW), Drawing(Face(LONG * 4, SOLVED), post=9))

    assert call.method == "edit_message_text"
    assert len(call.args["text"]) == 4096
    assert call.args["text"].endswith("…")


def test_a_card_with_a_photo_is_edited_by_its_caption() -> None:
    [call] = plan(row(Action.SHOW), Drawing(Face("二维码", photo="file-1"), post=9))

    assert call.method == "edit_message_caption"


def test_an_unchanged_card_costs_no_call() -> None:
    face = Face("厨房漏水", SOLVED)

    assert plan(row(Action.SHOW), Drawing(face, post=9, shown=fingerprint(face))) == []
    assert len(plan(row(Action.SHOW), Drawing(face, post=None, shown=fingerprint(face)))) == 1


def test_a_changed_button_is_a_change() -> None:
    assert fingerprint(Face("一", SOLVED)) != fingerprint(Face("一", [[Button("已解决", data="solved:8")]]))


def test_night_messages_make_no_sound() -> None:
    [call] = plan(row(), Drawing(Face("明早停水", silent=True)))

    assert call.args["disable_notification"] is True


def test_what_telegram_does_not_mix_goes_in_several_albums() -> None:
    kinds = ["photo", "video", "voice", "document", "document", "photo"]
    media = [{"type": kind, "file_id": str(number)} for number, kind in enumerate(kinds)]
    calls = plan(row(Action.ALBUM, facts={"media": media, "facts": {}}), Drawing(None))

    assert methods(calls) == ["send_media_group", "send_voice", "send_media_group", "send_photo"]
    assert [len(call.media) for call in calls] == [2, 0, 2, 0]


def test_a_long_word_about_an_album_follows_it() -> None:
    media = [{"type": "photo", "file_id": "1"}, {"type": "photo", "file_id": "2"}]
    said = row(Action.ALBUM, kind="note", facts={"media": media, "facts": {}})

    assert methods(plan(said, Drawing(Face(LONG)))) == ["send_media_group", "send_message"]


def test_plain_words_when_telegram_cannot_read_ours() -> None:
    [call] = plan(row(), Drawing(Face("<b>林 &lt;3</b>", SOLVED)))

    assert call.as_plain().args["text"] == "林 <3"
    assert (call.as_plain().html, call.as_plain().rows) == ("", SOLVED)


def test_hiding_deletes_in_private_and_takes_the_buttons_off_in_groups() -> None:
    hidden = row(kind="hide", facts={"message_id": 9})
    [private] = plan(hidden, Drawing(None))
    hidden.chat_id = ENGINEERS
    [group] = plan(hidden, Drawing(None))

    assert (private.method, private.args) == ("delete_message", {"chat_id": LIN, "message_id": 9})
    assert (group.method, group.args) == ("edit_message_reply_markup", {"chat_id": ENGINEERS, "message_id": 9})

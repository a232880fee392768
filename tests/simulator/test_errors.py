"""The pipeline of refusals as a table: what the inner server says on the left, what the bot reads on the right."""

import pytest

from simulator.errors import ApiError, bad, forbidden, too_many

TABLE = [
    (400, "chat not found", 400, "Bad Request: chat not found"),
    (400, "Message is too long", 400, "Bad Request: message is too long"),
    (400, "BUTTON_DATA_INVALID", 400, "Bad Request: BUTTON_DATA_INVALID"),
    (400, "Bad Request: said before", 400, "Bad Request: said before"),
    (400, "x_y is odd", 400, "Bad Request: x_y is odd"),
    (404, "no such thing", 404, "Not Found: no such thing"),
    (303, "moved", 400, "Bad Request: moved"),
    (403, "CHAT_WRITE_FORBIDDEN", 400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (403, "bot was kicked from the group chat", 403, "Forbidden: bot was kicked from the group chat"),
    (400, "USER_IS_BLOCKED", 403, "Forbidden: bot was blocked by the user"),
    (400, "INPUT_USER_DEACTIVATED", 403, "Forbidden: user is deactivated"),
    (400, "PEER_ID_INVALID", 403, "Forbidden: bot can't initiate conversation with a user"),
    (403, "USER_IS_BOT", 403, "Forbidden: the bot can't send messages to the bot"),
    (400, "MESSAGE_DELETE_FORBIDDEN", 400, "Bad Request: message can't be deleted"),
    (400, "USER_ADMIN_INVALID", 400, "Bad Request: user is an administrator of the chat"),
    (400, "REPLY_MARKUP_TOO_LONG", 400, "Bad Request: reply markup is too long"),
    (400, "WC_CONVERT_URL_INVALID", 400, "Bad Request: wrong HTTP URL specified"),
    (400, "EXTERNAL_URL_INVALID", 400, "Bad Request: wrong HTTP URL specified"),
    (400, "WEBPAGE_CURL_FAILED", 400, "Bad Request: failed to get HTTP URL content"),
    (400, "WEBPAGE_MEDIA_EMPTY", 400, "Bad Request: wrong type of the web page content"),
    (400, "MEDIA_GROUPED_INVALID", 400, "Bad Request: can't use the media of the specified type in the album"),
    (400, "File generation failed", 400, "Bad Request: can't upload file by URL"),
    (400, "CHAT_FORWARDS_RESTRICTED", 400, "Bad Request: message has protected content and can't be forwarded"),
    (401, "Unauthorized", 401, "Unauthorized"),
    (401, "", 401, "Unauthorized"),
    (409, "terminated by setWebhook request", 409, "Conflict: terminated by setWebhook request"),
    (500, "Internal Server Error: restart", 500, "Internal Server Error: restart"),
    (421, "Misdirected Request: x", 421, "Misdirected Request: x"),
    (400, "Logged out", 400, "Logged out"),
]


@pytest.mark.parametrize(("code", "said", "shown_code", "shown"), TABLE)
def test_a_refusal_is_dressed_once_and_the_same_everywhere(code: int, said: str, shown_code: int, shown: str):
    error = ApiError(code, said)
    assert (error.code, error.description) == (shown_code, shown)
    assert error.envelope() == {"ok": False, "error_code": shown_code, "description": shown}


def test_photo_extensions_have_the_longest_words():
    words = "Photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp"
    assert bad("PHOTO_EXT_INVALID").description == f"Bad Request: p{words[1:]}"


def test_waiting_is_said_in_words_and_in_numbers():
    assert too_many(17).envelope() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 17",
        "parameters": {"retry_after": 17},
    }


def test_a_new_address_comes_with_the_refusal():
    moved = ApiError(400, "group chat was upgraded to a supergroup chat", migrate_to=-100123)
    assert moved.envelope()["parameters"] == {"migrate_to_chat_id": -100123}


def test_the_first_letter_stays_large_before_another_large_one():
    assert forbidden("ID is wrong").description == "Forbidden: ID is wrong"

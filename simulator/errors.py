"""Clients match on words, not only on codes: every refusal passes through this one pipeline to get Telegram's own.

The order of the steps is the order of the official server, so a new refusal needs no thought about prefixes or case.
"""

from __future__ import annotations

import re
from typing import Any

PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}
OTHER_PREFIXES = {413: "Request Entity Too Large", 421: "Misdirected Request", 500: "Internal Server Error"}

PLAIN_WORDS = {
    "MESSAGE_NOT_MODIFIED": "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message",
    "QUERY_ID_INVALID": "query is too old and response timeout expired or query ID is invalid",
    "MESSAGE_DELETE_FORBIDDEN": "message can't be deleted",
    "USER_ADMIN_INVALID": "user is an administrator of the chat",
    "REPLY_MARKUP_TOO_LONG": "reply markup is too long",
    "WC_CONVERT_URL_INVALID": "Wrong HTTP URL specified",
    "EXTERNAL_URL_INVALID": "Wrong HTTP URL specified",
    "WEBPAGE_CURL_FAILED": "Failed to get HTTP URL content",
    "WEBPAGE_MEDIA_EMPTY": "Wrong type of the web page content",
    "MEDIA_GROUPED_INVALID": "Can't use the media of the specified type in the album",
    "File generation failed": "can't upload file by URL",
    "CHAT_FORWARDS_RESTRICTED": "Message has protected content and can't be forwarded",
    "PHOTO_EXT_INVALID": "Photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp",
}
# The server says these before the pipeline is reached.
UNDRESSED = ("Not Found: method not found", "Logged out")
MOVED_TO_403 = {
    "USER_IS_BLOCKED": "bot was blocked by the user",
    "INPUT_USER_DEACTIVATED": "user is deactivated",
    "PEER_ID_INVALID": "Bot can't initiate conversation with a user",
    "USER_IS_BOT": "The bot can't send messages to the bot",
}


class ApiError(Exception):
    """A refusal on the bot face; `code` and `message` are as the inner server says them, before the pipeline."""

    def __init__(
        self, code: int, message: str, *, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(f"{code} {message}")
        self.code, self.description = described(code, message, retry_after)
        self.retry_after = retry_after
        self.migrate_to = migrate_to

    def envelope(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        parameters: dict[str, int] = {}
        if self.migrate_to is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        if parameters:
            body["parameters"] = parameters
        return body


def bad(message: str) -> ApiError:
    return ApiError(400, message)


def forbidden(message: str) -> ApiError:
    return ApiError(403, message)


def too_many(seconds: int) -> ApiError:
    return ApiError(429, "", retry_after=seconds)


def described(code: int, message: str, retry_after: int | None = None) -> tuple[int, str]:
    """The code and the full description a client sees."""
    if code == 429:
        return 429, f"Too Many Requests: retry after {retry_after or 1}"
    if message in UNDRESSED:
        return code, message
    code, message = _plain(code, message)
    prefix = (PREFIXES | OTHER_PREFIXES).get(code, "Bad Request")
    if message.startswith(prefix):
        return code, message
    return code, f"{prefix}: {_lowered(message)}" if message else prefix


def _plain(code: int, message: str) -> tuple[int, str]:
    if code < 400 or (code == 403 and re.fullmatch(r"[A-Z0-9_]+", message)):
        code = 400
    if code == 400 and message in MOVED_TO_403:
        return 403, MOVED_TO_403[message]
    return code, PLAIN_WORDS.get(message, message) if code == 400 else message


def _lowered(message: str) -> str:
    if len(message) > 1 and (message[1] == "_" or message[1].isupper()):
        return message
    return message[:1].lower() + message[1:]

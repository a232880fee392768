"""A keyboard is checked button by button, as the server does it: here bots learn that 64 bytes are not 64 letters."""

from __future__ import annotations

from urllib.parse import urlsplit

from simulator.envelope import Args
from simulator.errors import bad
from simulator.fields import FieldError, boolean, decode, in_context, items, string
from simulator.state import Json

MOST_BUTTONS = 100
MOST_DATA = 64
LOOKS = ("icon_custom_emoji_id", "style")
# The first action a button names wins, in this order.
OBJECT_ACTIONS = ("callback_game", "login_url", "web_app", "copy_text", "switch_inline_query_chosen_chat")
REPLY_FLAGS = ("is_persistent", "resize_keyboard", "one_time_keyboard")
REPLY_OBJECTS = ("request_users", "request_chat", "request_poll", "web_app", "request_managed_bot")


def read_markup(args: Args) -> Json | None:
    """The reply_markup argument, normalised; None when there is none."""
    text = args.get("reply_markup")
    if not text.strip():
        return None
    try:
        parsed = decode(text)
    except ValueError:
        raise bad("can't parse reply keyboard markup JSON object") from None
    if parsed is None:
        return None
    if not isinstance(parsed, dict):
        raise bad("object expected as reply markup")
    return _any(parsed)


def _any(parsed: Json) -> Json | None:
    try:
        if (rows := items(parsed, "keyboard")) is not None:
            return _reply_keyboard(parsed, _rows(rows, 'field "keyboard" must be an Array of Arrays'))
        words = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        if (rows := items(parsed, "inline_keyboard")) is not None:
            return _inline_keyboard(_rows(rows, words))
        return _small(parsed)
    except FieldError as error:
        raise in_context("can't parse reply markup", error) from None


def _rows(rows: list[object], words: str) -> list[list[object]]:
    checked = []
    for row in rows:
        if not isinstance(row, list):
            raise bad(words)
        checked.append(row)
    if sum(len(row) for row in checked) > MOST_BUTTONS:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return [row for row in checked if row]


def _small(parsed: Json) -> Json | None:
    selective = {"selective": True} if boolean(parsed, "selective") else {}
    if boolean(parsed, "remove_keyboard"):
        return {"remove_keyboard": True, **selective}
    if boolean(parsed, "force_reply"):
        hint = string(parsed, "input_field_placeholder")
        return {"force_reply": True, **({"input_field_placeholder": hint} if hint else {}), **selective}
    return None


def _reply_keyboard(parsed: Json, rows: list[list[object]]) -> Json | None:
    if not rows:
        return None
    markup: Json = {"keyboard": [[_reply_button(button) for button in row] for row in rows]}
    for flag in (*REPLY_FLAGS, "selective"):
        if boolean(parsed, flag):
            markup[flag] = True
    if hint := string(parsed, "input_field_placeholder"):
        markup["input_field_placeholder"] = hint
    return markup


def _reply_button(button: object) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad("can't parse keyboard button: KeyboardButton must be an Object")
    try:
        shown: Json = {"text": string(button, "text", required=True)}
        shown |= {flag: True for flag in ("request_contact", "request_location") if boolean(button, flag)}
    except FieldError as error:
        raise in_context("can't parse keyboard button", error) from None
    if not shown["text"].strip():
        raise bad("keyboard button text must be non-empty")
    return shown | {key: button[key] for key in (*REPLY_OBJECTS, *LOOKS) if button.get(key)}


def _inline_keyboard(rows: list[list[object]]) -> Json | None:
    if not rows:
        return None
    return {"inline_keyboard": [[_inline_button(button) for button in row] for row in rows]}


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    try:
        text = string(button, "text", required=True)
        action = _action(button)
    except FieldError as error:
        raise in_context("can't parse inline keyboard button", error) from None
    if not action:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    return {"text": text, **action} | {key: button[key] for key in LOOKS if button.get(key)}


def _action(button: Json) -> Json:
    if url := string(button, "url"):
        return {"url": checked_url(url)}
    if data := string(button, "callback_data"):
        return {"callback_data": data}
    if boolean(button, "pay"):
        return {"pay": True}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in button:
            return {name: string(button, name)}
    return next(({name: button[name]} for name in OBJECT_ACTIONS if isinstance(button.get(name), dict)), {})


def checked_url(url: str) -> str:
    """The address as the server stores it (`example.com` becomes `http://example.com/`)."""
    parts = urlsplit(url if "://" in url or url.startswith("tg:") else f"http://{url}")
    if parts.scheme in ("tg", "ton"):
        return url
    if parts.scheme not in ("http", "https"):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if "." not in (parts.hostname or "") and ":" not in (parts.hostname or ""):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return parts._replace(path=parts.path or "/").geturl()


def check_server(markup: Json | None, *, private: bool) -> None:
    """What only Telegram's own side refuses, after the chat and its rights were looked at."""
    for row in (markup or {}).get("keyboard", []):
        for button in row:
            if not private and button.get("request_contact"):
                raise bad("phone number can be requested in private chats only")
            if not private and button.get("request_location"):
                raise bad("location can be requested in private chats only")
    for row in (markup or {}).get("inline_keyboard", []):
        if any(len(button.get("callback_data", "").encode()) > MOST_DATA for button in row):
            raise bad("BUTTON_DATA_INVALID")


def find_button(markup: Json | None, text: str | None, data: str | None) -> Json | None:
    """The button a person means: by the words on it (exactly, else as part of them), or by its callback data."""
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    buttons: list[Json] = [button for row in rows for button in row]
    if data is not None:
        return next((button for button in buttons if button.get("callback_data") == data), None)
    exact = [button for button in buttons if button["text"] == text]
    close = [button for button in buttons if text and text in button["text"]]
    return next(iter(exact or close), None)

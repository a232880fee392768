"""What a bot says about itself: commands per audience and language, its name, its descriptions, its menu button."""

from __future__ import annotations

import re
from typing import Any

from simulator import access
from simulator.errors import bad
from simulator.fields import FieldError, in_context, string, whole
from simulator.registry import Call, method
from simulator.shapes import present
from simulator.state import Json

PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
MOST_COMMANDS = 100


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    listed = call.args.json("commands", "can't parse commands JSON object")
    if listed is not None and not isinstance(listed, list):
        raise bad("expected an Array of BotCommand")
    commands = [_command(item) for item in listed or []]
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[_key(call)] = commands
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(_key(call), None)
    return True


def _command(item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad("expected an Array of BotCommand")
    try:
        name = string(item, "command", required=True).strip().removeprefix("/")
        description = string(item, "description", required=True).strip()
    except FieldError as error:
        raise in_context("can't parse BotCommand", error) from None
    if not name:
        raise bad("command must be non-empty")
    if len(name) > 32:
        raise bad("command length must not exceed 32")
    if not description:
        raise bad("command description must be non-empty")
    if len(description) > 256:
        raise bad("command description length must not exceed 256")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _key(call: Call) -> tuple[str, str]:
    return _scope(call), language(call)


def language(call: Call) -> str:
    code = call.args.get("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code


def _scope(call: Call) -> str:
    scope = call.args.json("scope", "can't parse BotCommandScope JSON object")
    if scope is None:
        return "default"
    if not isinstance(scope, dict):
        raise bad("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind is None:
        raise bad("can't parse BotCommandScope: Can't find field \"type\"")
    if kind in PLAIN_SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    return _chat_scope(call, kind, scope)


def _chat_scope(call: Call, kind: str, scope: Json) -> str:
    if "chat_id" not in scope:
        raise bad("can't parse BotCommandScope: Can't find field \"chat_id\"")
    call.args.values["scope chat"] = str(scope["chat_id"])
    try:
        chat = access.find_chat(call, "scope chat", write=False)
    finally:
        del call.args.values["scope chat"]
    if chat.private and kind != "chat":
        raise bad("can't use specified scope in private chats")
    if chat.type == "channel":
        raise bad("can't change commands in channel chats")
    return f"{kind}:{chat.id}:{whole(str(scope.get('user_id', 0)))}"


TEXTS = {"name": ("Name", 64), "description": ("Description", 512), "short_description": ("ShortDescription", 120)}


def _set_text(call: Call, field: str) -> bool:
    text, most = call.args.get(field).strip(), TEXTS[field][1]
    if len(text) > most:
        raise bad(f"bot {field.replace('_', ' ')} length must not exceed {most}")
    call.bot.texts[(field, language(call))] = text
    return True


def _get_text(call: Call, field: str) -> Json:
    default = call.bot.user.first_name if field == "name" else ""
    texts = call.bot.texts
    return {field: texts.get((field, language(call))) or texts.get((field, "")) or default}


@method("setMyName")
def set_my_name(call: Call) -> bool:
    return _set_text(call, "name")


@method("getMyName")
def get_my_name(call: Call) -> Json:
    return _get_text(call, "name")


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    return _set_text(call, "description")


@method("getMyDescription")
def get_my_description(call: Call) -> Json:
    return _get_text(call, "description")


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    return _set_text(call, "short_description")


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Json:
    return _get_text(call, "short_description")


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    button = call.args.json("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    kind = button.get("type") if isinstance(button, dict) else None
    if kind not in ("default", "commands", "web_app"):
        raise bad("can't parse menu button: MenuButton has unsupported type")
    shown = {"type": kind} | present({key: button.get(key) for key in ("text", "web_app") if kind == "web_app"})
    call.bot.menu[_menu_chat(call)] = shown
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    menu = call.bot.menu
    return menu.get(_menu_chat(call)) or menu.get(0) or {"type": "commands"}


def _menu_chat(call: Call) -> int:
    if not call.args.get("chat_id"):
        return 0
    chat = access.find_chat(call, write=False)
    if not chat.private:
        raise bad("chat must be private")
    return chat.id

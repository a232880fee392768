"""A bot may set one reaction, out of the seventy or so emoji that Telegram allows."""

from __future__ import annotations

from simulator import access
from simulator.errors import bad
from simulator.reactions import react
from simulator.registry import Call, method
from simulator.state import Json

ALLOWED = frozenset(
    str.split(
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 "
        "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
        "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
    )
)


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    reactions = _read(call)
    chat = access.find_chat(call)
    message = access.find_message(call, chat, call.args.message_id(), "message to react")
    access.check_may_write(call.world, call.bot, chat)
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(reaction["type"] == "emoji" and reaction["emoji"] not in ALLOWED for reaction in reactions):
        raise bad("REACTION_INVALID")
    if message.service:
        raise bad("MESSAGE_ID_INVALID")
    react(call.world, message, call.bot.user, reactions)
    return True


def _read(call: Call) -> list[Json]:
    listed = call.args.json("reaction", "can't parse reaction types JSON object")
    if listed is None:
        return []
    if not isinstance(listed, list):
        raise bad("can't parse reaction types JSON object")
    return [_one(item) for item in listed]


def _one(item: object) -> Json:
    words = "can't parse ReactionType: invalid reaction type specified"
    if not isinstance(item, dict) or item.get("type") not in ("emoji", "custom_emoji", "paid"):
        raise bad(words)
    if item["type"] == "emoji":
        return {"type": "emoji", "emoji": str(item.get("emoji", "")).removesuffix("\ufe0f")}
    if item["type"] == "custom_emoji":
        return {"type": "custom_emoji", "custom_emoji_id": str(item.get("custom_emoji_id", ""))}
    raise bad("REACTION_INVALID")

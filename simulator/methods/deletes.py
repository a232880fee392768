"""What a bot may delete depends on who wrote it, where, and whether two days have passed."""

from __future__ import annotations

from simulator import access
from simulator.errors import bad
from simulator.fields import whole
from simulator.posting import remove
from simulator.registry import Call, method
from simulator.state import Message

TWO_DAYS = 48 * 3600
UNDELETABLE = ("migrate_from_chat_id", "forum_topic_created", "channel_chat_created")
MOST_AT_ONCE = 100


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    if not call.args.get("chat_id"):
        raise bad("chat identifier is not specified")
    if not call.args.message_id():
        raise bad("message identifier is not specified")
    chat = access.find_chat(call)
    message = access.find_message(call, chat, call.args.message_id(), "message to delete")
    _check(call, message)
    remove(call.world, message)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    if not call.args.get("chat_id"):
        raise bad("chat identifier is not specified")
    ids = read_ids(call)
    chat = access.find_chat(call)
    found = [chat.messages[number] for number in ids if number in chat.messages]
    for message in found:
        _check(call, message)
    for message in found:
        remove(call.world, message)
    return True


def read_ids(call: Call) -> list[int]:
    """The message_ids argument of the plural methods."""
    listed = call.args.json("message_ids", "can't parse message identifiers JSON object")
    if listed is None:
        raise bad("message identifiers are not specified")
    if not isinstance(listed, list):
        raise bad("expected an Array of message identifiers")
    if len(listed) > MOST_AT_ONCE:
        raise bad("too many message identifiers specified")
    ids = [whole(str(number)) for number in listed]
    if any(number <= 0 for number in ids):
        raise bad("invalid message identifier specified")
    return ids


def _check(call: Call, message: Message) -> None:
    chat, old = message.chat, call.world.now() - message.date > TWO_DAYS
    member = chat.member(call.bot.id)
    if chat.private and old:
        raise bad("message can't be deleted for everyone")
    if chat.private:
        return
    if chat.type == "group":
        if old or (message.sender != call.bot.id and not (member and member.admin)):
            raise bad("message can't be deleted for everyone")
        return
    if message.id == 1 or message.kind in UNDELETABLE:
        raise bad("message can't be deleted")
    if not (member and member.may("can_delete_messages")) and (old or message.sender != call.bot.id):
        raise bad("message can't be deleted")

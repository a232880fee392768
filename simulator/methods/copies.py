"""Forwarding says who wrote it first, copying does not; neither takes what is only a service line."""

from __future__ import annotations

from itertools import pairwise

from simulator import access
from simulator.errors import bad
from simulator.letters import Letter, Place, caption_fields, check_place, draft, find_place, read_letter, read_words
from simulator.methods.deletes import read_ids
from simulator.methods.edits import CAPTION_FIELDS, CAPTIONED
from simulator.posting import post
from simulator.registry import Call, method
from simulator.shapes import chat_json, message_json, user_json
from simulator.state import Json, Message


def _source(call: Call, verb: str) -> Message:
    chat = access.find_chat(call, "from_chat_id", write=False)
    return access.find_message(call, chat, call.args.message_id(), f"message to {verb}")


@method("copyMessage")
def copy_message(call: Call) -> Json:
    caption = read_words(call, "caption", "caption_entities")
    letter = read_letter(call)
    place = find_place(call, letter)
    message = _source(call, "copy")
    fields = dict(_copyable(message))
    if "caption" in call.args and message.kind in CAPTIONED:
        kept = {key: value for key, value in fields.items() if key not in CAPTION_FIELDS}
        fields = kept | caption_fields(caption, edit=False, above=call.args.flag("show_caption_above_media"))
    return {"message_id": _post_copy(call, place, letter, message, fields).id}


def _copyable(message: Message) -> Json:
    if message.service or message.protected:
        raise bad("the message can't be copied")
    return message.content


def _post_copy(call: Call, place: Place, letter: Letter, source: Message, fields: Json) -> Message:
    check_place(call, place, [source.kind], letter.markup)
    return post(call.world, draft(call, place, letter, source.kind, fields))


@method("copyMessages")
def copy_messages(call: Call) -> list[Json]:
    sources, letter, place = _many(call, "copied")
    bare = call.args.flag("remove_caption")
    sent = []
    for source in sources:
        fields = {k: v for k, v in source.content.items() if not (bare and k in CAPTION_FIELDS)}
        sent.append({"message_id": _post_copy(call, place, letter, source, fields).id})
    return sent


def _many(call: Call, verb: str) -> tuple[list[Message], Letter, Place]:
    """The messages a plural method can take, in order; what is missing or not to be taken is skipped."""
    ids = read_ids(call)
    if any(later <= earlier for earlier, later in pairwise(ids)):
        raise bad("message identifiers must be in a strictly increasing order")
    letter = read_letter(call, markup=False)
    place = find_place(call, letter)
    chat = access.find_chat(call, "from_chat_id", write=False)
    found = [chat.messages[number] for number in ids if number in chat.messages]
    usable = [message for message in found if not message.service and not message.protected]
    if not usable:
        raise bad(f"messages can't be {verb}")
    return usable, letter, place


@method("forwardMessage")
def forward_message(call: Call) -> Json:
    letter = read_letter(call, markup=False)
    place = find_place(call, letter)
    source = _source(call, "forward")
    if source.service:
        raise bad("the message can't be forwarded")
    if source.protected:
        raise bad("CHAT_FORWARDS_RESTRICTED")
    return message_json(call.world, _post_forward(call, place, letter, source))


@method("forwardMessages")
def forward_messages(call: Call) -> list[Json]:
    sources, letter, place = _many(call, "forwarded")
    return [{"message_id": _post_forward(call, place, letter, source).id} for source in sources]


def _post_forward(call: Call, place: Place, letter: Letter, source: Message) -> Message:
    check_place(call, place, [source.kind], None)
    made = draft(call, place, letter, source.kind, source.content)
    made.origin = _origin(call, source)
    return post(call.world, made)


def _origin(call: Call, source: Message) -> Json:
    """Who wrote it first, in the new shape and in the old one; a forward of a forward keeps the first."""
    if source.origin:
        return source.origin
    if source.chat.type == "channel":
        shown = chat_json(call.world, source.chat)
        origin: Json = {"type": "channel", "chat": shown, "message_id": source.id, "date": source.date}
        old: Json = {"forward_from_chat": shown, "forward_from_message_id": source.id}
        return {"forward_origin": origin, **old, "forward_date": source.date}
    sender = call.world.user(source.sender)
    author = user_json(sender) if sender is not None else {}
    origin = {"type": "user", "sender_user": author, "date": source.date}
    return {"forward_origin": origin, "forward_from": author, "forward_date": source.date}

"""Plain messages: text, a place on the map, a visiting card, dice, and the "typing..." line."""

from __future__ import annotations

from simulator import access
from simulator.delivery import of_chat
from simulator.errors import bad
from simulator.letters import Content, send, text_content
from simulator.registry import Call, method
from simulator.shapes import me_json, message_json, present
from simulator.state import Json

DICE = {"🎲": 6, "🎯": 6, "🏀": 5, "⚽": 5, "🎳": 6, "🎰": 64}
ACTIONS = frozenset(
    str.split(
        "cancel typing upload_photo record_video upload_video record_voice upload_voice record_audio upload_audio "
        "upload_document choose_sticker find_location pick_up_location record_video_note upload_video_note"
    )
)


@method("getMe")
def get_me(call: Call) -> Json:
    return me_json(call.bot)


@method("sendMessage")
def send_message(call: Call) -> Json:
    return message_json(call.world, send(call, text_content(call)))


@method("sendLocation")
def send_location(call: Call) -> Json:
    location = read_location(call)
    return message_json(call.world, send(call, Content("location", lambda edit: {"location": location})))


def read_location(call: Call) -> Json:
    for name in ("latitude", "longitude"):
        if not call.args.get(name):
            raise bad(f"{name} is empty")
    args = call.args
    place: Json = {"latitude": args.decimal("latitude"), "longitude": args.decimal("longitude")}
    place |= present({"horizontal_accuracy": args.decimal("horizontal_accuracy")})
    extras = ("live_period", "heading", "proximity_alert_radius")
    return place | {name: args.number(name, 0, 2**31 - 1) for name in extras if args.number(name, 0, 2**31 - 1)}


@method("sendVenue")
def send_venue(call: Call) -> Json:
    location = read_location(call)
    names = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
    venue: Json = {"location": location} | present({name: call.args.get(name) for name in names})

    def fill(edit: bool) -> Json:
        for name in ("title", "address"):
            if not venue.get(name):
                raise bad(f"venue {name} must be non-empty")
        return {"venue": venue, "location": location}

    return message_json(call.world, send(call, Content("venue", fill)))


@method("sendContact")
def send_contact(call: Call) -> Json:
    if not call.args.get("phone_number"):
        raise bad("phone number is empty")
    if not call.args.get("first_name"):
        raise bad("first name is empty")
    contact = present({name: call.args.get(name) for name in ("phone_number", "first_name", "last_name", "vcard")})
    return message_json(call.world, send(call, Content("contact", lambda edit: {"contact": contact})))


@method("sendDice")
def send_dice(call: Call) -> Json:
    emoji = call.args.get("emoji") or "🎲"

    def fill(edit: bool) -> Json:
        if emoji not in DICE:
            raise bad("EMOTICON_INVALID")
        return {"dice": {"emoji": emoji, "value": call.world.rng.randint(1, DICE[emoji])}}

    return message_json(call.world, send(call, Content("dice", fill)))


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    action = call.args.get("action").lower()
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat = access.find_chat(call)
    access.find_thread(chat, call.args.number("message_thread_id", 0, 2**31 - 1))
    access.check_may_write(call.world, call.bot, chat)
    event = {"type": "action", **of_chat(call.world, chat), "user_id": call.bot.id}
    call.world.bus.publish(event | {"action": action})
    return True

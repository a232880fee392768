"""Updates that no honest Telegram would send: well-formed ones, forged taps, and a hundred mutations by seed."""

import copy
import random
from typing import Any

from tests.e2e.house import TOKEN

Update = dict[str, Any]
BOT_ID = int(TOKEN.split(":")[0])
#: Texts that have hurt somebody somewhere.
NASTY = (
    "<b>x</b>",
    "</code><a href='tg://user?id=1'>",
    "&lt;&#0;",
    "\u202e\u2066" + "א" * 200,
    "👩‍👩‍👧‍👦" * 40,
    "\x00\x01\x1b[31m\x7f",
    "R-261121-007\n状态：已办结",
    "'; DROP TABLE ticket;--",
    "{number} { $name } %s %(x)s",
    " " * 500,
    "\u200b",
)


def person(number: int, name: str = "林晓梅") -> Update:
    """A user as Telegram shows one."""
    return {"id": number, "is_bot": False, "first_name": name, "language_code": "zh-hans"}


def private(number: int, message: int, **content: Any) -> Update:
    """A message in somebody's private chat."""
    chat = {"id": number, "type": "private", "first_name": "x"}
    return {"message_id": message, "from": person(number), "chat": chat, "date": 1_795_000_000, **content}


def said(number: int, message: int, text: str) -> Update:
    """An update: somebody wrote this."""
    return {"message": private(number, message, text=text)}


def tapped(number: int, data: str, chat: int, message: int) -> Update:
    """An update: somebody tapped a button with this payload, whether or not there is one."""
    kind = "private" if chat > 0 else "supergroup"
    post = {"message_id": message, "date": 1_795_000_000, "chat": {"id": chat, "type": kind}, "text": "x"}
    post["from"] = {"id": BOT_ID, "is_bot": True, "first_name": "云栖管家"}
    tap = {"id": str(random.getrandbits(60)), "from": person(number), "chat_instance": "1", "data": data}
    return {"callback_query": tap | {"message": post}}


def seeds() -> list[Update]:
    """One of each kind that we listen to, and some that nobody listens to."""
    here = private(1006, 7_000_000)
    group = {"id": -1001000000001, "type": "supergroup", "title": "云栖·工程部", "is_forum": True}
    # What Telegram says of a group is believed, so these speak of a group that is none of ours.
    elsewhere = {"id": -1001000007777, "type": "supergroup", "title": "别处"}
    member = {"user": person(BOT_ID, "云栖管家") | {"is_bot": True}, "status": "member"}
    moved = {"chat": elsewhere, "from": person(2011), "date": 1_795_000_000, "old_chat_member": member}
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 90, "height": 90, "file_size": 1}]
    file = {"file_id": "x", "file_unique_id": "y", "duration": 3, "file_size": 30 * 1024 * 1024}
    return [
        {"message": here | {"text": "厨房的水龙头坏了"}},
        {"edited_message": here | {"text": "厨房的水管坏了", "edit_date": 1_795_000_001}},
        {"message": here | {"photo": photo, "caption": "", "media_group_id": "1"}},
        {"message": here | {"voice": file}},
        {"message": here | {"contact": {"phone_number": "+8613800001007", "first_name": "周强", "user_id": 1007}}},
        {"message": here | {"location": {"latitude": 31.2, "longitude": 121.4}}},
        {"message": here | {"sticker": {"file_id": "x", "file_unique_id": "y", "type": "regular"}}},
        {"message": here | {"dice": {"emoji": "🎲", "value": 3}}},
        {"message": here | {"text": "/start abc", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}},
        {"message": here | {"chat": group, "text": "大家好", "sender_chat": group, "message_thread_id": 2}},
        {"message": here | {"chat": elsewhere, "migrate_to_chat_id": -1009999999999, "from": person(3001)}},
        tapped(1006, "submit:1", 1006, 2),
        {"my_chat_member": moved | {"new_chat_member": member}},
        {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0}},
        {"something_new": {"id": 1, "from": person(1006)}},
    ]


def mutations(count: int, seed: int) -> list[Update]:
    """The seeds with something dropped, retyped, blown up or replaced by a nasty string, one to three times each."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        update = copy.deepcopy(chance.choice(seeds()))
        for _ in range(chance.randint(1, 3)):
            _spoil(update, chance)
        found.append(update)
    return found


def _spoil(update: Update, chance: random.Random) -> None:
    holder: Any = update
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return
        key = chance.choice(keys)
        inner = holder[key]
        if isinstance(inner, dict | list) and inner and chance.random() < 0.8:
            holder = inner
            continue
        break
    holder[key] = _replacement(inner, chance)
    if chance.random() < 0.3:
        del holder[key]


def _replacement(old: Any, chance: random.Random) -> Any:
    choices = [None, True, -1, 0, 2**63, 2**70, 1e308, "", [], {}, [[]], {"id": "x"}, chance.choice(NASTY)]
    if isinstance(old, str):
        choices += [old * 300, old.encode().hex(), *NASTY]
    return chance.choice(choices)

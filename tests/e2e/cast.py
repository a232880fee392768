"""Who lives and works in the demo estate, by name, and the groups they meet in."""

from tests.e2e.people import Estate, Message, buttons_of, words_of

#: Tenants. Lin Xiaomei, 12-1502, usually the one who reports.
LIN = 1001
#: Wang Jianguo, 12-301, an elderly key tenant.
WANG = 1002
#: Chen Zhihao, 8-602, reads traditional characters.
CHEN = 1003
#: Emily Carter, 8-1101, reads English.
EMILY = 1004
#: Zhao Min, who has two flats: 12-802 and 8-401.
ZHAO = 1005
SUN_LI, ZHOU_QIANG, WU_TONG = 1006, 1007, 1008
#: He Fang, who has no flat yet.
HE = 1009

#: Workers of every engineering trade; Liu knows power, lifts and doors; Huang cleans.
ZHANG, LI, LIU, HUANG = 2001, 2002, 2003, 2004
#: The desk, the butlers of building 12 and 8, the supervisor and the manager.
XIAOZHOU, XIAOCHEN, XIAOWU, XIAOZHENG, SUN, MA = 2005, 2006, 2008, 2009, 2010, 2011
#: A passer-by who got into the engineers' group.
OUTSIDER = 3001

ENGINEERS, DESK, ENVIRONMENT = -1001000000001, -5001, -5002
#: The topics of the engineers' group.
WATER, POWER, LIFT, DOOR = 2, 3, 4, 5


def draft(estate: Estate, who: int, text: str, submit: str = "提交") -> Message:
    """Somebody writes; the draft card that answers."""
    said = estate.say(who, who, text)
    return estate.wait_for(who, button=submit, after=said["message_id"])


def submitted(estate: Estate, who: int, text: str, group: int = ENGINEERS) -> tuple[Message, Message, str]:
    """Somebody writes and submits; his card, the group's card, the number."""
    card = draft(estate, who, text)
    return submit(estate, who, card["message_id"], group)


def submit(estate: Estate, who: int, card: int, group: int = ENGINEERS) -> tuple[Message, Message, str]:
    """The draft is submitted; the tenant's card, the group's card, the number."""
    before = estate.last(group)
    toast = estate.press(who, who, card, "提交")["text"]
    number = toast.split("：")[-1]
    return (
        estate.wait_on(who, card, number, button="催单"),
        estate.wait_for(group, number, button="接单", after=before),
        number,
    )


def claimed(estate: Estate, who: int, text: str, worker: int, group: int = ENGINEERS) -> tuple[Message, Message, str]:
    """Somebody writes and submits, and a worker takes it."""
    mine, card, number = submitted(estate, who, text, group)
    answer = estate.press(group, worker, card["message_id"], "接单")["text"]
    assert number in answer, answer
    panel = estate.wait_on(group, card["message_id"], "接单", button="完成")
    return mine, panel, number


def done(
    estate: Estate,
    who: int,
    worker: int,
    panel: Message,
    number: str,
    group: int = ENGINEERS,
    button: str = "已解决",
) -> Message:
    """The worker says it is done, without a photo; the question that the tenant is asked."""
    before, asked_before = estate.last(group), estate.last(who)
    estate.press(group, worker, panel["message_id"], "完成")
    prompt = estate.wait_for(group, number, button="不用照片，直接完成", after=before)
    estate.press(group, worker, prompt["message_id"], "不用照片，直接完成")
    return estate.wait_for(who, number, button=button, after=asked_before)


def tap(estate: Estate, chat: int, who: int, message: Message, button: str) -> str:
    """Tap it as soon as it is there; the toast, or nothing."""
    number = message["message_id"]
    estate.wait_on(chat, number, button=button)
    return estate.press(chat, who, number, button)["text"] or ""


def shows(message: Message, *words: str) -> None:
    """Every one of these words can be read on it."""
    missing = [word for word in words if word not in words_of(message)]
    assert not missing, f"{missing} not on the card: {words_of(message)} {buttons_of(message)}"


def hides(message: Message, *words: str) -> None:
    """None of these words can be read on it."""
    leaked = [word for word in words if word in words_of(message)]
    assert not leaked, f"{leaked} on the card: {words_of(message)}"

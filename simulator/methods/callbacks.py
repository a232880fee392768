"""A button press is answered once and soon; too late, twice or unknown all get the same words."""

from __future__ import annotations

from simulator.delivery import of_chat
from simulator.errors import bad
from simulator.registry import Call, method
from simulator.state import Json

MOST_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    args = call.args
    press = call.world.presses.get(args.get("callback_query_id"))
    if press is None or press.answered or press.bot is not call.bot:
        raise bad("QUERY_ID_INVALID")
    if call.world.clock() - press.at > call.world.knobs.callback_ttl:
        raise bad("QUERY_ID_INVALID")
    if len(args.get("text")) > MOST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    press.answered = True
    answer: Json = {"answered": True, "text": args.get("text") or None, "show_alert": args.flag("show_alert")}
    answer["url"] = args.get("url") or None
    if press.answer is not None and not press.answer.done():
        press.answer.set_result(answer)
    shown = {"user_id": press.user_id, "text": answer["text"], "show_alert": answer["show_alert"]}
    call.world.bus.publish({"type": "answer", **of_chat(call.world, press.message.chat), **shown})
    return True

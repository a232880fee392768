"""Polls: the question and its options are checked like texts, and stopping one can be done once."""

from __future__ import annotations

from typing import Any

from simulator import access
from simulator.entities import tidied
from simulator.errors import bad
from simulator.fields import FieldError, in_context, items, string
from simulator.keyboards import read_markup
from simulator.letters import Content, Words, send, words_of
from simulator.posting import change
from simulator.registry import Call, method
from simulator.shapes import message_json, poll_json
from simulator.state import Json, Poll
from simulator.votes import tell

MOST_QUESTION, MOST_OPTION, MOST_OPTIONS = 300, 100, 12


@method("sendPoll")
def send_poll(call: Call) -> Json:
    args = call.args
    question = words_of(call, args.get("question"), args.get("question_parse_mode"), args.get("question_entities"))
    options = _options(call)
    quiz = args.get("type") == "quiz"
    extra = _extra(call, quiz)

    def fill(edit: bool) -> Json:
        made = Poll(call.world.big_number(), _question(question), _checked(options), True, quiz, False, call.bot.id)
        made.anonymous = args.flag("is_anonymous") if "is_anonymous" in args else True
        made.multiple = args.flag("allows_multiple_answers")
        made.revoting = args.flag("allows_revoting") if "allows_revoting" in args else not quiz
        made.closed = args.flag("is_closed")
        made.closes_at = _closes_at(call, extra)
        made.extra = extra
        call.world.polls[made.id] = made
        return {"poll": {"id": made.id}}

    message = send(call, Content("poll", fill))
    call.world.poll_messages[message.content["poll"]["id"]] = [message]
    return message_json(call.world, message)


def _extra(call: Call, quiz: bool) -> Json:
    args = call.args
    extra: Json = {}
    if quiz:
        numbers = _correct(call)
        extra |= {"correct_option_id": numbers[0], "correct_option_ids": numbers}
    if quiz and args.get("explanation"):
        mode, given = args.get("explanation_parse_mode"), args.get("explanation_entities")
        words = words_of(call, args.get("explanation"), mode, given)
        extra |= {"explanation": words.text, "explanation_entities": words.entities}
    for name in ("open_period", "close_date"):
        if value := args.number(name, 0, 2**31 - 1):
            extra[name] = value
    return extra


def _closes_at(call: Call, extra: Json) -> float:
    """0 is never. Nothing watches the time: a poll is found closed when somebody next looks at it."""
    if "open_period" in extra:
        return float(call.world.now() + extra["open_period"])
    return float(extra.get("close_date", 0))


def _correct(call: Call) -> list[int]:
    """The right answers, under the new name or the old one."""
    words = "wrong correct option ID specified"
    listed = call.args.json("correct_option_ids", words)
    if listed is None:
        listed = call.args.json("correct_option_id", words)
    numbers = listed if isinstance(listed, list) else [listed]
    if not numbers or not all(isinstance(number, int) for number in numbers):
        raise bad(words)
    return sorted(numbers)


def _options(call: Call) -> list[Words]:
    listed = call.args.json("options", "can't parse options JSON object")
    if listed is not None and not isinstance(listed, list):
        raise bad("expected an Array of String as options")
    return [_option(call, item) for item in listed or []]


def _option(call: Call, item: Any) -> Words:
    if isinstance(item, dict):
        try:
            text, mode = string(item, "text"), string(item, "text_parse_mode")
            entities = items(item, "text_entities") or []
        except FieldError as error:
            raise in_context("can't parse InputPollOption", error) from None
        return words_of(call, text, mode, entities)
    if not isinstance(item, str):
        raise bad("expected an option to be of type String")
    return Words(item, [])


def _question(words: Words) -> Json:
    text, entities = tidied(words.text, words.entities)
    if not text:
        raise bad("text must be non-empty")
    if len(text) > MOST_QUESTION:
        raise bad(f"poll question length must not exceed {MOST_QUESTION}")
    return {"question": text} | ({"question_entities": entities} if entities else {})


def _checked(options: list[Words]) -> list[Json]:
    if not options:
        raise bad("poll must have at least one answer option")
    if len(options) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    shown: list[Json] = []
    for index, words in enumerate(options):
        text, entities = tidied(words.text, words.entities)
        if not text:
            raise bad("text must be non-empty")
        if len(text) > MOST_OPTION:
            raise bad(f"poll options length must not exceed {MOST_OPTION}")
        option: Json = {"persistent_id": str(index), "text": text}
        shown.append(option | ({"text_entities": entities} if entities else {}))
    return shown


@method("stopPoll")
def stop_poll(call: Call) -> Json:
    markup = read_markup(call.args)
    chat = access.find_chat(call)
    message = access.find_message(call, chat, call.args.message_id(), "message with poll to stop")
    if message.kind != "poll":
        raise bad("message is not a poll")
    poll = call.world.polls[message.content["poll"]["id"]]
    if message.sender != call.bot.id or poll.owner != call.bot.id:
        raise bad("poll can't be stopped")
    if poll_json(call.world, poll)["is_closed"]:
        raise bad("poll has already been closed")
    poll.closed = True
    change(call.world, message, message.content, "poll", markup)
    tell(call.world, poll)
    return poll_json(call.world, poll)

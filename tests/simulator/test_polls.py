"""Polls: what may be asked, who hears the votes, and that a poll ends once."""

import pytest

from tests.simulator.town import LIN, WANG, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(town: Town) -> Town:
    await town.say(LIN, "/start")
    await town.heard()
    return town


async def asked(town: Town, **more: object):
    poll = {"chat_id": LIN, "question": "满意吗?", "options": ["满意", {"text": "不满意"}], **more}
    return await town.bot("sendPoll", **poll)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"options": "{"}, "can't parse options JSON object"),
        ({"options": "{}"}, "expected an Array of String as options"),
        ({"options": [1]}, "expected an option to be of type String"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["x" * 101]}, "poll options length must not exceed 100"),
        ({"question": ""}, "text must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
    ],
)
async def test_a_bad_poll_is_refused(town: Town, changed: dict[str, object], words: str):
    poll = {"chat_id": LIN, "question": "?", "options": ["x"], **changed}
    assert await town.refused("sendPoll", **poll) == f"Bad Request: {words}"


async def test_of_an_anonymous_vote_only_the_counts_are_heard(town: Town):
    sent = await asked(town)
    path = f"/chats/{LIN}/messages/{sent['message_id']}/vote"
    poll = await town.people("POST", path, **{"from": LIN, "option_ids": [1]})
    assert [option["voter_count"] for option in poll["options"]] == [0, 1]
    assert [list(update)[1] for update in await town.heard()] == ["poll"]


async def test_an_open_vote_names_the_voter_and_may_be_taken_back(town: Town):
    sent = await asked(town, is_anonymous=False)
    path = f"/chats/{LIN}/messages/{sent['message_id']}/vote"
    await town.people("POST", path, **{"from": LIN, "option_ids": [0]})
    await town.people("POST", path, **{"from": LIN, "option_ids": []})
    answers = [update["poll_answer"] for update in await town.heard() if "poll_answer" in update]
    assert [answer["option_ids"] for answer in answers] == [[0], []]
    assert answers[0]["user"]["id"] == LIN
    assert answers[0]["poll_id"] == sent["poll"]["id"]


async def test_a_poll_ends_once(town: Town):
    sent = await asked(town)
    target = {"chat_id": LIN, "message_id": sent["message_id"]}
    assert (await town.bot("stopPoll", **target))["is_closed"] is True
    assert await town.refused("stopPoll", **target) == "Bad Request: poll has already been closed"
    missing = {"chat_id": LIN, "message_id": 999}
    assert await town.refused("stopPoll", **missing) == "Bad Request: message with poll to stop not found"
    text = await town.bot("sendMessage", chat_id=LIN, text="x")
    refusal = await town.refused("stopPoll", chat_id=LIN, message_id=text["message_id"])
    assert refusal == "Bad Request: message is not a poll"
    path = f"/chats/{LIN}/messages/{sent['message_id']}/vote"
    assert "closed" in await town.wrong("POST", path, **{"from": LIN, "option_ids": [0]})


async def test_votes_are_checked(town: Town):
    sent = await asked(town)
    path = f"/chats/{LIN}/messages/{sent['message_id']}/vote"
    assert await town.wrong("POST", path, **{"from": LIN, "option_ids": [7]})
    assert await town.wrong("POST", path, **{"from": LIN, "option_ids": [0, 1]})
    assert await town.wrong("POST", path, **{"from": LIN, "option_ids": "all"})
    assert await town.wrong("POST", path, **{"from": WANG, "option_ids": [0]})

"""Whose order an update belongs to, however odd the update is."""

from typing import Any

import pytest

from bot.lanes import Lanes, lane_of

LIN = {"id": 1502}
HOME = {"id": 1502, "type": "private"}
GROUP = {"id": -1001234567890, "type": "supergroup"}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"update_id": 1, "message": {"chat": HOME, "from": LIN}}, "1502:1502"),
        ({"update_id": 1, "edited_message": {"chat": GROUP, "from": LIN}}, "-1001234567890:1502"),
        ({"update_id": 1, "callback_query": {"message": {"chat": GROUP}, "from": LIN}}, "-1001234567890:1502"),
        ({"update_id": 1, "callback_query": {"inline_message_id": "x", "from": LIN}}, "1502"),
        ({"update_id": 1, "my_chat_member": {"chat": GROUP, "from": LIN}}, "-1001234567890:1502"),
        ({"update_id": 1, "message_reaction": {"chat": GROUP, "user": LIN}}, "-1001234567890:1502"),
        ({"update_id": 1, "message_reaction": {"chat": GROUP, "actor_chat": GROUP}}, "-1001234567890:-1001234567890"),
        ({"update_id": 1, "poll": {"id": "5678", "question": "?"}}, "poll:5678"),
        ({"update_id": 1, "poll_answer": {"poll_id": "5678", "user": LIN}}, "poll:5678"),
        ({"update_id": 1, "inline_query": {"from": LIN}}, "1502"),
        ({"update_id": 7}, "update:7"),
        ({"update_id": 7, "message": None}, "update:7"),
        ({"update_id": 7, "message": {"chat": "home", "from": [1]}}, "update:7"),
        ({"update_id": 7, "message": {"chat": {"id": "1502"}, "from": {"id": 2**64}}}, "update:7"),
        ({"update_id": 7, "callback_query": {"message": "gone", "from": None}}, "update:7"),
        ({"update_id": 7, "poll": {"id": "9" * 400}}, "poll:" + "9" * 40),
        ({}, "update:None"),
    ],
)
def test_the_lane_of_an_update(update: dict[str, Any], lane: str) -> None:
    assert lane_of(update) == lane
    assert len(lane) <= 64


@pytest.mark.anyio
async def test_a_row_is_queued_once() -> None:
    done: list[int] = []

    async def work(row: int) -> None:
        done.append(row)
        if len(done) == 2:
            lanes.close(1)

    lanes = Lanes(work)
    for row in (1, 1, 2, 1):
        lanes.add("lin", row)
    await lanes.serve()
    assert done == [1, 2]

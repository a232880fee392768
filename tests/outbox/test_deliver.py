"""From what is owed to what people see."""

import pytest

from models.outbox import OutboxState
from tests.outbox.conftest import House

pytestmark = pytest.mark.anyio

LIN = 101


async def test_what_is_owed_is_said_once(house: House) -> None:
    house.owe(LIN, "您的报修已收到")

    await house.deliver()
    await house.deliver()

    assert house.telegram.texts(LIN) == ["您的报修已收到"]
    assert house.row(LIN).state is OutboxState.SENT

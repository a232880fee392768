"""An invoice on its way out: plain data in the plan, the library's types on the wire, the token in no row."""

from typing import Any

import pytest
from telegram import LabeledPrice

from cards.face import Face, Invoice
from models.outbox import OutboxMessage
from outbox.plan import Drawing, plan
from outbox.wire import arguments, perform

pytestmark = pytest.mark.anyio

INVOICE = Invoice("12-1502", "November", "60", "CNY", (("Management fee", 28_480), ("Late fee", 100)))


class Mouth:
    """A bot that remembers what it was asked to say."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = {}

    async def send_invoice(self, **said: Any) -> Any:
        self.said = said
        return type("Message", (), {"message_id": 7})


def call_for(face: Face) -> Any:
    [call] = plan(OutboxMessage(key="invoice:1", chat_id=101, kind="invoice"), Drawing(face))
    return call


async def test_an_invoice_is_one_call_without_a_text() -> None:
    call = call_for(Face("", invoice=INVOICE))

    assert call.method == "send_invoice"
    assert (call.args["title"], call.args["payload"], call.args["currency"]) == ("12-1502", "60", "CNY")
    assert "text" not in call.args


async def test_on_the_wire_it_has_prices_and_the_providers_token_which_no_row_holds() -> None:
    mouth, call = Mouth(), call_for(Face("", invoice=INVOICE))

    made = await perform(mouth, call, provider_token="1:TEST:secret")  # type: ignore[arg-type]

    assert made.message_id == 7
    assert arguments(call)["prices"] == [LabeledPrice("Management fee", 28_480), LabeledPrice("Late fee", 100)]
    assert mouth.said["provider_token"] == "1:TEST:secret"
    assert "secret" not in repr(call)

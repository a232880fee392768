"""Invoices: Lin pays only if the bot says yes in time, and the bot hears of it once."""

import asyncio

import pytest

from tests.simulator.town import LIN, WANG, Town

pytestmark = pytest.mark.anyio

TOKEN = "284685063:TEST:NOT-A-REAL-PROVIDER"


@pytest.fixture
async def town(town: Town) -> Town:
    await town.say(LIN, "/start")
    await town.heard()
    return town


def invoice(**changed: object) -> dict[str, object]:
    prices = [{"label": "Management fee", "amount": 100_000}, {"label": "Late fee", "amount": 250}]
    whole = {"title": "12-1502", "description": "November", "payload": "12", "currency": "CNY", "prices": prices}
    return {"chat_id": LIN, "provider_token": TOKEN, **whole, **changed}


async def sent(town: Town, **changed: object):
    return await town.bot("sendInvoice", **invoice(**changed))


async def pays(town: Town, message: dict, user: int = LIN):
    return await town.ask("POST", f"/chats/{LIN}/messages/{message['message_id']}/pay", **{"from": user})


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": ""}, 'parameter "title" is required'),
        ({"payload": ""}, 'parameter "payload" is required'),
        ({"prices": "{"}, "can't parse prices JSON object"),
        ({"prices": "{}"}, "expected an Array of labeled prices"),
        ({"prices": []}, "there must be at least one price"),
        ({"prices": [1]}, "can't parse labeled price: LabeledPrice must be an Object"),
        ({"prices": [{"label": "x"}]}, "can't parse labeled price: Can't find field \"amount\""),
        ({"prices": [{"label": "x", "amount": "1.5"}]}, "can't parse labeled price: Can't parse \"amount\" as Number"),
        ({"prices": [{"label": "", "amount": 1}]}, "can't parse labeled price: LabeledPrice label must be non-empty"),
        ({"prices": [{"label": "x", "amount": 10**14}]}, "too big amount of the currency specified"),
        ({"prices": [{"label": "x", "amount": -1}]}, "total price must be positive"),
        ({"prices": [{"label": "x", "amount": 99}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"provider_token": ""}, "PAYMENT_PROVIDER_INVALID"),
        ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
        ({"chat_id": 5}, "chat not found"),
    ],
)
async def test_a_bad_invoice_is_refused(town: Town, changed: dict[str, object], words: str):
    assert await town.refused("sendInvoice", **invoice(**changed)) == f"Bad Request: {words}"


async def test_an_invoice_says_what_it_costs_and_has_a_button_to_pay(town: Town):
    message = await sent(town)

    shown = {"title": "12-1502", "description": "November", "start_parameter": "", "currency": "CNY"}
    assert message["invoice"] == shown | {"total_amount": 100_250}
    assert message["reply_markup"]["inline_keyboard"] == [[{"text": "Pay 1002.50 CNY", "pay": True}]]
    assert "payload" not in str(message)


async def answered(town: Town, **answer: object):
    [update] = await town.bot("getUpdates", offset=town.seen, timeout=5)
    town.seen, query = update["update_id"] + 1, update["pre_checkout_query"]
    await town.bot("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], **answer)
    return query


async def test_whoever_pays_waits_for_the_bots_yes_and_the_bot_hears_that_it_is_done(town: Town):
    message = await sent(town)

    paid, query = await asyncio.gather(pays(town, message), answered(town, ok=True))

    assert (query["from"]["id"], query["currency"], query["total_amount"]) == (LIN, "CNY", 100_250)
    assert query["invoice_payload"] == "12"
    assert paid.body == {"paid": True, "error": None}
    [update] = await town.heard()
    done = update["message"]["successful_payment"]
    assert (done["total_amount"], done["invoice_payload"]) == (100_250, "12")
    assert done["telegram_payment_charge_id"] != done["provider_payment_charge_id"]
    again = await pays(town, message)
    assert again.body == {"error": "this invoice is paid already"}


async def test_a_no_is_shown_in_the_bots_words_and_nothing_is_paid(town: Town):
    message = await sent(town)

    paid, query = await asyncio.gather(pays(town, message), answered(town, ok=False, error_message="the sum changed"))

    assert paid.body == {"paid": False, "error": "the sum changed"}
    assert await town.heard() == []
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await town.refused("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True) == late


async def test_a_no_needs_words(town: Town):
    words = 'Bad Request: parameter "error_message" is required'

    assert await town.refused("answerPreCheckoutQuery", pre_checkout_query_id="1", ok=False) == words


async def test_a_bot_that_says_nothing_in_time_is_paid_nothing(town: Town):
    town.simulator.world.knobs.checkout_wait = 0.02
    message = await sent(town)

    assert (await pays(town, message)).body == {"paid": False, "error": "BOT_PRECHECKOUT_TIMEOUT"}


async def test_only_an_invoice_can_be_paid_and_only_in_ones_own_chat(town: Town):
    plain = await town.bot("sendMessage", chat_id=LIN, text="hello")

    assert (await pays(town, plain)).body == {"error": "this message is not an invoice"}
    assert (await pays(town, await sent(town), WANG)).status == 403

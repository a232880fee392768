"""Invoices: money may only change hands once the bot has said yes, and it has ten seconds to say so."""

from __future__ import annotations

import json
from typing import Any

from simulator.delivery import of_chat
from simulator.errors import bad
from simulator.fields import FieldError, decode, in_context, string
from simulator.keyboards import read_markup
from simulator.letters import Content, send
from simulator.registry import Call, method
from simulator.shapes import message_json
from simulator.state import Json

MOST_AMOUNT = 9_999_999_999_999
MOST_PAYLOAD = 128
# Telegram takes nothing below about a dollar; in most currencies that is more than one whole unit.
LEAST_TOTAL = 100
NEEDED = ("title", "description", "payload", "currency", "prices")


@method("sendInvoice")
def send_invoice(call: Call) -> Json:
    args = call.args
    for name in NEEDED:
        if not args.get(name):
            raise bad(f'parameter "{name}" is required')
    total = _total(args.get("prices"))
    shown: Json = {name: args.get(name) for name in ("title", "description", "start_parameter", "currency")}
    shown["total_amount"] = total

    def fill(edit: bool) -> Json:
        if total <= 0:
            raise bad("total price must be positive")
        _check_server(call, total)
        return {"invoice": shown}

    if read_markup(args) is None:
        pay = {"text": f"Pay {total / 100:.2f} {shown['currency']}", "pay": True}
        args.values["reply_markup"] = json.dumps({"inline_keyboard": [[pay]]})
    message = send(call, Content("invoice", fill))
    message.secret = {"payload": args.get("payload")}
    return message_json(call.world, message)


def _total(text: str) -> int:
    try:
        prices = decode(text)
    except ValueError:
        raise bad("can't parse prices JSON object") from None
    if not isinstance(prices, list):
        raise bad("expected an Array of labeled prices")
    if not prices:
        raise bad("there must be at least one price")
    return sum(_amount(price) for price in prices)


def _amount(price: Any) -> int:
    if not isinstance(price, dict):
        raise bad("can't parse labeled price: LabeledPrice must be an Object")
    try:
        label, amount = string(price, "label", required=True), string(price, "amount", required=True)
    except FieldError as error:
        raise in_context("can't parse labeled price", error) from None
    if not label:
        raise bad("can't parse labeled price: LabeledPrice label must be non-empty")
    if not amount.removeprefix("-").isdigit():
        raise bad("can't parse labeled price: Can't parse \"amount\" as Number")
    if abs(int(amount)) > MOST_AMOUNT:
        raise bad("too big amount of the currency specified")
    return int(amount)


def _check_server(call: Call, total: int) -> None:
    """The refusals of Telegram's own side: it knows the payment provider, the inner server does not."""
    if len(call.args.get("payload").encode()) > MOST_PAYLOAD:
        raise bad("INVOICE_PAYLOAD_INVALID")
    if ":" not in call.args.get("provider_token"):
        raise bad("PAYMENT_PROVIDER_INVALID")
    if total < LEAST_TOTAL:
        raise bad("CURRENCY_TOTAL_AMOUNT_INVALID")


@method("answerPreCheckoutQuery")
def answer_pre_checkout_query(call: Call) -> bool:
    ok, words = call.args.flag("ok"), call.args.get("error_message")
    if not ok and not words:
        raise bad('parameter "error_message" is required')
    checkout = call.world.checkouts.get(call.args.get("pre_checkout_query_id"))
    if checkout is None or checkout.bot is not call.bot or checkout.answer.done():
        raise bad("QUERY_ID_INVALID")
    checkout.answer.set_result("" if ok else words)
    call.world.bus.publish({"type": "checkout", **of_chat(call.world, checkout.message.chat), "ok": ok})
    return True

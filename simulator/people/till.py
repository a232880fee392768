"""Paying an invoice: the bot is asked, and only if it says yes in time the money is gone and everyone is told."""

from __future__ import annotations

import asyncio

from aiohttp import web

from simulator.delivery import push
from simulator.people.body import Refused, find_message, path_number, read_body, shown
from simulator.people.talk import speaker
from simulator.posting import change, service
from simulator.shapes import user_json
from simulator.state import Bot, Json, Message, User
from simulator.world import Checkout, World

TOO_SLOW = "BOT_PRECHECKOUT_TIMEOUT"


class Till:
    def __init__(self, world: World) -> None:
        self.world = world

    async def pay(self, request: web.Request) -> web.Response:
        """`{"paid": bool, "error": words or null}` once the bot answered, or after ten seconds without an answer."""
        body = await read_body(request)
        chat, user = speaker(self.world, path_number(request, "chat_id"), body)
        message = find_message(chat, path_number(request, "message_id"))
        if "invoice" not in message.content:
            raise Refused("this message is not an invoice")
        if message.secret.get("paid"):
            raise Refused("this invoice is paid already")
        if message.sender not in self.world.bots:
            raise Refused("the bot of this invoice is gone")
        refused = await self._asked(self.world.bots[message.sender], user, message)
        if refused:
            return shown({"paid": False, "error": refused})
        self._paid(user, message)
        return shown({"paid": True, "error": None})

    async def _asked(self, bot: Bot, user: User, message: Message) -> str:
        """Why not, in the bot's words; nothing if it may be paid."""
        world = self.world
        checkout = Checkout(world.big_number(), bot, message, asyncio.get_running_loop().create_future())
        world.checkouts[checkout.id] = checkout
        bot.seen.add(user.id)
        update = {"id": checkout.id, "from": user_json(user), **_bought(message)}
        push(bot, "pre_checkout_query", update, f"user:{user.id}")
        try:
            return await asyncio.wait_for(checkout.answer, world.knobs.checkout_wait)
        except TimeoutError:
            return TOO_SLOW

    def _paid(self, user: User, message: Message) -> None:
        """In a private chat the line that says so comes from whoever paid; the invoice keeps no button to pay again."""
        charges = {f"{who}_payment_charge_id": self.world.name(24) for who in ("telegram", "provider")}
        message.secret = message.secret | {"paid": True}
        change(self.world, message, message.content, message.kind, None)
        service(self.world, message.chat, user.id, {"successful_payment": _bought(message) | charges})


def _bought(message: Message) -> Json:
    invoice = message.content["invoice"]
    names = ("currency", "total_amount")
    return {name: invoice[name] for name in names} | {"invoice_payload": message.secret["payload"]}

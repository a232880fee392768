"""The face bots see: one address for every method, one envelope for every answer, as the official server has them."""

from __future__ import annotations

import asyncio
import inspect
import json
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from simulator.envelope import Args, read_args
from simulator.errors import ApiError
from simulator.faults import Calls, Fault, Faults
from simulator.registry import METHODS, SPELLING, Call, Described
from simulator.state import Bot
from simulator.world import World


class BotFace:
    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = Faults()
        self.calls = Calls()

    def mount(self, app: web.Application) -> None:
        app.router.add_route("*", "/bot{rest:.*}", self.handle)
        app.router.add_route("*", "/file/bot{rest:.*}", self.give_file)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        token, name = _address(request)
        at = self.world.clock()
        try:
            args = await read_args(request)
        except ApiError as error:
            return _refused(error)
        name = (name or args.get("method")).lower()
        fault = self.faults.next(name, args.values)
        if fault is not None and fault.drop == "before":
            return await self._cut(request, fault)
        response = await self._answer(token, name, args, fault)
        self.calls.note(at, SPELLING.get(name, name), _logged(args), response.status)
        if fault is not None and fault.drop == "after":
            return await self._cut(request, fault)
        return response

    async def _cut(self, request: web.Request, fault: Fault) -> web.Response:
        """Close the line without a word. The response that is returned goes nowhere."""
        await asyncio.sleep(fault.delay if fault.drop == "before" else 0)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _answer(self, token: str, name: str, args: Args, fault: Fault | None) -> web.Response:
        try:
            if fault is not None:
                await asyncio.sleep(fault.delay)
                if (error := fault.error()) is not None:
                    raise error
            return _granted(await self.perform(self._bot(token), name, args))
        except ApiError as error:
            return _refused(error)

    async def perform(self, bot: Bot, name: str, args: Args) -> Any:
        """Run one method for one bot; also used for calls that come back in a webhook's answer."""
        function = METHODS.get(name)
        if function is None:
            raise ApiError(404, "Not Found: method not found")
        if bot.logged_out and name != "close":
            raise ApiError(400, "Logged out")
        result = function(Call(self.world, bot, args, name))
        return await result if inspect.isawaitable(result) else result

    def _bot(self, token: str) -> Bot:
        if not token or token[0] == "0" or len(token) > 80 or "/" in token or ":" not in token:
            raise ApiError(401, "Unauthorized: invalid token specified")
        if not token.partition(":")[0].isdigit():
            raise ApiError(421, "Misdirected Request: unallowed token specified")
        bot = self.world.bot_by_token(token)
        if bot is None:
            raise ApiError(401, "Unauthorized")
        return bot

    async def give_file(self, request: web.Request) -> web.Response:
        token, _, path = request.match_info["rest"].partition("/")
        file = self.world.paths.get(unquote(path))
        if self.world.bot_by_token(unquote(token)) is None or file is None:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")


def _address(request: web.Request) -> tuple[str, str]:
    token, _, name = request.match_info["rest"].partition("/")
    return unquote(token), name.removeprefix("test/").strip("/")


def _logged(args: Args) -> dict[str, str]:
    """Files are logged by name: the log is for reading."""
    return args.values | {name: f"<{upload.name}>" for name, upload in args.uploads.items()}


def _granted(result: Any) -> web.Response:
    body: dict[str, Any] = {"ok": True}
    if isinstance(result, Described):
        body |= {"result": result.result, "description": result.description}
    else:
        body["result"] = result
    return _json(body, 200)


def _refused(error: ApiError) -> web.Response:
    response = _json(error.envelope(), error.code)
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _json(body: dict[str, Any], status: int) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, status=status, content_type="application/json")

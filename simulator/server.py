"""The simulator put together: one world, two faces, one aiohttp application that others may add routes to."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

import simulator.methods  # noqa: F401  (registers every method)
from simulator import people
from simulator.botface import BotFace
from simulator.entities import warm_up
from simulator.state import Json
from simulator.webhook import Couriers
from simulator.world import Knobs, World
from simulator.worldfile import find_world, load

PAGE = Path(__file__).parent / "page"
# Above the largest upload, so that our own limit speaks first and in Telegram's words.
MOST_BODY = 64 << 20


class Simulator:
    """Add routes to `.app` before `start`. `.world` may be read at any time and changed from the same event loop."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.app = web.Application(client_max_size=MOST_BODY, middlewares=[in_words])
        self.face = BotFace(world)
        self.couriers = Couriers(world, self.face.perform)
        self.runner: web.AppRunner | None = None
        self.address = ""
        self.face.mount(self.app)
        people.mount(self.app, world, self.face)
        self._mount_page()

    def _mount_page(self) -> None:
        if (PAGE / "index.html").exists():
            self.app.router.add_get("/", _front_page)
            self.app.router.add_static("/page/", PAGE)

    def publish(self, event: Json) -> None:
        """Tell every open page; the event needs a "type"."""
        self.world.bus.publish(event)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve, and return the address; port 0 takes a free one."""
        warm_up()
        self.runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.5)
        await self.runner.setup()
        site = web.TCPSite(self.runner, host, port)
        await site.start()
        bound = self.runner.addresses[0]
        self.address = f"http://{host}:{bound[1]}"
        return self.address

    async def stop(self) -> None:
        self.world.bus.close()
        for bot in self.world.bots.values():
            bot.queue.wake()
        await self.couriers.stop()
        if self.runner is not None:
            await self.runner.cleanup()
            self.runner = None


@web.middleware
async def in_words(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """A path that leads nowhere is answered in the words of its face, never with a page of HTML."""
    try:
        return await handler(request)
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as lost:
        if request.path.startswith("/people"):
            return web.json_response({"error": lost.reason}, status=lost.status)
        words = {"ok": False, "error_code": lost.status, "description": lost.reason}
        return web.json_response(words, status=lost.status)


async def _front_page(request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")


def build(
    world: str | Path | None = None,
    *,
    clock: Callable[[], float] = time.time,  # noqa: TID251 - the one place where the simulator meets a clock
    flood: str = "off",
    knobs: Knobs | None = None,
    seed: int | None = None,
) -> Simulator:
    """Not yet serving. `world` is a file or the name of a shipped one ("demo"), None is empty; `knobs` beat `flood`."""
    chosen = knobs or Knobs(flood=flood)
    made = World(clock, chosen, random.Random(seed))
    if world is not None:
        load(made, find_world(world))
    return Simulator(made)

"""The bench beside the phones: break calls on purpose, set the flood rules, read what bots asked, watch it live."""

from __future__ import annotations

from aiohttp import web

from simulator.botface import BotFace
from simulator.flood import MODES
from simulator.people.body import Body, Refused, find_bot, read_body, shown
from simulator.world import World

DROPS = ("", "before", "after")


class Lab:
    def __init__(self, world: World, face: BotFace) -> None:
        self.world, self.face = world, face

    async def add_fault(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        if not body.text("method"):
            raise Refused('"method" is missing')
        if body.text("drop") not in DROPS:
            raise Refused('"drop" must be "before" or "after"')
        fault = self.face.faults.add(
            method=body.text("method"),
            times=body.number("times", 1),
            error_code=body.number("error_code"),
            description=body.text("description"),
            retry_after=body.number("retry_after"),
            migrate_to=body.number("migrate_to_chat_id"),
            delay=_seconds(body),
            drop=body.text("drop"),
            contains=body.text("contains"),
        )
        return shown(fault.id)

    async def clear_faults(self, request: web.Request) -> web.Response:
        self.face.faults.listed.clear()
        return shown(True)

    async def set_flood(self, request: web.Request) -> web.Response:
        mode = (await read_body(request)).text("mode")
        if mode not in MODES:
            raise Refused(f'"mode" must be one of {", ".join(MODES)}')
        self.world.knobs.flood = mode
        return shown(True)

    async def set_privacy(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        find_bot(self.world, request.match_info["username"]).privacy = body.flag("privacy")
        return shown(True)

    async def calls(self, request: web.Request) -> web.Response:
        after = Body(dict(request.query)).number("after", 0) or 0
        return shown(self.face.calls.after(after))

    async def file(self, request: web.Request) -> web.Response:
        found = self.world.files.get(request.match_info["file_id"])
        if found is None:
            raise Refused("there is no such file", 404)
        return web.Response(body=found.data, content_type=found.mime or "application/octet-stream")

    async def events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        try:
            async for chunk in self.world.bus.stream():
                await response.write(chunk)
        except ConnectionResetError:
            pass
        return response


def _seconds(body: Body) -> float:
    value = body.fields.get("delay") or 0
    try:
        return max(0.0, float(value))
    except (TypeError, ValueError):
        raise Refused('"delay" must be a number of seconds') from None

"""`python -m simulator`: serves until interrupted, on this machine only unless told otherwise."""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from simulator import Knobs, build
from simulator.flood import MODES


def read_options(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="simulator", description="A Telegram to run at home.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--world", default="demo", help="a world file, or the name of a shipped one")
    parser.add_argument("--flood", choices=MODES, default="off")
    parser.add_argument("--callback-ttl", type=float, default=15.0, help="seconds a button press may be answered")
    parser.add_argument("--press-wait", type=float, default=15.0, help="seconds a person waits for an answer")
    parser.add_argument("--spin-guard", action="store_true", help="slow down bots that poll in a circle")
    parser.add_argument("--strict-webhook", action="store_true", help="the rules of the cloud: HTTPS, few ports")
    parser.add_argument("--redeliver-rate", type=float, default=0.0, help="share of confirmations to ignore, 0 to 1")
    return parser.parse_args(argv)


async def serve(options: argparse.Namespace) -> None:
    knobs = Knobs(
        options.flood,
        options.callback_ttl,
        options.press_wait,
        options.spin_guard,
        options.strict_webhook,
        options.redeliver_rate,
    )
    simulator = build(options.world, knobs=knobs)
    print(f"Telegram at home: {await simulator.start(options.host, options.port)}", flush=True)
    for bot in simulator.world.bots.values():
        print(f"  @{bot.user.username}  token {bot.token}", flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await simulator.stop()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(read_options()))

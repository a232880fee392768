"""A warmed process that forks a bot or a simulator whenever it is told to: `python -m tests.e2e.nest`.

Importing aiogram costs seconds of processor time; a child that is forked after the imports is at
work in a third of a second. The child is an ordinary process of its own: the real command runs in
it, and SIGKILL ends it in the middle of whatever it does. Orders come as a line of JSON each:

    {"life": "bot", "env": {...}, "argv": [...], "log": path}  ->  {"pid": 123}
    {"reap": 123}                                              ->  {"reaped": 123}

When the orders end, so do all children.
"""

import contextlib
import faulthandler
import importlib
import json
import os
import pkgutil
import signal
import sys
import tempfile
from typing import Any

import cards
from understanding import warm_up as read_dictionaries

NEEDED = (
    "benchmarks.crowd",
    "bot.__main__",
    "bot.app",
    "bot.demo",
    "bot.logs",
    "bot.serve",
    "models.migrate",
    "simulator.__main__",
)


def main() -> None:
    """Warm up, say so, and obey."""
    warm_up()
    say({"ready": os.getpid()})
    children: set[int] = set()
    for line in sys.stdin:
        order = json.loads(line)
        if "reap" in order:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(order["reap"], 0)
            children.discard(order["reap"])
            say({"reaped": order["reap"]})
        else:
            child = bear(order)
            children.add(child)
            say({"pid": child})
    for child in children:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def say(answer: dict[str, Any]) -> None:
    """One line of answer."""
    print(json.dumps(answer), flush=True)


def warm_up() -> None:
    """Import all that any life needs; start no thread and open no socket."""
    for name in (*NEEDED, *(f"cards.{module.name}" for module in pkgutil.iter_modules(cards.__path__))):
        importlib.import_module(name)
    read_dictionaries()


def bear(order: dict[str, Any]) -> int:
    """Fork; the child lives the life it is given and never returns."""
    child = os.fork()
    if child:
        return child
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        null = os.open(os.devnull, os.O_RDONLY)
        for old, new in ((null, 0), (log, 1), (log, 2)):
            os.dup2(old, new)
        # kill -USR1 tells where a life that hangs is.
        faulthandler.register(signal.SIGUSR1, all_threads=True)
        # Away from any .env of whoever runs the tests.
        os.chdir(tempfile.gettempdir())
        os.environ.update(order.get("env", {}))
        live(order["life"], order.get("argv", []))
    except SystemExit as ended:
        os._exit(int(ended.code or 0) if isinstance(ended.code, int | None) else 1)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(70)
    os._exit(0)


def live(life: str, argv: list[str]) -> None:
    """The same calls that the command line makes."""
    from bot import __main__ as commands

    if life == "bot":
        commands.run()
    elif life == "seed":
        commands.seed_demo()
    elif life == "demo":
        commands.demo(port=int(argv[0]), host="127.0.0.1")
    else:
        import asyncio

        from simulator.__main__ import read_options, serve

        asyncio.run(serve(read_options(argv)))


if __name__ == "__main__":
    main()

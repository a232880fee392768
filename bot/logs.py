"""Logs that may be shown to anybody: ids and counts, never a token, never what somebody wrote.

Libraries do not keep that promise (httpx logs the token at INFO, aiogram a whole update), so every
line passes one formatter that washes it, whoever wrote it. Of an error we keep its class and the
places it passed through; its words are withheld unless its class is known to speak of code only.
"""

import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_TOKEN = re.compile(r"\d+:[\w-]{30,}")
#: Seven digits or more, with what people put between the digits of a telephone number.
_PHONE = re.compile(r"(?<![\w.-])\+?\d(?:[\s().-]{0,2}\d){6,}(?!\w)")
#: What SQLAlchemy, PostgreSQL and pydantic quote of people's words when they complain.
_QUOTED = re.compile(r"\[parameters: .*|DETAIL: .*|input_value=.*", re.DOTALL)
#: Errors whose words speak of code, files and sockets, never of people.
_SPEAKS_OF_CODE = (OSError, ImportError, AttributeError, NameError, NotImplementedError)
_LONGEST = 300

#: Chatter, and what they chat about are tokens and whole updates.
_HUSHED = ("httpx", "httpcore", "telegram", "aiohttp.access", "aiogram.event", "apscheduler", "alembic")


def set_up(*, as_json: bool = False, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Route everything that is logged, warned or raised to `stream` (stderr), washed."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Washed(as_json))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _HUSHED:
        logging.getLogger(name).setLevel(logging.WARNING)
    # When a log call itself fails, logging prints its arguments: the one way around the formatter.
    logging.raiseExceptions = False
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            *_COMMON,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    _catch_the_rest()


def where(error: BaseException) -> str:
    """The places an error passed through, innermost first, and those of its causes; no words of it."""
    return " <- ".join(_steps(error))


def wash(text: str) -> str:
    """`text` without tokens, without telephone numbers and without quoted parameters."""
    return _PHONE.sub("<number>", _QUOTED.sub("<withheld>", _TOKEN.sub("<token>", text)))


def _steps(error: BaseException) -> Iterator[str]:
    seen: BaseException | None = error
    for _ in range(5):
        if seen is None:
            return
        words = f"({wash(str(seen))[:_LONGEST]})" if isinstance(seen, _SPEAKS_OF_CODE) else ""
        frames = traceback.extract_tb(seen.__traceback__)[-6:]
        places = " < ".join(f"{_room(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        yield f"{type(seen).__name__}{words} {places}".strip()
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _room(path: str) -> str:
    return "/".join(path.replace("\\", "/").rsplit("/", 2)[-2:])


class Washed(structlog.stdlib.ProcessorFormatter):
    """Draws one line per record. Whatever a processor forgot, no token leaves here."""

    def __init__(self, as_json: bool) -> None:
        draw: Processor = (
            structlog.processors.JSONRenderer(ensure_ascii=False)
            if as_json
            else structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
        )
        super().__init__(
            foreign_pre_chain=[_hush_foreign, structlog.stdlib.add_logger_name, *_COMMON],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, draw],
        )

    def format(self, record: logging.LogRecord) -> str:
        """The line, washed of tokens."""
        return _TOKEN.sub("<token>", super().format(record))


def _hush_foreign(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    # Other people's messages: the first line only (asyncio's second one is the repr of a task and
    # its error), and numbers that look like a telephone masked, for they are nobody's ids of ours.
    first, *rest = str(event["event"]).split("\n", 1)
    event["event"] = wash(first)[:_LONGEST] + (" ..." if rest else "")
    return event


def _errors_as_places(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else sys.exc_info()[1] if given is True else given
    if isinstance(error, BaseException):
        event.setdefault("error", type(error).__name__)
        event["where"] = where(error)
    return event


def _plain_values(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    for name, value in event.items():
        if isinstance(value, BaseException):
            event[name] = type(value).__name__
        elif not isinstance(value, int | float | None) and name not in ("where", "timestamp", "_record"):
            event[name] = wash(str(value))[:_LONGEST]
    return event


_COMMON: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _errors_as_places,
    _plain_values,
]


def _catch_the_rest() -> None:
    """Uncaught errors and warnings print by themselves, unwashed, unless we take their places."""
    log = structlog.get_logger("python")

    def uncaught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        log.critical("uncaught", exc_info=error)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        log.critical("uncaught_in_thread", exc_info=args.exc_value)

    def warned(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        # Without its words: aiogram's warning about an unknown update quotes the whole update.
        log.warning("python_warning", kind=category.__name__, where=f"{_room(filename)}:{lineno}")

    sys.excepthook = uncaught
    threading.excepthook = in_thread
    warnings.showwarning = warned

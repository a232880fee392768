"""Method names carry no case and a few have old names; everything a method may need comes in one Call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from simulator.envelope import Args
from simulator.state import Bot
from simulator.world import World


@dataclass
class Call:
    world: World
    bot: Bot
    args: Args
    name: str


@dataclass
class Described:
    """A result with words of its own: only the webhook methods have them."""

    result: Any
    description: str


Method = Callable[[Call], Any | Awaitable[Any]]
Named = TypeVar("Named", bound=Method)
METHODS: dict[str, Method] = {}
# Clients may write names in any case; the log of calls has them as the documentation does.
SPELLING: dict[str, str] = {}


def method(*names: str) -> Callable[[Named], Named]:
    """Register a method under its name and its old names. Most are plain functions and so never interrupted."""

    def register(function: Named) -> Named:
        METHODS.update({name.lower(): function for name in names})
        SPELLING.update({name.lower(): names[0] for name in names})
        return function

    return register

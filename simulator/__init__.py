"""A Telegram to run at home: a Bot API server and the people who talk to bots, in one process, no network."""

from simulator.server import Simulator, build
from simulator.world import Knobs, World

__all__ = ["Knobs", "Simulator", "World", "build"]

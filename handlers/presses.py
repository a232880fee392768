"""A tap on one of our cards, as a filter: `Pressed("claim")` matches and hands over the `Press`.

The button's chat and message come along, because a card may be pressed long after the world moved
on; what is done is decided from the row, never from what the button's face said.
"""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from cards.codec import parse


class Pressed(Filter):
    """Matches a tap whose payload says one of `verbs`; the handler gets it as `press`."""

    def __init__(self, *verbs: str) -> None:
        self.verbs = frozenset(verbs)

    async def __call__(self, tap: CallbackQuery) -> bool | dict[str, Any]:
        press = parse(tap.data)
        return {"press": press} if press is not None and press.verb in self.verbs else False


def chat_of(tap: CallbackQuery) -> int:
    """The chat of the pressed message; a tap without one (an inline message) has none of ours."""
    return tap.message.chat.id if tap.message else 0

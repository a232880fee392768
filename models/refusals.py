"""The three kinds of "no".

    Refusal            expected: the rules say no, and say why in words the person can use
    DeliveryFailure    Telegram said no, or said nothing (outbox/)
    anything else      a bug: let it fly; the inbox row is kept and tried again

A refusal carries a text key and facts, never a sentence: the words are found at the edge, in the
language of whoever is refused.
"""

from typing import Any


class Refusal(Exception):
    """The rules say no. `key` names the words in locales/, `facts` fills them."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class Stale(Refusal):
    """The button is older than the world: say so kindly and redraw its card."""

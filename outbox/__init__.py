"""What we owe whom: `owe` inside the transaction of the fact, `deliver` outside it."""

from outbox.bulk import drop_pending, forget_cards, note_arrived, say_again_all, show_many, take_back
from outbox.effects import migrated
from outbox.owe import hide, owe, owe_album, owe_copy, show
from outbox.polls import owe_poll, stop_poll

__all__ = [
    "drop_pending",
    "forget_cards",
    "hide",
    "migrated",
    "note_arrived",
    "owe",
    "owe_album",
    "owe_copy",
    "owe_poll",
    "say_again_all",
    "show",
    "show_many",
    "stop_poll",
    "take_back",
]

"""What we owe whom: `owe` inside the transaction of the fact, `deliver` outside it."""

from outbox.effects import migrated
from outbox.owe import hide, owe, owe_album, owe_copy, show
from outbox.polls import owe_poll, stop_poll

__all__ = ["hide", "migrated", "owe", "owe_album", "owe_copy", "owe_poll", "show", "stop_poll"]

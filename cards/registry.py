"""Which function draws which card or notice.

`@card("staff")` draws a living card from its subject; `@notice("claimed")` draws a message from
its facts. Both get a `Pen`: the reader's words, the time, the estate's zone and the catalogue.
Returning None means: there is nothing to say any more (the outbox drops the message).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from cards.face import Face
from locales.texts import Words
from models.catalogue import Catalogue
from models.outbox import Card


@dataclass(frozen=True)
class Pen:
    """What a drawing may know besides its rows. `pen(key, **facts)` gives HTML-safe words."""

    words: Words
    now: datetime
    zone: ZoneInfo
    catalogue: Catalogue

    def __call__(self, key: str, **facts: Any) -> str:
        return self.words.html(key, **facts)

    def when(self, moment: datetime) -> str:
        """A moment as people say it: today 15:30, tomorrow 09:00, 23 Nov 09:00."""
        return self.words.when(moment, now=self.now, zone=self.zone)

    def date(self, moment: datetime) -> str:
        """A moment by its date, for what is sent once and read again on another day."""
        return self.words.date(moment, zone=self.zone)

    def stamp(self, moment: datetime) -> str:
        """A moment in a list: the clock alone when it is today's."""
        local = moment.astimezone(self.zone)
        return f"{local:%H:%M}" if local.date() == self.now.astimezone(self.zone).date() else self.when(moment)


DrawCard = Callable[[Session, Card, Pen], Face | None]
DrawNotice = Callable[[Session, dict[str, Any], Pen], Face | None]

CARDS: dict[str, DrawCard] = {}
NOTICES: dict[str, DrawNotice] = {}


def card(kind: str) -> Callable[[DrawCard], DrawCard]:
    """Register the drawing of a living card."""

    def register(draw: DrawCard) -> DrawCard:
        CARDS[kind] = draw
        return draw

    return register


def notice(kind: str) -> Callable[[DrawNotice], DrawNotice]:
    """Register the drawing of a notice."""

    def register(draw: DrawNotice) -> DrawNotice:
        NOTICES[kind] = draw
        return draw

    return register

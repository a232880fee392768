"""Words for when something goes wrong inside."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from cards.face import Face
from cards.registry import Pen, notice


@notice("trouble_report")
def trouble_report(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To managers: what kind of trouble, and which row to look at."""
    return Face(pen("trouble-report", kind=facts["kind"], row=str(facts["row"]), error=facts["error"]))


@notice("trouble_sorry")
def trouble_sorry(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To a tenant whose message we could not handle."""
    return Face(pen("trouble", phone=pen.catalogue.estate.phone))


@notice("we_were_away")
def we_were_away(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To the staff groups: taps in this span may be lost, please tap again."""
    since, until = (datetime.fromisoformat(facts[name]) for name in ("since", "until"))
    return Face(pen("trouble-away", since=pen.when(since), until=pen.when(until)))

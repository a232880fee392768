"""When something goes wrong inside, people hear of it: the tenant whose words wait, and those who run us."""

from datetime import datetime, timedelta

from sqlmodel import Session

from models.catalogue import Catalogue
from models.database import Database
from models.inbox import InboxUpdate
from outbox import owe
from usecases.people import runners
from usecases.routing import group_chats


class Reporter:
    """The `on_trouble` of inbox, poller and heartbeat: kinds and ids only, never what somebody wrote."""

    def __init__(self, db: Database, catalogue: Catalogue) -> None:
        self.db, self.catalogue = db, catalogue

    async def __call__(self, kind: str, row: int, error: str) -> None:
        """Owe the managers a line, and the tenant an apology if it was his update that died."""
        await self.db.run(report, kind, row, error)

    async def away(self, seconds: float) -> None:
        """Tell the staff groups how long we heard nothing: taps older than 150 seconds are lost."""
        await self.db.run(report_away, seconds)


def report(tx: Session, kind: str, row: int, error: str, *, now: datetime) -> None:
    """Owe the news of one trouble; the same trouble within the hour is told once."""
    for runner in runners(tx, now=now):
        owe(
            tx,
            key=f"trouble:{kind}:{row}:{error}:{now:%Y%m%d%H}:{runner.id}",
            chat_id=runner.user_id or 0,
            kind="trouble_report",
            facts={"kind": kind, "row": row, "error": error},
            now=now,
        )
    update = tx.get(InboxUpdate, row) if kind == "dead" else None
    chat = update.lane.split(":")[0] if update else ""
    if chat.isdigit() and int(chat) > 0:
        owe(tx, key=f"sorry:{row}", chat_id=int(chat), kind="trouble_sorry", now=now)


def report_away(tx: Session, seconds: float, *, now: datetime) -> None:
    """Owe every staff group the span in which taps may have been lost."""
    since = now - timedelta(seconds=seconds)
    for chat_id in group_chats(tx):
        owe(
            tx,
            key=f"away:{now.isoformat()}:{chat_id}",
            chat_id=chat_id,
            kind="we_were_away",
            facts={"since": since.isoformat(), "until": now.isoformat()},
            now=now,
        )

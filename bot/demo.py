"""The demo: a Telegram at home, the real bot, and an invented estate, in one process.

The estate's people are those of the simulator's world file, so that whoever plays with the page is
the same person to the bot. Its clock can be pushed (bot/demo_clock.py).
"""

import json
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import Session, col, select

from bot.app import build
from bot.demo_bills import seed_bills
from bot.demo_clock import DemoClock, Travel, start_of
from bot.serve import until_told
from bot.settings import load
from catalogue.load import load as load_catalogue
from locales.texts import closest_language
from models.database import Database
from models.estate import Household, Tie, Unit
from models.groups import Group, Topic
from models.parcels import Parcel
from models.people import Person, Role, StaffRole
from models.shifts import RosterLine, ShiftException
from models.tickets import PieceKind
from simulator import build as build_simulator
from understanding.parcels import read_parcels
from usecases import parcels
from usecases.estate_import import import_estate
from usecases.handover import plan_hand_overs
from usecases.people import CONSENT_VERSION
from usecases.said import Said

ROOT = Path(__file__).parent.parent
WORLD = ROOT / "simulator" / "worlds" / "demo.json"
ESTATE = ROOT / "catalogue" / "estates" / "sample.yaml"

ENGINEERING = ["water", "power", "aircon", "lift", "door"]
#: What the world file cannot know: trades by person, buildings by butler, categories by topic.
TRADES = {2001: ENGINEERING, 2002: ENGINEERING, 2003: ["power", "lift", "door"], 2004: ["cleaning"]}
BUILDINGS = {2008: ["12"], 2009: ["8"]}
TOPICS = {2: ["water", "leak", "gas"], 3: ["power", "network", "aircon"], 4: ["lift"], 5: ["door", "other"]}
KEY_TENANTS = {1002}
#: Pattern, and how many days after today his first night is. By day everybody is met, by night one of each trade.
ROSTERS = {
    2001: ("day_and_watch", 0),
    2002: ("day_and_watch", 1),
    2003: ("weekdays", 0),
    2005: ("day_and_watch", 0),
    2006: ("day_and_watch", 1),
}
#: Who registers the parcels that wait, and what he typed.
DESK_CLERK = 2005
PARCELS = ROOT / "simulator" / "worlds" / "demo_parcels.txt"
#: Whoever tries the demo meets everybody on its first two days, at any hour.
EVERYBODY_ON = 2


async def run(host: str, port: int) -> None:
    """Serve the demo until interrupted."""
    clock = DemoClock(start_of(load_catalogue().zone))
    simulator = build_simulator(WORLD, clock=lambda: clock().timestamp())
    with tempfile.TemporaryDirectory(prefix="guanjia-demo-") as folder:
        token = json.loads(WORLD.read_text(encoding="utf-8"))["bots"][0]["token"]
        # Named by the operator, the database outlives the demo; otherwise it ends with it.
        database = os.environ.get("GUANJIA_DATABASE") or f"sqlite:///{folder}/guanjia.db"
        settings = load(None, token=token, api=f"http://{host}:{port}", pace="home", database=database)
        app = build(settings, clock=clock)
        _hurry(app.db)
        app.db.run_sync(seed)
        app.db.run_sync(seed_rosters, app.catalogue.zone)
        app.db.run_sync(seed_parcels)
        seed_bills(app.db, app.texts)
        Travel(simulator, app, clock).mount()
        simulator.app.router.add_get("/health", app.health.answer)
        address = await simulator.start(host, port)
        await app.open()
        app.listen()
        print(f"\n  管家 guanjia: {address}\n", flush=True)
        try:
            await until_told()
        finally:
            await app.close()
            await simulator.stop()


def _hurry(db: Database) -> None:
    """Do not wait for the disk at every commit: a power cut may cost the demo its last minute, and nothing else."""
    if not db.is_sqlite:
        return

    def relax(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    for engine in (db.engine, db.reading):
        event.listen(engine, "connect", relax)
        engine.dispose()


def seed(tx: Session, *, now: datetime) -> None:
    """Put the demo estate into an empty database; a seeded one is left as it is."""
    if tx.exec(select(Person)).first() is not None:
        return
    world = json.loads(WORLD.read_text(encoding="utf-8"))
    import_estate(tx, yaml.safe_load(ESTATE.read_text(encoding="utf-8")), now=now)
    units = {unit.label: unit for unit in tx.exec(select(Unit))}
    for user in world["users"]:
        if user["role"]:
            _move_in(tx, user, units, now=now)
    for chat in world["chats"]:
        _bind(tx, chat, now=now)


def seed_rosters(tx: Session, zone: ZoneInfo, *, now: datetime) -> None:
    """Put the demo's staff on shifts; rosters that somebody set are left alone."""
    if tx.exec(select(RosterLine)).first() is not None:
        return
    # Before eight in the morning yesterday's shift is still on.
    today = (now.astimezone(zone) - timedelta(hours=8)).date()
    for person in tx.exec(select(Person).where(col(Person.user_id).in_(ROSTERS))):
        pattern, later = ROSTERS[person.user_id or 0]
        # A turn earlier, so that nobody is off the roster until his first day.
        first_day = today + timedelta(days=later - 2)
        tx.add(RosterLine(person_id=row(person.id), pattern=pattern, first_day=first_day))
        for number in range(EVERYBODY_ON):
            day = today + timedelta(days=number)
            tx.add(ShiftException(person_id=row(person.id), day=day, on=True, pattern="08:00-08:00"))
    tx.flush()
    plan_hand_overs(tx, now=now)


def seed_parcels(tx: Session, *, now: datetime) -> None:
    """Register what came this morning, as the desk would; a shelf that has something on it is left alone."""
    if tx.exec(select(Parcel)).first() is not None:
        return
    desk = tx.exec(select(Person).where(Person.user_id == DESK_CLERK)).one()
    group = tx.exec(select(Group).where(Group.team == "desk")).one()
    text = PARCELS.read_text(encoding="utf-8")
    read = read_parcels(text, parcels.places(tx, desk, now=now))
    # No message of the desk's brought them; no message of Telegram's has this number.
    parcels.register(tx, Said(group.chat_id, -1, PieceKind.TEXT, text), read, person=desk, now=now)


def _move_in(tx: Session, user: dict[str, Any], units: dict[str, Unit], *, now: datetime) -> None:
    homes = [user["unit"]] if isinstance(user["unit"], str) else user["unit"] or []
    staff = user["role"] != "tenant"
    if not homes and not staff:
        return
    person = Person(
        user_id=user["id"],
        name=" ".join(part for part in (user["first_name"], user.get("last_name")) if part),
        username=user.get("username"),
        phone=user["phone_number"],
        language=closest_language(user["language_code"]),
        consent_version=CONSENT_VERSION,
        consent_at=now,
        key_tenant=user["id"] in KEY_TENANTS,
        created_at=now,
    )
    tx.add(person)
    tx.flush()
    for label in homes:
        tx.add(Household(person_id=row(person.id), unit_id=row(units[label].id), tie=Tie.OWNER, since=now))
    if staff:
        trades, buildings = TRADES.get(user["id"], []), BUILDINGS.get(user["id"], [])
        tx.add(StaffRole(person_id=row(person.id), role=Role(user["role"]), trades=trades, buildings=buildings))


def row(id: int | None) -> int:
    """The id of a row that was flushed."""
    assert id is not None
    return id


def _bind(tx: Session, chat: dict[str, Any], *, now: datetime) -> None:
    group = Group(
        chat_id=chat["id"],
        title=chat["title"],
        team=chat["purpose"],
        is_forum=bool(chat.get("is_forum")),
        bound_at=now,
    )
    tx.add(group)
    tx.flush()
    for topic in chat.get("topics", []):
        categories = TOPICS.get(topic["id"], [])
        tx.add(Topic(group_id=row(group.id), thread_id=topic["id"], name=topic["name"], categories=categories))

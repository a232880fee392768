"""All wiring, read from top to bottom: `build(settings)` makes the house, `App` opens and closes it.

Telegram -> poll or webhook -> inbox (a row) -> dispatcher -> handlers -> use cases -> outbox (a row)
outbox -> deliver -> Telegram;   heartbeat -> jobs -> use cases -> outbox
"""

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import Bot, Dispatcher, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from aiogram_dialog import setup_dialogs
from pydantic import ValidationError

import cards
from bot import errors, trouble
from bot.copies import Copies
from bot.dictation import Dictation
from bot.health import Health
from bot.help import Help, help_from
from bot.inbox import Inbox, Undecodable
from bot.library import learn_rest, library_of
from bot.lock import Lock, take
from bot.middlewares import WhoSpeaks
from bot.nursery import Nursery
from bot.pacing import Paced, budget_for
from bot.poll import Poller
from bot.settings import Settings
from bot.storage import conversation_storage
from bot.tidy import tidy
from catalogue.load import load as load_catalogue
from catalogue.load import missing_words
from dialogs import all_dialogs, outdated
from handlers import last, routers
from handlers.settings import set_all_menus
from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Clock, Database, wall_clock
from models.migrate import upgrade
from outbox.budget import Budget
from outbox.deliver import Deliverer
from outbox.limits import Pace
from outbox.telegram import close_bot, make_bot
from scheduler.calendar import Calendar
from scheduler.heartbeat import Heartbeat
from scheduler.jobs import jobs
from scheduler.schedules import schedules
from understanding import warm_up
from understanding.faq import Library
from understanding.model.weights import use as use_weights
from usecases import follow_events, people

log = structlog.get_logger(__name__)


@dataclass
class App:
    """The house, built and not yet open."""

    settings: Settings
    db: Database
    texts: Texts
    catalogue: Catalogue
    listener: Bot
    dispatcher: Dispatcher
    inbox: Inbox
    deliverer: Deliverer
    heartbeat: Heartbeat
    poller: Poller
    health: Health
    lock: Lock
    library: Library
    help: Help
    nursery: Nursery
    #: Stopped first, so that nothing new comes in while the rest is finished.
    ears: Nursery

    async def open(self) -> None:
        """Take up the work where it was left: old updates first, then new ones."""
        await self.inbox.start()
        self.db.after_commit.append(self.deliverer.wake)
        self.nursery.start("deliver", self.deliverer.run)
        self.nursery.start("heartbeat", self.heartbeat.run)
        self.nursery.start("menus", self._set_menus)
        self.nursery.start("library", lambda: learn_rest(self.library))
        self.nursery.start("tidy", lambda: tidy(self.db))
        if self.help.transcriber is not None:
            dictation = Dictation(self.db, self.listener, self.help.transcriber, self.catalogue)
            self.db.after_commit.append(dictation.wake)
            self.nursery.start("dictation", dictation.run)

    def listen(self) -> None:
        """Ask Telegram for updates ourselves; with a webhook, bot/webhook.py is asked instead."""
        self.ears.start("poll", self.poller.run)

    async def close(self) -> None:
        """Finish what is in hand, leave the rest in the tables, let go of everything."""
        await self.ears.stop()
        await self.inbox.stop()
        await self.deliverer.stop()
        await self.nursery.stop()
        await self.help.close()
        await self.listener.session.close()
        await close_bot(self.deliverer.bot)
        await self.dispatcher.storage.close()
        self.db.close()
        self.lock.release()

    async def _set_menus(self) -> None:
        await set_all_menus(self.listener, self.db, self.texts)


def build(settings: Settings, *, clock: Clock = wall_clock) -> App:
    """Wire everything; raises a readable error if the settings, the catalogue or the database are wrong."""
    catalogue, texts = load_catalogue(settings.catalogue), Texts(extra=settings.catalogue)
    if unsaid := missing_words(catalogue, texts):
        raise SystemExit("\n".join(unsaid))
    for module in pkgutil.iter_modules(cards.__path__):
        importlib.import_module(f"cards.{module.name}")
    if catalogue.fees.pay.telegram and settings.payment_token is None:
        raise SystemExit(
            "GUANJIA_PAYMENT_TOKEN: is missing, and the catalogue has fees.pay.telegram on\n"
            "    Set it to the provider's token from @BotFather, or turn that off."
        )
    lock = take(settings.database)
    upgrade(settings.database)
    _warm_up(settings)
    db = Database(settings.database, clock)
    db.info["catalogue"] = catalogue
    outside = help_from(settings)
    db.info["assist"] = outside.named
    if known := db.read_sync(people.buildings):
        # Which buildings there are, only the database knows: the same files once more, against it.
        load_catalogue(settings.catalogue, [building.code for building in known])
    follow_events()

    budget = budget_for(settings.pace, settings.paid_broadcast)
    token = settings.token.get_secret_value()
    speaker = make_bot(token, settings.api, Pace(budget))
    provider = settings.payment_token.get_secret_value() if settings.payment_token else ""
    deliverer = Deliverer(db, speaker, texts, catalogue, budget, alone=True, provider_token=provider)
    listener = _listener(settings, budget)
    library = library_of(catalogue, texts)
    dispatcher = _dispatcher(settings, db, texts, catalogue, library=library, opinions=outside.opinions)
    report = trouble.Reporter(db, catalogue)
    inbox = Inbox(db, settings.bot_id, _handle(dispatcher, listener), on_trouble=report, at_once=settings.workers)
    calendar = Calendar(schedules(catalogue), catalogue.zone)
    heartbeat = Heartbeat(db, jobs(catalogue), calendar=calendar, on_trouble=report)
    poller = Poller(
        settings.api, token, inbox.store, still_ours=lock.still_ours, on_trouble=report, on_back=report.away
    )
    health = Health(db, {"poll": poller.silence, "heartbeat": heartbeat.silence}, outside.tallies)
    return App(
        settings,
        db,
        texts,
        catalogue,
        listener,
        dispatcher,
        inbox,
        deliverer,
        heartbeat,
        poller,
        health,
        lock,
        library,
        outside,
        Nursery(),
        Nursery(),
    )


def _listener(settings: Settings, budget: Budget) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.api))
    session.middleware(Paced(budget))
    defaults = DefaultBotProperties(
        parse_mode=ParseMode.HTML, link_preview_is_disabled=True, allow_sending_without_reply=True
    )
    return Bot(settings.token.get_secret_value(), session=session, default=defaults)


def _dispatcher(settings: Settings, db: Database, texts: Texts, catalogue: Catalogue, **more: Any) -> Dispatcher:
    dispatcher = Dispatcher(storage=conversation_storage(settings.redis, db), **more)
    dispatcher.update.outer_middleware(WhoSpeaks(db, texts, catalogue))
    dispatcher.callback_query.outer_middleware(Copies(db))
    outdated.listen(dispatcher)
    dispatcher.include_router(errors.router)
    for router in (*routers(), *all_dialogs(), last()):
        _adopt(dispatcher, router)
    setup_dialogs(dispatcher)
    return dispatcher


def _warm_up(settings: Settings) -> None:
    """Load what understands tenants, with the operator's own weights if they fit."""
    if odd := use_weights(settings.weights):
        log.warning("weights", what=odd)
    warm_up()


def _adopt(dispatcher: Dispatcher, router: Router) -> None:
    # Routers are module-level and belong to one parent; tests build several houses in one process.
    router._parent_router = None
    dispatcher.include_router(router)


def _handle(dispatcher: Dispatcher, bot: Bot) -> Any:
    async def handle(payload: dict[str, Any]) -> None:
        try:
            update = Update.model_validate(payload, context={"bot": bot})
        except ValidationError as odd:
            # `from None`: pydantic's message quotes what the tenant wrote.
            raise Undecodable(f"{odd.error_count()} fields") from None
        try:
            _ = update.event_type
        except UpdateTypeLookupError:
            # aiogram would only warn, with the whole update in the warning.
            raise Undecodable("a kind nobody knows") from None
        answer = await dispatcher.feed_update(bot, update)
        # aiogram's own polling sends a method that a handler returns; outside of it nobody would.
        if isinstance(answer, TelegramMethod):
            await bot(answer)

    return handle

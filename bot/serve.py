"""Running until told to stop: long polling or a webhook, /health beside it, a clean end on SIGTERM."""

import asyncio
import signal

import structlog
from aiohttp import web

from bot.app import App
from bot.inbox import ALLOWED_UPDATES
from bot.webhook import webhook_app

log = structlog.get_logger(__name__)


async def serve(app: App) -> None:
    """Open the house, listen, and close it in order when the process is told to end."""
    await app.open()
    runner = await _web(app)
    try:
        if app.settings.webhook_url:
            app.ears.start("webhook", lambda: _announce(app))
        else:
            app.listen()
        log.info("open", mode="webhook" if app.settings.webhook_url else "polling")
        await until_told()
    finally:
        await runner.cleanup()
        await app.close()
        log.info("closed")


async def until_told() -> None:
    """Return when the process is told to end."""
    stopped = asyncio.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(told, stopped.set)
    await stopped.wait()


async def _web(app: App) -> web.AppRunner:
    settings = app.settings
    secret = settings.webhook_secret
    if settings.webhook_url and secret:
        site = webhook_app(app.inbox.store, secret.get_secret_value(), settings.webhook_path)
    else:
        site = web.Application()
    site.router.add_get("/health", app.health.answer)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.webhook_host, settings.webhook_port).start()
    except OSError as taken:
        # Without a webhook the port serves only /health: not worth staying closed for.
        if settings.webhook_url:
            raise
        log.warning("health_not_served", port=settings.webhook_port, error=type(taken).__name__)
    return runner


async def _announce(app: App) -> None:
    settings = app.settings
    secret = settings.webhook_secret
    await app.listener.set_webhook(
        settings.webhook_url or "",
        secret_token=secret.get_secret_value() if secret else None,
        allowed_updates=list(ALLOWED_UPDATES),
        drop_pending_updates=False,
    )

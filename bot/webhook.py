"""Telegram calls us: check the secret, save the body, answer.

Whatever we answer decides what Telegram does next. 200 means "kept" and must not come before the
commit. A 5xx makes Telegram repeat the update and hold back everything else of that chat, so it is
said for one reason only: we could not store it. An update that makes no sense is stored and set aside.
"""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from aiohttp import web

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
#: Telegram's own updates stay under 512 KiB.
LARGEST = 1024 * 1024
#: Telegram waits as long as we ask for, up to an hour.
RETRY_AFTER = "5"

log = structlog.get_logger(__name__)


def webhook_app(store: Callable[[Sequence[Any]], Awaitable[object]], secret: str, path: str) -> web.Application:
    """The application that answers `POST path`. `store` must have committed when it returns."""
    app = web.Application(client_max_size=LARGEST)
    app.router.add_post(path, Webhook(store, secret).answer)
    return app


class Webhook:
    """Answers one call of Telegram's; the peer's address and X-Forwarded-For prove nothing and are not read."""

    def __init__(self, store: Callable[[Sequence[Any]], Awaitable[object]], secret: str) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would believe anybody")
        self._store = store
        self._secret = secret.encode()

    async def answer(self, request: web.Request) -> web.Response:
        """200 kept, 401 not Telegram, 413 too big, 503 could not store: ask again."""
        if not self._is_telegram(request):
            return web.Response(status=401)
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=413)
        # aiohttp answers 413 itself when a body without a length grows past client_max_size.
        body = await request.read()
        try:
            await self._store([body])
        except Exception as away:
            log.error("webhook_cannot_store", error=type(away).__name__)
            return web.Response(status=503, headers={"Retry-After": RETRY_AFTER})
        return web.json_response({})

    def _is_telegram(self, request: web.Request) -> bool:
        # Bytes, because compare_digest raises on text that is not ASCII, and a 500 is an answer too.
        claimed = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(claimed, self._secret)

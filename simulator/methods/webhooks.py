"""Webhook settings. Only here do successful answers carry words of their own, and clients show them to people."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from simulator.errors import bad, too_many
from simulator.methods.updates import read_allowed
from simulator.registry import Call, Described, method
from simulator.state import Bot, Json, Webhook

CLOUD_PORTS = (80, 88, 443, 8443)
MOST_CERTIFICATE = 3 << 20
DEFAULT_CONNECTIONS = 40


@method("setWebhook")
def set_webhook(call: Call) -> Described:
    args, bot = call.args, call.bot
    url = args.get("url").strip()
    if not url:
        return delete_webhook(call)
    if call.world.knobs.spin_guard:
        _slow(call)
    wanted = _wanted(call, url)
    before = bot.allowed
    read_allowed(bot, args.values.get("allowed_updates"))
    drop = args.flag("drop_pending_updates")
    if bot.webhook.url and not drop and before == bot.allowed and _same(bot.webhook, wanted):
        return Described(True, "Webhook is already set")
    bot.queue.displace("terminated by setWebhook request")
    _drop(call)
    bot.webhook = wanted
    call.world.webhook_changed(bot)
    return Described(True, "Webhook was set")


@method("deleteWebhook")
def delete_webhook(call: Call) -> Described:
    _drop(call)
    had = bool(call.bot.webhook.url)
    call.bot.webhook = Webhook()
    call.world.webhook_changed(call.bot)
    return Described(True, "Webhook was deleted" if had else "Webhook is already deleted")


def _drop(call: Call) -> None:
    if call.args.flag("drop_pending_updates"):
        call.bot.queue.clear()


def _slow(call: Call) -> None:
    queue, now = call.bot.queue, call.world.clock()
    if now - queue.last_webhook < 1.0:
        raise too_many(1)
    queue.last_webhook = now


def _same(old: Webhook, new: Webhook) -> bool:
    facts = ("url", "secret", "max_connections", "ip_address", "certificate")
    return all(getattr(old, fact) == getattr(new, fact) for fact in facts)


def _wanted(call: Call, url: str) -> Webhook:
    args = call.args
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad("invalid webhook URL specified")
    secret = args.get("secret_token")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad("secret token contains unallowed characters")
    certificate = args.uploads.get("certificate")
    if certificate is not None and len(certificate.data) > MOST_CERTIFICATE:
        raise bad(f"certificate size is too big ({len(certificate.data)} bytes)")
    most = 100_000 if not call.world.knobs.strict_webhook else 100
    connections = args.number("max_connections", 1, most, default=DEFAULT_CONNECTIONS)
    if call.world.knobs.strict_webhook:
        _check_cloud(parts)
    return Webhook(url, secret, connections, args.get("ip_address"), certificate is not None)


def _check_cloud(parts: SplitResult) -> None:
    """The rules of api.telegram.org; a server of one's own has none of them."""
    if parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in CLOUD_PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    try:
        address = ipaddress.ip_address(parts.hostname or "")
    except ValueError:
        if parts.hostname == "localhost":
            raise bad("bad webhook: IP address 127.0.0.1 is reserved") from None
        return
    if address.version == 6:
        raise bad("bad webhook: IPv6-only addresses are not allowed")
    if address.is_private or address.is_loopback or address.is_reserved:
        raise bad(f"bad webhook: IP address {address} is reserved")


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    hook = call.bot.webhook
    info: Json = {"url": hook.url, "has_custom_certificate": hook.certificate}
    info["pending_update_count"] = len(call.bot.queue.pending())
    if hook.last_error:
        info |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
    if hook.url:
        info["max_connections"] = hook.max_connections
    if hook.ip_address:
        info["ip_address"] = hook.ip_address
    if call.bot.allowed_given is not None:
        info["allowed_updates"] = call.bot.allowed_given
    return info


@method("logOut")
def log_out(call: Call) -> bool:
    call.bot.logged_out = True
    _silence(call.bot)
    return True


@method("close")
def close(call: Call) -> bool:
    """A bot may be closed ten minutes after its start at the earliest; a simulator is never that old to a test."""
    _silence(call.bot)
    return True


def _silence(bot: Bot) -> None:
    bot.queue.displace("terminated by other getUpdates request; make sure that only one bot instance is running")

"""What the operator decides, read once from GUANJIA_* (or `.env`) and never changed while we run.

A mistake is answered with a list of all of them: which variable, what is wrong, what to write instead.
"""

import difflib
import ipaddress
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "GUANJIA_"
OFFICIAL_API = "https://api.telegram.org"


@dataclass(frozen=True)
class Trouble:
    """One thing wrong with one variable, and the way out."""

    variable: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.variable}: {self.what}\n    {self.remedy}"


class SettingsError(Exception):
    """The settings cannot be used. `str()` is fit to be shown to an operator; it holds no secret."""

    def __init__(self, troubles: list[Trouble]) -> None:
        self.troubles = troubles
        super().__init__("\n".join(["guanjia cannot start with these settings:", *map(str, troubles)]))


def _wrong(what: str, remedy: str, field: str | None = None) -> PydanticCustomError:
    facts = {"what": what, "remedy": remedy, "field": field or ""}
    return PydanticCustomError("guanjia", "{what}", facts)


def _a_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[\w-]+", token.get_secret_value(), re.ASCII):
        raise _wrong("is not a bot token", "Copy it whole from @BotFather: digits, a colon, letters.")
    return token


def _an_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
        raise _wrong("is not a web address", "Write for instance https://bot.example.org/telegram")
    return url.rstrip("/")


def _a_database(url: str) -> str:
    remedy = "Write sqlite:///var/guanjia.db or postgresql://user:password@host/guanjia"
    # Hosting panels hand out postgres://, which SQLAlchemy stopped understanding.
    url = re.sub(r"^postgres://", "postgresql://", url)
    try:
        parts = make_url(url)
    except ArgumentError as odd:
        raise _wrong("is not a database address", remedy) from odd
    if parts.get_backend_name() not in ("sqlite", "postgresql"):
        raise _wrong(f"{parts.get_backend_name()} is no database we know", remedy)
    return url


def _a_redis(url: str | None) -> str | None:
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise _wrong("is not a Redis address", "Write for instance redis://localhost:6379/0")
    return url or None


def _a_secret(secret: SecretStr | None) -> SecretStr | None:
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        remedy = "16 to 256 of A-Z a-z 0-9 _ -; for instance what `openssl rand -hex 32` prints."
        raise _wrong("is too short, or has characters Telegram refuses", remedy)
    return secret


def _a_provider(token: SecretStr | None) -> SecretStr | None:
    if token and not re.fullmatch(r"\d+:[A-Z]+:\S+", token.get_secret_value(), re.ASCII):
        remedy = "Copy it whole from @BotFather: digits:LIVE:more, or digits:TEST:more."
        raise _wrong("is not a payment provider's token", remedy)
    return token if token and token.get_secret_value() else None


def _an_endpoint(url: str | None) -> str | None:
    """The base of an OpenAI-compatible API. Words and keys go in clear over http, so only within the house."""
    if not url:
        return None
    remedy = "Write what stands before /chat/completions or /audio/transcriptions, as http://127.0.0.1:11434/v1"
    parts = urlsplit(_an_address(url))
    if parts.username or parts.query or parts.fragment:
        raise _wrong("has more than an address in it", f"{remedy}; a key has a setting of its own.")
    if parts.path.rstrip("/").endswith(("/chat/completions", "/audio/transcriptions")):
        raise _wrong("is one step too long", remedy)
    if parts.scheme == "http" and not _in_the_house(parts.hostname or ""):
        raise _wrong("is http", "What tenants say leaves your network over https only.")
    return url.rstrip("/")


def _in_the_house(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal", ".home.arpa"))
    return address.is_private


def _a_key(key: SecretStr | None) -> SecretStr | None:
    if key and not re.fullmatch(r"[\x21-\x7e]{0,512}", key.get_secret_value()):
        raise _wrong("cannot be a key", "Copy it whole, without blanks or line breaks; leave it out if none is wanted.")
    return key if key and key.get_secret_value() else None


def _a_name(name: str | None) -> str | None:
    return (name or "").strip() or None


def _a_path(path: str) -> str:
    if not re.fullmatch(r"/[\w./-]*", path, re.ASCII):
        raise _wrong("is not a path", "Write for instance /telegram")
    return path


def _there(path: Path | None) -> Path | None:
    if path and not path.exists():
        raise _wrong(f"{path} is not there", "Name a directory of *.yaml, or leave it out for ours.")
    return path


class Settings(BaseSettings):
    """Every setting, with its default. Secrets stay out of `repr`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    #: From @BotFather; GUANJIA_TOKEN_FILE names a file that holds it instead (Docker secrets).
    token: Annotated[SecretStr, AfterValidator(_a_token)]
    #: The Bot API server. A server of one's own, or the simulator, may speak plain http.
    api: Annotated[str, AfterValidator(_an_address)] = OFFICIAL_API
    database: Annotated[str, AfterValidator(_a_database)] = Field("sqlite:///var/guanjia.db", repr=False)
    #: A directory of service rules; ours when left out.
    catalogue: Annotated[Path | None, AfterValidator(_there)] = None
    #: A folder for weights learned from corrections (`guanjia train --with-corrections`); ours while it holds none.
    weights: Path | None = None
    #: The public address Telegram calls. Left out: we ask Telegram ourselves (long polling).
    webhook_url: Annotated[str, AfterValidator(_an_address)] | None = None
    webhook_secret: Annotated[SecretStr | None, AfterValidator(_a_secret)] = None
    #: Where we listen, behind the operator's own web server. Also serves /health.
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(8080, ge=1, le=65535)
    webhook_path: Annotated[str, AfterValidator(_a_path)] = "/telegram"
    #: Conversation state at scale; left out, it lives in the database.
    redis: Annotated[str | None, AfterValidator(_a_redis)] = Field(None, repr=False)
    #: telegram: its published limits. strict: the same without any burst. home: none, for a simulator that has none.
    pace: Literal["telegram", "strict", "home"] = "telegram"
    #: Paid broadcasts: so many bulk messages a second, each paid for in Stars. 0: none is paid for.
    paid_broadcast: int = Field(0, ge=0, le=150)
    #: A payment provider's, from @BotFather; with `fees.pay.telegram` of the catalogue tenants pay in the chat.
    payment_token: Annotated[SecretStr | None, AfterValidator(_a_provider)] = None
    #: A second opinion on words that stay unclear: an OpenAI-compatible API, up to and without /chat/completions.
    assist_url: Annotated[str | None, AfterValidator(_an_endpoint)] = None
    assist_key: Annotated[SecretStr | None, AfterValidator(_a_key)] = None
    assist_model: Annotated[str | None, AfterValidator(_a_name)] = None
    #: Voice notes written down: the same, up to and without /audio/transcriptions.
    transcribe_url: Annotated[str | None, AfterValidator(_an_endpoint)] = None
    transcribe_key: Annotated[SecretStr | None, AfterValidator(_a_key)] = None
    transcribe_model: Annotated[str | None, AfterValidator(_a_name)] = None
    #: Of either at most so many an hour, whatever happens: they may cost money.
    assist_per_hour: int = Field(200, ge=1, le=100_000)
    log_json: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    #: How many people are answered at the same moment.
    workers: int = Field(16, ge=1, le=256)

    @property
    def bot_id(self) -> int:
        """The bot's own user id: the digits of its token."""
        return int(self.token.get_secret_value().split(":")[0])

    @model_validator(mode="after")
    def _webhook_is_safe(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            remedy = "Set it to what `openssl rand -hex 32` prints: without it anybody can pose as Telegram."
            raise _wrong("is missing, and a webhook needs it", remedy, "webhook_secret")
        if self.webhook_url and self.webhook_url.startswith("http:") and self.api == OFFICIAL_API:
            raise _wrong("is http", "Telegram only calls https addresses.", "webhook_url")
        return self

    @model_validator(mode="after")
    def _endpoints_are_whole(self) -> Self:
        for name in ("assist", "transcribe"):
            url, model = getattr(self, f"{name}_url"), getattr(self, f"{name}_model")
            if url and not model:
                raise _wrong("is missing", "Name the model as that server calls it.", f"{name}_model")
            if not url and (model or getattr(self, f"{name}_key")):
                remedy = "Say whose key or model that is, or leave all three out."
                raise _wrong("is missing", remedy, f"{name}_url")
        return self


def load(env_file: Path | None = Path(".env"), **given: Any) -> Settings:
    """The settings, or a `SettingsError` that names every mistake at once. `given` wins over both."""
    troubles = _misspelt()
    try:
        settings = Settings(_env_file=env_file, **_token_from_file(given))  # type: ignore[call-arg]
    except ValidationError as wrong:
        # `from None`: pydantic's own message quotes the value, which may be a secret.
        raise SettingsError(troubles + [_told(dict(error)) for error in wrong.errors()]) from None
    if troubles:
        raise SettingsError(troubles)
    return settings


def _token_from_file(given: dict[str, Any]) -> dict[str, Any]:
    path = os.environ.get(f"{PREFIX}TOKEN_FILE")
    if not path or "token" in given or os.environ.get(f"{PREFIX}TOKEN"):
        return given
    try:
        return given | {"token": Path(path).read_text(encoding="utf-8").strip()}
    except (OSError, UnicodeError) as unread:
        remedy = "Name a text file that holds the token and that this user may read."
        what = f"{path} cannot be read ({type(unread).__name__})"
        raise SettingsError([Trouble(f"{PREFIX}TOKEN_FILE", what, remedy)]) from None


def _misspelt() -> list[Trouble]:
    ours = [PREFIX + name.upper() for name in (*Settings.model_fields, "token_file")]
    strange = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in ours)
    nearest = ((name, difflib.get_close_matches(name, ours, 1, 0.85)) for name in strange)
    return [Trouble(name, "is no setting of ours", f"Did you mean {near[0]}?") for name, near in nearest if near]


def _told(error: dict[str, Any]) -> Trouble:
    facts = error.get("ctx", {})
    field = facts.get("field") or (str(error["loc"][0]) if error["loc"] else "")
    if error["type"] == "missing":
        what, remedy = "is missing", "Set it, or write it into .env; a token comes from @BotFather."
    elif error["type"] == "guanjia":
        what, remedy = facts["what"], facts["remedy"]
    else:
        what, remedy = "cannot be used", f"{error['msg']}."
    return Trouble(PREFIX + field.upper(), what, remedy)

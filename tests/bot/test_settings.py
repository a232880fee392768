"""Settings fail loudly and kindly, and never show a secret."""

import os
from pathlib import Path

import pytest

from bot.help import help_from
from bot.settings import SettingsError, load

TOKEN = "4242:AAcanaryTokenThatMustNeverBeSeenAnywhere"
SECRET = "0123456789abcdef0123456789abcdef"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("GUANJIA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def give(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"GUANJIA_{name}", value)


def refused() -> str:
    with pytest.raises(SettingsError) as caught:
        load()
    return str(caught.value)


def test_a_token_is_all_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TOKEN=TOKEN)
    settings = load()
    assert settings.bot_id == 4242
    assert settings.database == "sqlite:///var/guanjia.db"
    assert settings.api == "https://api.telegram.org"
    assert settings.webhook_url is None


def test_every_mistake_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, API="ftp://x", DATABASE="mysql://x/y", WEBHOOK_PORT="99999", WORKERS="many", CATALOGUE="/nowhere")
    said = refused()
    for variable in ("TOKEN", "API", "DATABASE", "WEBHOOK_PORT", "WORKERS", "CATALOGUE"):
        assert f"GUANJIA_{variable}: " in said
    assert "@BotFather" in said


def test_a_webhook_without_its_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TOKEN=TOKEN, WEBHOOK_URL="https://bot.example.org/telegram")
    assert "GUANJIA_WEBHOOK_SECRET: is missing" in refused()
    give(monkeypatch, WEBHOOK_SECRET="short")
    assert "openssl" in refused()
    give(monkeypatch, WEBHOOK_SECRET=SECRET)
    assert load().webhook_secret


def test_telegram_itself_only_calls_https(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TOKEN=TOKEN, WEBHOOK_URL="http://bot.example.org/telegram", WEBHOOK_SECRET=SECRET)
    assert "GUANJIA_WEBHOOK_URL: is http" in refused()
    give(monkeypatch, API="http://127.0.0.1:8081")
    assert load().webhook_url == "http://bot.example.org/telegram"


def test_the_token_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    give(monkeypatch, TOKEN_FILE=str(tmp_path / "token"))
    assert load().token.get_secret_value() == TOKEN
    give(monkeypatch, TOKEN_FILE=str(tmp_path / "nothing"))
    assert "GUANJIA_TOKEN_FILE: " in refused()


def test_a_dotenv_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"GUANJIA_TOKEN={TOKEN}\nGUANJIA_WORKERS=3\nOTHER=1\n")
    assert load().workers == 3
    give(monkeypatch, WORKERS="5")
    assert load().workers == 5


def test_a_misspelt_variable_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TOKEN=TOKEN, WEBHOOK_SECRT=SECRET)
    assert "Did you mean GUANJIA_WEBHOOK_SECRET?" in refused()


def test_a_payment_providers_token_is_taken_whole_or_refused_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TOKEN=TOKEN, PAYMENT_TOKEN="284685063:TEST:NjQ1canary")
    assert "canary" not in repr(load())
    give(monkeypatch, PAYMENT_TOKEN="NjQ1canary")
    assert "GUANJIA_PAYMENT_TOKEN: is not a payment provider's token" in refused()
    assert "canary" not in refused()
    give(monkeypatch, PAYMENT_TOKEN="")
    assert load().payment_token is None


def test_the_address_hosting_panels_hand_out_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TOKEN=TOKEN, DATABASE="postgres://gj:pa%20ss@db/guanjia")
    assert load().database == "postgresql://gj:pa%20ss@db/guanjia"


@pytest.mark.parametrize("name", ["TOKEN", "WEBHOOK_SECRET", "DATABASE", "REDIS"])
def test_no_secret_is_ever_shown(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    give(
        monkeypatch,
        TOKEN=TOKEN,
        WEBHOOK_SECRET=SECRET,
        DATABASE="postgresql://u:hunter22@h/d",
        REDIS="redis://:hunter22@h",
    )
    shown = repr(load()) + str(load())
    give(monkeypatch, **{name: "hunter22 ! 秘密"})
    shown += refused()
    assert TOKEN not in shown
    assert SECRET not in shown
    assert "hunter22" not in shown


def test_settings_do_not_change_while_we_run(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(token=TOKEN)
    with pytest.raises(ValueError, match="frozen"):
        settings.workers = 3  # type: ignore[misc]


def test_help_from_outside_is_off_until_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, TOKEN=TOKEN, ASSIST_URL="", ASSIST_KEY="")
    assert not help_from(load()).endpoints
    give(monkeypatch, ASSIST_URL="https://api.example.org/v1/", ASSIST_KEY="sk-canary", ASSIST_MODEL="small")
    give(monkeypatch, TRANSCRIBE_URL="http://127.0.0.1:8000/v1", TRANSCRIBE_MODEL="whisper")
    help = help_from(load())
    assert help.named == {"opinion", "dictation"}
    assert help.opinions
    assert help.opinions.endpoint.address.url == "https://api.example.org/v1"
    assert "canary" not in repr(load())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"ASSIST_URL": "https://api.example.org/v1"}, "GUANJIA_ASSIST_MODEL: is missing"),
        ({"ASSIST_KEY": "sk-1"}, "GUANJIA_ASSIST_URL: is missing"),
        ({"TRANSCRIBE_MODEL": "whisper"}, "GUANJIA_TRANSCRIBE_URL: is missing"),
        ({"ASSIST_URL": "http://api.example.org/v1", "ASSIST_MODEL": "m"}, "over https only"),
        ({"ASSIST_URL": "https://x.org/v1/chat/completions", "ASSIST_MODEL": "m"}, "one step too long"),
        ({"ASSIST_URL": "https://me:pw@x.org/v1", "ASSIST_MODEL": "m"}, "a key has a setting of its own"),
        ({"ASSIST_URL": "https://x.org/v1", "ASSIST_MODEL": "m", "ASSIST_KEY": "sk 1"}, "without blanks"),
        ({"ASSIST_PER_HOUR": "0"}, "GUANJIA_ASSIST_PER_HOUR: cannot be used"),
    ],
)
def test_half_an_endpoint_is_refused_kindly(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], told: str) -> None:
    give(monkeypatch, TOKEN=TOKEN, **given)
    assert told in refused()

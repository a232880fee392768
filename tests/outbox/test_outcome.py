"""The retry table, read as a table."""

import os
import subprocess
import sys
from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from models.outbox import Delivery
from outbox.outcome import BACKOFF, EDIT_TRIES, Job, What, back_off, in_doubt, judge

POST, EDIT, HIDE = Job(), Job(edits=True), Job(edits=True, hides=True)
TOPIC = Job(in_topic=True)


def caused(error: NetworkError, cause: type[Exception]) -> NetworkError:
    error.__cause__ = cause("")
    return error


TABLE = [
    (None, POST, What.SENT),
    (RetryAfter(5), POST, What.RETRY),
    (RetryAfter(timedelta(seconds=5)), POST, What.RETRY),
    (ChatMigrated(-100), POST, What.MIGRATED),
    (Forbidden("bot was blocked by the user"), POST, What.UNREACHABLE),
    (InvalidToken(), POST, What.STOP),
    (Conflict("two pollers"), POST, What.RETRY),
    (BadRequest("Message is not modified: same content"), EDIT, What.SENT),
    (BadRequest("Message to edit not found"), EDIT, What.REPOST),
    (BadRequest("Message can't be edited"), EDIT, What.REPOST),
    (BadRequest("There is no text in the message to edit"), EDIT, What.REPOST),
    (BadRequest("Message_id_invalid"), EDIT, What.REPOST),
    (BadRequest("Message_id_invalid"), POST, What.REFUSED),
    (BadRequest("Message thread not found"), TOPIC, What.TOPIC_GONE),
    (BadRequest("Topic_closed"), TOPIC, What.TOPIC_GONE),
    (BadRequest("Message thread not found"), POST, What.REFUSED),
    (BadRequest("Can't parse entities: byte offset 3"), POST, What.PLAIN_TEXT),
    (BadRequest("Have no write access to the chat"), POST, What.UNREACHABLE),
    (BadRequest("Not enough rights to send photos to the chat"), POST, What.REFUSED),
    (BadRequest("Whatever Telegram invents next"), POST, What.REFUSED),
    (caused(NetworkError(""), httpx.ConnectError), POST, What.RETRY),
    (caused(TimedOut(), httpx.ConnectTimeout), POST, What.RETRY),
    (caused(TimedOut(), httpx.PoolTimeout), POST, What.RETRY),
    (caused(TimedOut(), httpx.ReadTimeout), POST, What.RESEND),
    (caused(TimedOut(), httpx.WriteTimeout), POST, What.RESEND),
    (caused(NetworkError(""), httpx.ReadError), POST, What.RESEND),
    (caused(NetworkError(""), httpx.RemoteProtocolError), POST, What.RESEND),
    (NetworkError("Internal Server Error"), POST, What.RESEND),
    (KeyError("result"), POST, What.RESEND),
    (caused(TimedOut(), httpx.ReadTimeout), Job(delivery=Delivery.B), What.IN_DOUBT),
    (caused(TimedOut(), httpx.ReadTimeout), Job(repeat=True), What.IN_DOUBT),
    (caused(TimedOut(), httpx.ReadTimeout), EDIT, What.RETRY),
    (caused(TimedOut(), httpx.ReadTimeout), Job(delivery=Delivery.B, edits=True), What.RETRY),
    (BadRequest("Message to edit not found"), HIDE, What.DROPPED),
    (BadRequest("Message can't be deleted for everyone"), HIDE, What.TOO_OLD),
    (Forbidden("bot was kicked from the group chat"), HIDE, What.DROPPED),
]


@pytest.mark.parametrize(("error", "job", "what"), TABLE)
def test_the_table(error: Exception | None, job: Job, what: What) -> None:
    assert judge(error, job).what is what


def test_a_flood_is_waited_out_to_the_second() -> None:
    assert judge(RetryAfter(37), POST).delay == 37
    assert judge(RetryAfter(timedelta(seconds=37)), POST).delay == 37


def test_what_was_never_sent_is_tried_for_ever_ever_more_slowly() -> None:
    assert tuple(back_off(tries) for tries in range(1, 8)) == (*BACKOFF, BACKOFF[-1])
    assert back_off(1000) == 300


def test_an_edit_that_always_breaks_is_listed_in_the_end() -> None:
    assert in_doubt("ReadTimeout", Job(edits=True, attempts=EDIT_TRIES)).what is What.IN_DOUBT


def test_a_new_supergroup_is_named() -> None:
    assert judge(ChatMigrated(-100123), POST).new_chat_id == -100123


@pytest.mark.parametrize("error", [InvalidToken(), KeyError("result"), caused(TimedOut(), httpx.ConnectError)])
def test_after_a_broken_call_telegram_is_asked_before_anything_else_is_sent(error: Exception) -> None:
    assert judge(error, POST).line_broken


@pytest.mark.parametrize("error", [RetryAfter(5), Forbidden("x"), BadRequest("x"), ChatMigrated(-1)])
def test_a_refusal_proves_that_the_line_works(error: Exception) -> None:
    assert not judge(error, POST).line_broken


def test_a_reason_quotes_nobody() -> None:
    assert judge(BadRequest("Can't find end of the entity"), POST).reason == "BadRequest: Can't find end of the entity"
    assert judge(BadRequest('Unsupported tag "林晓梅"'), POST).reason == "BadRequest"
    assert judge(BadRequest("Can't parse reply keyboard: 林晓梅"), POST).reason == "BadRequest"


def test_a_flood_in_seconds_is_understood_as_well() -> None:
    """The library gives an int unless its environment variable is set; we read both."""
    told = "from outbox.limits import seconds_of; from telegram.error import RetryAfter; "
    told += "import os; os.environ['PTB_TIMEDELTA'] = 'false'; print(seconds_of(RetryAfter(9)))"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", told], capture_output=True, env=dict(os.environ))

    assert done.stdout.strip() == b"9.0"

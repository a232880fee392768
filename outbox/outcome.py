"""Retry as a pure table: from what went wrong to what becomes of the message.

Two facts shaped it. `BadRequest` is a kind of `NetworkError` in python-telegram-bot, so a plain
"network error: try again" repeats what Telegram refused for good. And a timeout says nothing about
whether the message arrived: only a connection that was never made proves that it did not.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from models.outbox import Delivery
from outbox.limits import seconds_of

#: Seconds before the next try. It never gives up on what was certainly not sent.
BACKOFF = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)
#: Class A in doubt is said once more after this: by then the answer is not merely late.
SAID_AGAIN_AFTER = 30.0
#: An edit may be repeated without harm, but one that always breaks must not hold its chat for ever.
EDIT_TRIES = 12

#: The reasons of a flood halt: of one chat, and of everybody.
FLOODED, FLOODED_ALL = "RetryAfter", "RetryAfter (all)"


class What(StrEnum):
    """What becomes of a message."""

    SENT = "sent"
    #: Certainly not sent; try again after `delay`.
    RETRY = "retry"
    #: Telegram refused it, and would again.
    REFUSED = "refused"
    #: It may have arrived: class A, say it once more after `delay`, as a possible repeat.
    RESEND = "resend"
    #: It may have arrived, and must not come twice: parked and listed.
    IN_DOUBT = "in_doubt"
    #: The group became a supergroup and lives at `new_chat_id`.
    MIGRATED = "migrated"
    TOPIC_GONE = "topic_gone"
    #: This chat will not have us: a person blocked us, a group put us out.
    UNREACHABLE = "unreachable"
    #: Our token is refused: nothing at all can be sent.
    STOP = "stop"
    #: Telegram cannot read our HTML: the same again without tags.
    PLAIN_TEXT = "plain_text"
    #: The post to edit is gone: post the card anew.
    REPOST = "repost"
    #: Telegram deletes nothing older than two days: take its buttons off instead.
    TOO_OLD = "too_old"
    #: Not worth a word: there was nothing to say, or to hide.
    DROPPED = "dropped"


@dataclass(frozen=True)
class Job:
    """What the table may know about the message."""

    delivery: Delivery = Delivery.A
    attempts: int = 1
    edits: bool = False
    hides: bool = False
    in_topic: bool = False
    repeat: bool = False


@dataclass(frozen=True)
class Outcome:
    """The verdict. `reason` is fit for a list that operators read: no words, names or phones.

    `line_broken` means that Telegram may be down: ask it before trusting it with anything else.
    """

    what: What
    reason: str = ""
    delay: float = 0.0
    new_chat_id: int | None = None
    line_broken: bool = False

    @property
    def wait(self) -> timedelta:
        """`delay` as a duration."""
        return timedelta(seconds=self.delay)


#: What the words of a 400 mean; the first that occurs counts. From the Bot API server's source.
BAD_REQUESTS: tuple[tuple[str, What], ...] = (
    ("message is not modified", What.SENT),
    ("poll has already been closed", What.SENT),
    ("message to edit not found", What.REPOST),
    ("message can't be edited", What.REPOST),
    ("there is no text in the message", What.REPOST),
    ("there is no caption in the message", What.REPOST),
    ("message_id_invalid", What.REPOST),
    ("message thread not found", What.TOPIC_GONE),
    ("topic_closed", What.TOPIC_GONE),
    ("topic_deleted", What.TOPIC_GONE),
    ("can't parse entities", What.PLAIN_TEXT),
    ("message can't be deleted", What.TOO_OLD),
    ("chat not found", What.UNREACHABLE),
    ("peer_id_invalid", What.UNREACHABLE),
    ("user_is_blocked", What.UNREACHABLE),
    ("input_user_deactivated", What.UNREACHABLE),
    ("have no write access", What.UNREACHABLE),
    ("not enough rights to send text messages", What.UNREACHABLE),
)

#: Without these nothing left our machine: no connection was made, or none was free.
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def judge(error: BaseException | None, job: Job) -> Outcome:
    """What becomes of a message after a call that ended with `error`, or well if None.

    The order of the questions matters: BadRequest must be asked before NetworkError.
    """
    if error is None:
        return Outcome(What.SENT)
    if isinstance(error, RetryAfter):
        return Outcome(What.RETRY, FLOODED, seconds_of(error))
    if isinstance(error, ChatMigrated):
        return Outcome(What.MIGRATED, "ChatMigrated", new_chat_id=error.new_chat_id)
    if isinstance(error, Forbidden):
        return _refused(What.UNREACHABLE, error, job)
    if isinstance(error, InvalidToken):
        return Outcome(What.STOP, "InvalidToken", line_broken=True)
    if isinstance(error, BadRequest):
        return _bad_request(error, job)
    return _broken(error, job)


def in_doubt(reason: str, job: Job, *, line_broken: bool = False) -> Outcome:
    """The policy for what may or may not have arrived."""
    if job.edits and job.attempts < EDIT_TRIES:
        return Outcome(What.RETRY, reason, back_off(job.attempts), line_broken=line_broken)
    if job.delivery is Delivery.A and not job.repeat and not job.edits:
        return Outcome(What.RESEND, reason, SAID_AGAIN_AFTER, line_broken=line_broken)
    return Outcome(What.IN_DOUBT, reason, line_broken=line_broken)


def back_off(attempts: int) -> float:
    """Seconds to wait after the given number of tries."""
    return BACKOFF[min(max(attempts, 1), len(BACKOFF)) - 1]


def _bad_request(error: BadRequest, job: Job) -> Outcome:
    said = str(error).lower()
    what = next((what for words, what in BAD_REQUESTS if words in said), What.REFUSED)
    # What cannot be cured must not be tried again at once, for ever.
    if (what is What.REPOST and not job.edits) or (what is What.TOPIC_GONE and not job.in_topic):
        what = What.REFUSED
    return _refused(what, error, job)


def _refused(what: What, error: BaseException, job: Job) -> Outcome:
    # Buttons of a post that is gone need no hiding, nor do they where we cannot go any more.
    harmless = job.hides and what is not What.TOO_OLD
    return Outcome(What.DROPPED if harmless else what, reason_of(error))


def _broken(error: BaseException, job: Job) -> Outcome:
    cause = error.__cause__
    # The library's own classes say little, what they wrap says what happened.
    name = type(cause if cause and isinstance(error, TelegramError) else error).__name__
    if isinstance(cause, NEVER_LEFT):
        return Outcome(What.RETRY, name, back_off(job.attempts), line_broken=True)
    if isinstance(error, Conflict):
        return Outcome(What.RETRY, "Conflict", back_off(job.attempts))
    if isinstance(error, NetworkError) and "request entity too large" in str(error).lower():
        return Outcome(What.REFUSED, "Request Entity Too Large")
    return in_doubt(name, job, line_broken=True)


def reason_of(error: BaseException) -> str:
    """Telegram's reason in its own words, unless it quotes ours."""
    said, name = str(error), type(error).__name__
    if '"' in said or "parse" in said:
        return name
    return f"{name}: {said.removeprefix(f'{name}: ')[:150]}"

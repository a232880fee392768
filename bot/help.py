"""Help from outside, built from the settings: a second opinion, voice notes written down. Without settings: none."""

import time
import wave
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from io import BytesIO

from assist.endpoint import Address, Endpoint, Unanswered
from assist.opinion import SecondOpinion
from assist.restraint import Budget
from assist.transcriber import Transcriber
from bot.settings import Settings
from understanding.result import Masked

#: A tenant waits for the first, nobody for the second.
OPINION_SECONDS = 3.0
DICTATION_SECONDS = 30.0
#: So many questions whether somebody is in danger may come from outside in an hour.
WARNINGS = 10


#: Nobody's words.
PROBE = Masked("the lamp in the hall does not light")
REMEDIES = {
    "away": "Nothing listens there; is the server running, is the address right?",
    "late": "It takes too long: choose a smaller model, or a nearer server.",
    "garbled": "It does not keep to the form it is given (a strict json_schema); choose another model or server.",
    "status_401": "The key is wrong or missing.",
    "status_404": "No such path or model there; the address ends before /chat/completions or /audio/transcriptions.",
}
REMEDY = "The bot runs as without it, and asks again now and then."


@dataclass(frozen=True)
class Help:
    """What the operator set up."""

    opinions: SecondOpinion | None = None
    transcriber: Transcriber | None = None

    @property
    def named(self) -> frozenset[str]:
        """What the privacy notice must name."""
        return frozenset(endpoint.name for endpoint in self.endpoints)

    @property
    def endpoints(self) -> list[Endpoint]:
        """The endpoints there are."""
        return [each.endpoint for each in (self.opinions, self.transcriber) if each is not None]

    @property
    def tallies(self) -> dict[str, Mapping[str, int]]:
        """What became of their questions, for /health."""
        return {f"assist_{endpoint.name}": endpoint.counts for endpoint in self.endpoints}

    async def close(self) -> None:
        """Let go of every connection."""
        for endpoint in self.endpoints:
            await endpoint.close()


def help_from(settings: Settings) -> Help:
    """The endpoints that the settings name."""
    opinion = _endpoint(settings, "opinion", "assist", OPINION_SECONDS)
    dictation = _endpoint(settings, "dictation", "transcribe", DICTATION_SECONDS)
    warnings = Budget(WARNINGS, time.monotonic, per_person=2)
    opinions = SecondOpinion(opinion, warnings) if opinion else None
    return Help(opinions, Transcriber(dictation) if dictation else None)


async def answers(help: Help) -> list[str]:
    """Ask each endpoint something harmless, and say how it went, a line each."""
    told = []
    if help.opinions is not None:
        told.append(await _tried("GUANJIA_ASSIST_URL", help.opinions.asked(PROBE, who=None)))
    if help.transcriber is not None:
        told.append(
            await _tried("GUANJIA_TRANSCRIBE_URL", help.transcriber.words_in(silence(), who=None, name="silence.wav"))
        )
    await help.close()
    return told


async def _tried(setting: str, question: Awaitable[object]) -> str:
    try:
        await question
    except Unanswered as none:
        return f"{setting}: no answer we can use ({none.why})\n    {REMEDIES.get(none.why, REMEDY)}"
    return f"{setting}: answers"


def silence() -> bytes:
    """A second in which nobody says anything, as a recording."""
    recording = BytesIO()
    with wave.open(recording, "wb") as track:
        track.setnchannels(1)
        track.setsampwidth(2)
        track.setframerate(16_000)
        track.writeframes(bytes(32_000))
    return recording.getvalue()


def _endpoint(settings: Settings, name: str, prefix: str, seconds: float) -> Endpoint | None:
    url, key = getattr(settings, f"{prefix}_url"), getattr(settings, f"{prefix}_key")
    if url is None:
        return None
    address = Address(url, getattr(settings, f"{prefix}_model"), key.get_secret_value() if key else "")
    return Endpoint(address, name=name, seconds=seconds, budget=Budget(settings.assist_per_hour, time.monotonic))

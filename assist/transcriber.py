"""A voice note written down by an endpoint for transcriptions; what it hears is for the tenant to confirm."""

import json

import aiohttp

from assist.endpoint import Endpoint

#: What a person says in a voice note, generously; beyond it is noise that repeats itself.
MOST_LETTERS = 2000


class Transcriber:
    """Sends voice notes; answers words."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    async def words_in(self, voice: bytes, *, who: int | None, language: str = "", name: str = "voice.ogg") -> str:
        """What is said in a recording, "" if nothing. `language` is a hint ("zh", "en"). Raises `Unanswered`."""

        def form() -> dict[str, aiohttp.FormData]:
            data = aiohttp.FormData()
            data.add_field("model", self.endpoint.address.model)
            data.add_field("response_format", "json")
            if language:
                data.add_field("language", language)
            data.add_field("file", voice, filename=name, content_type="audio/ogg")
            return {"data": data}

        words: str = await self.endpoint.ask("/audio/transcriptions", form, words_of, who=who)
        return words


def words_of(body: bytes) -> str:
    """The words in a transcription, on as many lines as were spoken; `ValueError` if there are none to be found."""
    told = json.loads(body)
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise ValueError("no text")
    printable = "".join(char if char.isprintable() else "\n" for char in told["text"])
    lines = (" ".join(line.split()) for line in printable.split("\n"))
    return "\n".join(line for line in lines if line)[:MOST_LETTERS]

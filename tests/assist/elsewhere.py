"""An endpoint as vendors run them: strict about what it is sent, and as unreliable as it is told to be."""

import asyncio
import json
from typing import Any

from aiohttp import BodyPartReader, web
from aiohttp.test_utils import TestServer

from assist.endpoint import Address, Endpoint
from assist.opinion import SecondOpinion
from assist.restraint import Budget

KEY = "sk-canary-that-must-never-be-seen"
LEAK = {"intent": "RP", "repair": "leak", "complaint": "-", "danger": False, "sure": True}


class Watch:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Elsewhere:
    """Answers `says` and `hears`, unless `instead` holds something to do first: a response, or seconds to dawdle."""

    def __init__(self) -> None:
        self.says: Any = LEAK
        self.hears: Any = {"text": "厨房水管漏水"}
        self.instead: list[web.Response | float] = []
        #: What arrived: the user's words of each question; form fields of each voice note.
        self.questions: list[str] = []
        self.notes: list[dict[str, Any]] = []
        self.wrong: list[str] = []
        self.server = TestServer(self._app(), shutdown_timeout=0)
        self.watch = Watch()

    def endpoint(self, *, seconds: float = 5.0, per_hour: int = 100, key: str = KEY, name: str = "opinion") -> Endpoint:
        """A client of it."""
        address = Address(str(self.server.make_url("/v1")), "small-model", key)
        budget = Budget(per_hour, self.watch, per_person=8)
        return Endpoint(address, name=name, seconds=seconds, budget=budget, monotonic=self.watch)

    def opinions(self, *, warnings: int = 100, **more: float) -> SecondOpinion:
        """Whoever asks it for a second opinion."""
        return SecondOpinion(self.endpoint(**more), Budget(warnings, self.watch, per_person=8))  # type: ignore[arg-type]

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=8 << 20)
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_post("/v1/audio/transcriptions", self._transcribe)
        return app

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.questions.append(asked["messages"][-1]["content"])
        form = asked["response_format"]["json_schema"]
        self._demand(request.headers.get("Authorization") == f"Bearer {KEY}", "key")
        self._demand((asked["model"], asked["temperature"]) == ("small-model", 0), "model")
        self._demand(asked["response_format"]["type"] == "json_schema" and form["strict"] is True, "strict")
        self._demand(_is_strict(form["schema"]), "schema")
        self._demand([each["role"] for each in asked["messages"]] == ["system", "user"], "roles")
        content = self.says if isinstance(self.says, str) else json.dumps(self.says)
        return await self._answer({"choices": [{"message": {"role": "assistant", "content": content}}]})

    async def _transcribe(self, request: web.Request) -> web.StreamResponse:
        form: dict[str, Any] = {}
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            form[part.name or ""] = await part.read() if part.filename else await part.text()
        self.notes.append(form)
        self._demand(form.get("model") == "small-model" and form.get("response_format") == "json", "form")
        return await self._answer(self.hears)

    def _demand(self, right: bool, what: str) -> None:
        if not right:
            self.wrong.append(what)

    async def _answer(self, usual: Any) -> web.StreamResponse:
        instead = self.instead.pop(0) if self.instead else None
        if isinstance(instead, float):
            await asyncio.sleep(instead)
        return instead if isinstance(instead, web.Response) else web.json_response(usual)


def _is_strict(schema: dict[str, Any]) -> bool:
    """As vendors demand it: every field required, none beside them, no keyword that strict mode knows not."""
    plain = all(field.keys() <= {"type", "enum"} for field in schema["properties"].values())
    whole = sorted(schema["required"]) == sorted(schema["properties"])
    return plain and whole and schema["type"] == "object" and schema["additionalProperties"] is False

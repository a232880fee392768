"""Reading the words: `Texts` holds every language, `Words` speaks one of them.

A missing key or a missing fact is a bug and raises: a test proves that every key exists in every
language with the same placeholders, so nobody meets it.
"""

import html
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from models.people import Language

FOLDER = Path(__file__).parent


class Html(str):
    """A string that is HTML already: `Words.html` lets it through as it is."""

    __slots__ = ()


class Words:
    """The words of one language.

    `words(key, **facts)` is plain text for alerts and buttons; `words.html(key, **facts)` is for
    messages, with every fact escaped, so a tenant named <b> stays a name.
    """

    def __init__(self, language: Language, folder: Path = FOLDER, extra: Path | None = None) -> None:
        self.language = language
        # No isolating marks around facts: they count against button lengths and break searches.
        self._bundle = FluentBundle([language.value], use_isolating=False)
        for path in sorted((folder / language.value).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
        own = extra / f"{language.value}.ftl" if extra else None
        if own is not None and own.exists():
            self._bundle.add_resource(FluentResource(own.read_text(encoding="utf-8")), allow_overrides=True)

    def __call__(self, key: str, **facts: Any) -> str:
        if not self._bundle.has_message(key):
            raise LookupError(f"no words for {key!r} in {self.language.value}")
        message = self._bundle.get_message(key)
        if message.value is None:
            raise LookupError(f"{key!r} has attributes but no words in {self.language.value}")
        short, held_back = _shortened(facts)
        spoken, errors = self._bundle.format_pattern(message.value, short)
        if errors:
            raise LookupError(f"{key!r} in {self.language.value}: {errors}")
        text = str(spoken)
        for mark, fact in held_back.items():
            text = text.replace(mark, fact)
        return text

    def html(self, key: str, **facts: Any) -> str:
        """The words as Telegram HTML."""
        return self(key, **{name: escaped(fact) for name, fact in facts.items()})

    def has(self, key: str) -> bool:
        """Whether there are words for `key`."""
        return bool(self._bundle.has_message(key))

    def when(self, moment: datetime, *, now: datetime, zone: ZoneInfo) -> str:
        """A moment as people say it, in the estate's zone: today 15:30, tomorrow 09:00, 11-23 Mon 09:00."""
        local, today = moment.astimezone(zone), now.astimezone(zone).date()
        clock = f"{local:%H:%M}"
        near = {today: "when-today", today + timedelta(days=1): "when-tomorrow"}
        near[today - timedelta(days=1)] = "when-yesterday"
        if local.date() in near:
            return self(near[local.date()], clock=clock)
        return self.date(moment, zone=zone)

    def date(self, moment: datetime, *, zone: ZoneInfo) -> str:
        """A moment that reads the same on any day, 11-23 Mon 09:00: for what is sent once and read again later."""
        local = moment.astimezone(zone)
        clock = f"{local:%H:%M}"
        weekday = self(f"weekday-{local.isoweekday()}")
        return self("when-date", month=str(local.month), day=str(local.day), weekday=weekday, clock=clock)


def _shortened(facts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    # Fluent refuses a fact of more than 1000 characters; a tenant may write 4096. So a long one is
    # put in afterwards, for a mark that nobody can type.
    held_back = {
        f"\ufdd0{name}\ufdd1": fact for name, fact in facts.items() if isinstance(fact, str) and len(fact) > 900
    }
    marks = {mark.strip("\ufdd0\ufdd1"): mark for mark in held_back}
    return facts | marks, held_back


def escaped(fact: Any) -> Any:
    """A fact fit for Telegram HTML; numbers stay numbers so that Fluent can pluralise them."""
    if isinstance(fact, Html) or not isinstance(fact, str):
        return fact
    return html.escape(fact, quote=False)


class Texts:
    """Every language, read once at start.

    `extra` is an operator's own catalogue: its zh-Hans.ftl, zh-Hant.ftl and en.ftl name the kinds he
    added and may say anything of ours in other words.
    """

    def __init__(self, folder: Path = FOLDER, extra: Path | None = None) -> None:
        self._words = {language: Words(language, folder, extra) for language in Language}

    def __call__(self, language: Language) -> Words:
        return self._words[language]

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages we speak, the default first."""
        return tuple(self._words)


def closest_language(code: str | None, default: Language = Language.ZH_HANS) -> Language:
    """The language of ours closest to a Telegram language code such as zh-hant, zh-TW or en-GB."""
    tag = (code or "").lower().replace("_", "-")
    if tag.startswith("zh"):
        traditional = {"hant", "tw", "hk", "mo"} & set(tag.split("-"))
        return Language.ZH_HANT if traditional else Language.ZH_HANS
    # Somebody whose phone speaks French reads English sooner than Chinese.
    return Language.EN if tag else default

"""The words of an announcement: a template's gaps filled in the reader's language, or what somebody wrote.

Whoever reads a language in which nobody wrote it gets the original.
"""

import html
import re
from datetime import datetime
from typing import Any

from cards.registry import Pen
from locales.texts import Html, Words
from models.announcements import Announcement
from models.catalogue_announcements import FieldKind

TITLE_LETTERS = 30
_TAGS = re.compile(r"<[^<>]*>")


def head(said: Announcement, pen: Pen) -> str:
    """The heading: what kind of news it is."""
    name = pen.words(f"announcement-{said.template}") if said.template else pen.words("announce-notice")
    return pen("announce-head-urgent" if said.urgent else "announce-head", title=name)


def title(said: Announcement, words: Words) -> str:
    """What it is called in a list, as plain text."""
    if said.template:
        return words(f"announcement-{said.template}")
    line = " ".join(html.unescape(_TAGS.sub("", own_words(said, words))).split())
    cut = line if len(line) <= TITLE_LETTERS else line[: TITLE_LETTERS - 1] + "…"
    return cut or words("announce-notice")


def body(said: Announcement, pen: Pen) -> str:
    """What it says, as Telegram HTML. A gap that is still empty shows as dots."""
    if not said.template:
        return own_words(said, pen.words)
    known = pen.catalogue.announcements.templates.get(said.template)
    if known is None:
        return ""
    filled: dict[str, Any] = {name: _filled(said, name, kind, pen) for name, kind in known.fields.items()}
    estate = pen.catalogue.estate
    return pen(f"announcement-{said.template}-words", **filled, estate=estate.name, phone=estate.phone)


def own_words(said: Announcement, words: Words) -> str:
    """What somebody wrote, as HTML, in the reader's language or else as it was first written."""
    return said.texts.get(words.language.value) or said.texts.get(said.original.value, "")


def _filled(said: Announcement, name: str, kind: FieldKind, pen: Pen) -> Any:
    told = said.fields.get(name)
    if told is None:
        return "…"
    if kind == "time":
        # Whoever reads it on the day itself must not think that it is tomorrow.
        return Html(pen.date(datetime.fromisoformat(told)))
    if kind == "count":
        return int(told)
    return told or pen.words("announce-all-of-us")

"""From a row and a face to the calls that say it, as plain data: no Telegram library here."""

import hashlib
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cards.face import CAPTION_LIMIT, TEXT_LIMIT, Button, Face
from models.outbox import Action, OutboxMessage, Priority
from outbox import paper

#: Owed by `outbox.hide`: a post that is history goes, or loses its buttons.
HIDE = "hide"
GENERAL = 1
ALBUM_SIZE = 10
#: What Telegram puts together in one album; every other type is sent alone.
FAMILY = {"photo": "picture", "video": "picture", "document": "document", "audio": "audio"}


@dataclass(frozen=True)
class Drawing:
    """What a row says at the moment of sending, and where. `post` is the card's present message."""

    face: Face | None
    post: int | None = None
    thread_id: int | None = None
    reply_to: int | None = None
    shown: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether the card's post shows this already."""
        return self.face is not None and self.post is not None and self.shown == fingerprint(self.face)


@dataclass(frozen=True)
class Call:
    """One Bot API call, named as the library names it. `html` names the argument that is HTML."""

    method: str
    args: dict[str, Any]
    rows: list[list[Button]] = field(default_factory=list)
    force_reply: bool = False
    html: str = ""
    media: list[dict[str, str]] = field(default_factory=list)

    @property
    def edits(self) -> bool:
        """Whether repeating it changes nothing."""
        return self.method.startswith("edit_") or self.method in ("delete_message", "stop_poll")

    def as_plain(self) -> "Call":
        """The same without HTML, for when Telegram cannot read our tags."""
        words = paper.plain(self.args.get(self.html, ""))
        return replace(self, args=self.args | {self.html: words}, html="") if self.html else self

    def as_bare(self) -> "Call":
        """Taking the buttons off, for a post that cannot be deleted."""
        return replace(self, method="edit_message_reply_markup")


def is_bulk(row: OutboxMessage) -> bool:
    """Whether it may wait for everything else."""
    return row.priority >= Priority.BULK


def fingerprint(face: Face) -> str:
    """What a post that shows this face is remembered by."""
    return hashlib.sha256(repr(face).encode()).hexdigest()


def plan(row: OutboxMessage, drawing: Drawing) -> list[Call]:
    """The calls that deliver the row, in order. Nothing to draw, or nothing new: no calls."""
    if row.kind == HIDE:
        # In private the old post goes; in a group it stays, bare: people may have replied to it.
        method = "delete_message" if row.chat_id > 0 else "edit_message_reply_markup"
        return [Call(method, {"chat_id": row.chat_id, "message_id": row.facts["message_id"]})]
    if row.action is Action.COPY:
        source = {"from_chat_id": row.facts["from_chat"], "message_id": row.facts["message_id"]}
        return [Call("copy_message", _where(row, drawing) | source)]
    if row.action is Action.ALBUM:
        return _album(row, drawing)
    if row.action is Action.STOP_POLL:
        target = {"chat_id": row.chat_id, "message_id": drawing.post}
        return [Call("stop_poll", target)] if drawing.post else []
    if row.action is Action.POLL and drawing.face:
        return [_poll(row, drawing, drawing.face)]
    if drawing.face is None or drawing.unchanged:
        return []
    if row.action is Action.SHOW:
        return [_show(row, drawing, drawing.face)]
    return _say(_where(row, drawing), drawing.face)


def _where(row: OutboxMessage, drawing: Drawing, *, reply: bool = True) -> dict[str, Any]:
    where: dict[str, Any] = {"chat_id": row.chat_id}
    # Telegram does not find the General topic by its own number: it is meant by giving none.
    if drawing.thread_id not in (None, GENERAL):
        where["message_thread_id"] = drawing.thread_id
    if reply and drawing.reply_to is not None:
        where |= {"reply_to_message_id": drawing.reply_to, "allow_sending_without_reply": True}
    if drawing.face is not None and drawing.face.silent:
        where["disable_notification"] = True
    return where


def _show(row: OutboxMessage, drawing: Drawing, face: Face) -> Call:
    file = _file(face)
    limit, words = (CAPTION_LIMIT, "caption") if file else (TEXT_LIMIT, "text")
    text = {words: paper.shorten(face.text, limit)}
    if drawing.post is not None:
        where = {"chat_id": row.chat_id, "message_id": drawing.post}
        return Call(f"edit_message_{words}", where | text, face.rows, html=words)
    # No force_reply on a card: Telegram would never let us edit it again.
    method, content = file or ("send_message", {})
    return Call(method, _where(row, drawing) | content | text, face.rows, html=words)


def _poll(row: OutboxMessage, drawing: Drawing, face: Face) -> Call:
    # A poll's words are plain: Telegram takes them without tags.
    words = {"question": face.text, "options": list(face.options), "is_anonymous": face.anonymous}
    return Call("send_poll", _where(row, drawing) | words, face.rows)


def _say(where: dict[str, Any], face: Face) -> list[Call]:
    if face.invoice is not None:
        return [Call("send_invoice", where | asdict(face.invoice))]
    file = _file(face)
    if file and paper.length(face.text) <= CAPTION_LIMIT:
        method, args = file
        return [Call(method, where | args | {"caption": face.text}, face.rows, face.force_reply, "caption")]
    calls = [Call(file[0], where | file[1])] if file else []
    calls += [Call("send_message", where | {"text": text}, html="text") for text in paper.pieces(face.text, TEXT_LIMIT)]
    calls[1:] = [replace(call, args=_without_reply(call.args)) for call in calls[1:]]
    calls[-1] = replace(calls[-1], rows=face.rows, force_reply=face.force_reply)
    return calls


def _file(face: Face) -> tuple[str, dict[str, Any]] | None:
    if face.photo is not None:
        return "send_photo", {"photo": face.photo}
    if isinstance(face.document, str):
        return "send_document", {"document": face.document}
    if face.document is not None:
        return "send_document", {"document": face.document, "filename": face.filename or "file"}
    return None


def _album(row: OutboxMessage, drawing: Drawing) -> list[Call]:
    if row.kind and drawing.face is None:
        return []
    where, text = _where(row, drawing), drawing.face.text if drawing.face else ""
    calls = [_pictures(where, family) for family in _families(row.facts["media"])]
    if not text or not calls:
        return calls
    if paper.length(text) > CAPTION_LIMIT:
        return calls + _say(_without_reply(where), Face(text=text))
    calls[0] = replace(calls[0], args=calls[0].args | {"caption": text}, html="caption")
    return calls


def _families(media: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    grouped: list[list[dict[str, str]]] = []
    for item in media:
        family = FAMILY.get(item["type"])
        together = grouped and family and FAMILY.get(grouped[-1][0]["type"]) == family
        if together and len(grouped[-1]) < ALBUM_SIZE:
            grouped[-1].append(item)
        else:
            grouped.append([item])
    return grouped


def _pictures(where: dict[str, Any], media: list[dict[str, str]]) -> Call:
    # Telegram refuses an album of one.
    if len(media) == 1:
        kind = media[0]["type"]
        return Call(f"send_{kind}", where | {kind: media[0]["file_id"]})
    return Call("send_media_group", where, media=media)


def _without_reply(args: dict[str, Any]) -> dict[str, Any]:
    answered = ("reply_to_message_id", "allow_sending_without_reply")
    return {name: value for name, value in args.items() if name not in answered}

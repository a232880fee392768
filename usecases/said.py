"""What somebody said in a chat, free of any Telegram library."""

from dataclasses import dataclass
from datetime import datetime

from models.tickets import Piece, PieceKind, Side


@dataclass(frozen=True)
class Said:
    """One message as a rule sees it. `text` is the text or the caption, whole.

    If it holds several matters `own` is what of it is about one of them, and `part` which, from 0.
    """

    chat_id: int
    message_id: int
    kind: PieceKind
    text: str = ""
    file_id: str | None = None
    file_size: int | None = None
    album: str | None = None
    reply_to: int | None = None
    thread_id: int | None = None
    own: str = ""
    part: int = 0

    @property
    def words(self) -> str:
        """What a ticket is told of it."""
        return self.own or self.text

    def as_piece(self, ticket_id: int, *, author_id: int | None, side: Side, purpose: str, now: datetime) -> Piece:
        """The piece of `ticket_id` that this message becomes."""
        return Piece(
            ticket_id=ticket_id,
            side=side,
            author_id=author_id,
            kind=self.kind,
            text=self.text,
            own=self.own,
            file_id=self.file_id,
            file_size=self.file_size,
            chat_id=self.chat_id,
            message_id=self.message_id,
            album=self.album,
            purpose=purpose,
            at=now,
        )

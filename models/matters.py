"""Several matters in one message: its tickets share the message as a piece, each with the words that are its own."""

from sqlmodel import Session, col, select

from models.tickets import Piece, Ticket


def shared_piece(tx: Session, ticket: Ticket) -> Piece | None:
    """The piece of a ticket that it has in common with others; None if it was told alone."""
    return tx.exec(select(Piece).where(Piece.ticket_id == ticket.id, Piece.own != "")).first()


def told_together(tx: Session, ticket: Ticket) -> list[Ticket]:
    """The tickets that one message opened, this one among them, in the order it named them; none if it is alone."""
    shared = shared_piece(tx, ticket)
    if shared is None:
        return []
    beside = select(Ticket).join(Piece, col(Piece.ticket_id) == col(Ticket.id)).where(Piece.own != "")
    same = beside.where(Piece.chat_id == shared.chat_id, Piece.message_id == shared.message_id)
    return list(tx.exec(same.order_by(col(Ticket.id))))

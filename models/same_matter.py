"""What is written of "the same matter again": which tickets a draft was asked about, and who joined one."""

from models.tickets import IN_HAND, TicketStatus

#: Events: of a draft that was asked "is it this one?", and of the ticket that somebody then joined.
ASKED, FOLLOWED = "same_asked", "followed"
#: What may still be joined.
OPEN = IN_HAND | {TicketStatus.OPEN}

"""Whether payments fit the rest of the catalogue: their team, their calendar and the letter of their receipts."""

from catalogue.mistakes import choose
from catalogue.reading import Source
from models.catalogue import Catalogue

#: Receipts are numbered like tickets.
LETTER = "F"


def check_payments(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` proofs that nobody would look at, and receipts that would read like tickets."""
    payments = catalogue.payments
    if ("payments",) not in source.lines:
        return
    if payments.team not in catalogue.teams:
        wrong = f"no team is called {payments.team!r}, and it looks at payment proofs"
        source.blame(("payments", "team"), wrong, choose(payments.team, catalogue.teams))
    if payments.calendar not in catalogue.calendars:
        wrong = f"no calendar is called {payments.calendar!r}, and proofs are looked at in it"
        source.blame(("payments", "calendar"), wrong, choose(payments.calendar, catalogue.calendars))
    if not payments.reject_reasons:
        source.blame(("payments", "reject_reasons"), "no reason is there to turn a proof down", "name at least one")
    for name, kind in catalogue.kinds.items():
        if kind.letter == LETTER:
            wrong = f"{LETTER} is the letter of receipts, and {name!r} has it too"
            source.blame(("kinds", name, "letter"), wrong, "take another letter")

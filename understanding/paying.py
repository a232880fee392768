"""Whether the words beside a picture say that it proves a payment.

A wrong guess costs a repair its photo, so there is a "perhaps", upon which the tenant is asked. Pure: whether
his unit owes anything at all is asked elsewhere.
"""

from understanding.lexicon import words
from understanding.normalise import normalise
from understanding.reading import read
from understanding.result import Paying, Understanding

#: What is somebody's danger, repair or grievance is never taken for a proof, whatever else he says.
DANGER = ("E", "ASK")
MATTERS = ("RP", "CP", "SG")
#: What somebody speaks of who says "paid" and means his fees.
FEES = ("FE", "OT")


def paying(source: str, heard: Understanding) -> Paying:
    """What the words say of a payment; `heard` is what `understand` made of them."""
    seen = read(normalise(source), ()).full
    if heard.urgency in DANGER or words("paying", "other").hits(seen):
        return Paying.OTHER
    if words("paying", "sent").hits(seen):
        return Paying.SURE if heard.intent in FEES else Paying.PERHAPS
    if heard.intent in MATTERS:
        return Paying.OTHER
    return Paying.PERHAPS if words("paying", "about").hits(seen) else Paying.NO

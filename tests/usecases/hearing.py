"""What tenants say with what was understood of it, so that a test of a rule does not depend on the judge's weights."""

from typing import Any

from models.people import Person
from models.tickets import Ticket
from tests.usecases.house import House
from understanding.result import Confidence, Understanding
from usecases import intake

GAS, LEAK = "厨房有股怪味", "卫生间好像在漏"


def heard(intent: str = "RP", sure: float = 0.95, **more: Any) -> Understanding:
    """An understanding: `repair`, `urgency`, `hazard`, `odds` as named; `kind_sure` of repair and complaint."""
    of_kind = more.pop("kind_sure", 0.95)
    confidence = Confidence(intent=sure, repair=of_kind, complaint=of_kind, urgency=0.9)
    return Understanding(intent=intent, confidence=confidence, **({"repair": "water", "rest": "x"} | more))


MAY_BE_GAS = heard(urgency="ASK", hazard="gas", repair="pest", kind_sure=0.4)
#: A lift with somebody in it.
TRAPPED = heard(repair="lift", urgency="E", hazard="lift")
UNSURE = heard(
    sure=0.45,
    kind_sure=0.45,
    odds={
        "intent": {"RP": 0.45, "CP": 0.4, "IQ": 0.1},
        "repair": {"water": 0.45, "leak": 0.4, "clean": 0.1},
        "complaint": {"NB": 0.6, "FA": 0.3},
    },
)


def says(house: House, person: Person, understood: Understanding, text: str = LEAK, **more: Any) -> Ticket:
    """A tenant writes, and this is what was understood of it."""
    said = house.said(person.user_id or 0, text, **more)
    return house.db.run_sync(intake.take_in, said, understood, person=person, catalogue=house.catalogue)

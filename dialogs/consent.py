"""What the privacy notice says, the same wherever it is shown: our words, and what help from outside there is."""

from typing import Any

from dialogs.house import House, Say
from models.people import Person
from usecases import people

#: The notice, line by line; help that is off is not named.
NOTICE = (
    Say("consent-words"),
    Say("consent-opinion", when="names_opinion"),
    Say("consent-dictation", when="names_dictation"),
)


def named(here: House) -> dict[str, Any]:
    """What the notice must name at present, for a window's data."""
    help = here.db.info.get("assist", ())
    return {"names_opinion": "opinion" in help, "names_dictation": "dictation" in help}


async def is_new_to(here: House, person: Person | None) -> bool:
    """Whether he agreed before all of that was named."""
    return people.has_agreed(person) and bool(await here.db.read(people.not_named_to, person))

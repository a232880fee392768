"""How many alarms there were and how many were none: a line a month, and the dangers they were about."""

from collections.abc import Mapping

from cards.parts import lines
from locales.texts import Words
from models.alarms import AlarmFigures


def told(months: Mapping[str, AlarmFigures], words: Words) -> str:
    """The figures as lines; of a month without an alarm it says just that."""
    return lines(*(_month(month, found, words) for month, found in months.items()))


def _month(month: str, found: AlarmFigures, words: Words) -> str:
    raised = sum(found.raised.values())
    if not raised:
        return words.html("alarms-figures-none", month=month)
    counts = {"tenant": sum(found.by_tenant.values()), "staff": sum(found.by_staff.values())}
    said = words.html("alarms-figures", month=month, raised=raised, false=sum(found.false.values()), **counts)
    named = [
        words.html("alarms-figures-line", danger=_named(each, words), false=count, raised=found.raised[each])
        for each, count in found.false.items()
    ]
    return lines(said, words("list-comma").join(named))


def _named(hazard: str, words: Words) -> str:
    return words(f"danger-{hazard}") if hazard and words.has(f"danger-{hazard}") else words("danger-unnamed")

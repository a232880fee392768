"""An understanding as a line of the fixed JSONL interface, and as words for people who wonder why."""

from understanding.result import Place, Understanding


def as_record(key: str, u: Understanding) -> dict[str, str | float]:
    """The record for `guanjia understand --jsonl`; absent values are "", lists are joined with commas.

    Places keep the word that tenants use for them ("12栋", "3单元", "2楼"), `confidence` is that of the intent,
    `time` the tenant's own words.
    """
    place = u.place or Place()
    return {
        "key": key,
        "intent": u.intent,
        "repair": u.repair,
        "complaint": u.complaint,
        "urgency": u.urgency,
        "building": _building(place),
        "unit": f"{place.unit_section}单元" if place.unit_section else "",
        "floor": f"{place.floor}楼" if place.floor else "",
        "room": place.room or "",
        "time": u.when.words if u.when else "",
        "phone": u.phone or "",
        "confidence": u.confidence.intent,
        "alternatives": ",".join(u.alternatives),
    }


def explain(u: Understanding) -> str:
    """Lines for a person: what was understood. Why, cards/why.py says in words."""
    place = f"{u.place.words} -> {u.place.known_unit or _parts(u.place)}" if u.place else "-"
    when = f"{u.when.words} -> {u.when.start.isoformat() if u.when.start else '?'}" if u.when else "-"
    sure = u.confidence
    lines = [
        f"intent    {u.intent} ({sure.intent:.2f}) or {', '.join(u.alternatives) or '-'}",
        f"repair    {u.repair} ({sure.repair:.2f})",
        f"complaint {u.complaint} ({sure.complaint:.2f})",
        f"urgency   {u.urgency} ({sure.urgency:.2f}) hazard {u.hazard or '-'}",
        f"place     {place}",
        f"when      {when}",
        f"phone     {u.phone or '-'}",
        f"rest      {u.rest or '-'}",
    ]
    return "\n".join(lines)


def _building(place: Place) -> str:
    if not place.building:
        return ""
    kind = place.building_kind
    if kind.isascii():
        kind = "栋" if place.building[-1].isdigit() else "座"
    return f"{place.building}{kind}"


def _parts(place: Place) -> str:
    parts = {"building": place.building, "section": place.unit_section, "floor": place.floor, "room": place.room}
    return ", ".join(f"{name} {value}" for name, value in parts.items() if value)

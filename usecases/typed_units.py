"""Units as somebody types them: 12-1502 12-1503 8-3楼. What nobody can find is told, never guessed."""

import re
import unicodedata
from datetime import datetime

from sqlmodel import Session, col, select

from models.estate import Building, Unit
from models.refusals import Refusal

_BETWEEN = re.compile(r"[\s,;、]+")
#: A building, or a building and its floor: 8, 8栋, 8-3楼, 8-3F.
_FLOOR = re.compile("(?P<building>.+)-(?P<floor>[^-]+?)(?:楼|层|樓|層|f)", re.IGNORECASE)


def units_typed(tx: Session, typed: str, *, now: datetime) -> list[str]:
    """The labels of every unit that is meant, each once; refuses with the pieces that mean none."""
    known = {unit.label: unit for unit in tx.exec(select(Unit).order_by(col(Unit.id)))}
    names = {name: one.id for one in tx.exec(select(Building)) for name in (one.code, one.name, *one.aliases)}
    found: dict[str, None] = {}
    strange = []
    for piece in filter(None, _BETWEEN.split(unicodedata.normalize("NFKC", typed))):
        meant = _meant(piece, known, names)
        found |= dict.fromkeys(meant)
        if not meant:
            strange.append(piece)
    if strange or not found:
        raise Refusal("refusal-announce-units", units=" ".join(strange)[:200])
    return list(found)


def _meant(piece: str, known: dict[str, Unit], names: dict[str, int | None]) -> list[str]:
    if piece in known:
        return [piece]
    storey = _FLOOR.fullmatch(piece)
    building = names.get(storey["building"] if storey else piece)
    return [
        label
        for label, unit in known.items()
        if building == unit.building_id and (storey is None or storey["floor"] == unit.floor)
    ]

"""Why something was understood so, as codes: `by:what:detail`. cards/why.py says them in words.

repair.water:漏水      a word table heard it              water:水管+爆      a rule of danger met these words
model:intent=RP:0.93   the trained judge thought so       model:danger=0.93  and saw danger
guard:denied           words of danger were taken back    guard:idiom        or are a way of speaking
"""

from collections.abc import Iterator

from understanding.classify import Labels
from understanding.urgency import LEVELS, Urgency


def added_by_model(ruled: Labels, judged: Labels) -> Iterator[str]:
    """What the trained judge decided; nothing where the words were plain enough to be believed."""
    if judged is ruled:
        return
    yield f"model:intent={judged.intent}:{judged.sure['intent']:.2f}"
    if judged.repair != "-":
        yield f"model:repair={judged.repair}:{judged.sure['repair']:.2f}"
    if judged.intent == "CP":
        yield f"model:complaint={judged.complaint}:{judged.sure['complaint']:.2f}"


def taken_back(ruled: Urgency, level: str) -> Iterator[str]:
    """Why words that sound like danger were not taken for it."""
    if LEVELS[level] < LEVELS["ASK"]:
        if ruled.taken_back:
            yield "guard:denied"
        if ruled.idiom:
            yield "guard:idiom"

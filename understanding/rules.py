"""The first judge: it counts words. Words with the fault in them say most, an object alone says little."""

import re
from collections.abc import Mapping

from understanding.classify import COMPLAINTS, FAULTY, REPAIRS, Scores
from understanding.guards import negated
from understanding.lexicon import table, words
from understanding.lexicon.words import Hit
from understanding.reading import Reading, View

NEAR = 14
QUESTION = re.compile(
    r"\?|吗|哪|如何|几点|多少|多久|怎么[^了样]{0,4}[办交弄走用缴约开]|呢\s*$|要不要|让不让|[\u4e00-\u9fff]不[?\s]*$|^(?:how|what|when|where|who|can|could|do|does|is|are|may|why)\b"
)
# Bad service is said of everything; the thing it is said of decides.
WEIGHT = {"MS": 1.2, "FA": 1.2}
GRIEVANCE = {"NB": 1.8, "MS": 2.2, "SP": 1.2, "EN": 0.6, "MF": 0.6, "EM": 0.8, "HQ": 0.4, "FA": 0.2}


def judge_words(reading: Reading) -> Scores:
    """Scores from the word tables alone."""
    view = reading.sober
    repair, fault, reasons = _repair(reading, view)
    complaint, why = _complaint(reading, repair)
    intent, also = _intent(reading, repair, fault, complaint)
    return Scores(intent, repair, complaint, (*reasons, *why, *also))


def _repair(reading: Reading, view: View) -> tuple[dict[str, float], float, list[str]]:
    general = _live(words("repair", "general", "faults").hits(view), reading)
    scores, reasons, fault = {}, [], 0.0
    for kind in REPAIRS:
        faults = _live(words("repair", kind, "faults").hits(view), reading)
        things = words("repair", kind, "things").hits(view)
        weak = words("repair", kind, "weak").hits(view)
        met = _met(things, general)
        scores[kind] = 2.0 * min(_count(faults), 3) + 1.0 * min(_count(things), 2) + 1.2 * met + 0.6 * min(len(weak), 1)
        fault = max(fault, 2.5 if faults else 0.0, 2.0 if met else 0.0)
        reasons += [f"repair.{kind}:{hit.word}" for hit in (*faults[:2], *things[:1])]
    if not fault and general:
        fault = 0.7
    return {kind: score for kind, score in scores.items() if score}, fault, reasons


def _live(hits: list[Hit], reading: Reading) -> list[Hit]:
    return [hit for hit in hits if not negated((hit,), reading)]


def _count(hits: list[Hit]) -> int:
    """How many separate stretches the hits cover: 水管爆 and 爆管 in one place count once."""
    count, end = 0, -1
    for hit in sorted(hits):
        count += hit.start >= end
        end = max(end, hit.end)
    return count


def _met(things: list[Hit], faults: list[Hit]) -> bool:
    return any(
        0 <= max(fault.start - thing.end, thing.start - fault.end) <= NEAR for thing in things for fault in faults
    )


def _complaint(reading: Reading, repair: Mapping[str, float]) -> tuple[dict[str, float], list[str]]:
    scores, reasons = {}, []
    for kind in COMPLAINTS:
        strong = words("complaint", kind, "strong").hits(reading.full)
        weak = words("complaint", kind, "weak").hits(reading.full)
        score = WEIGHT.get(kind, 1.5) * min(_count(strong), 4) + 0.4 * min(len(weak), 2)
        if score:
            scores[kind] = score
            reasons += [f"complaint.{kind}:{hit.word}" for hit in strong[:2]]
    best = max(repair, key=lambda kind: repair[kind], default=None)
    if best:
        usual = table("intent")["default_of"][best]
        scores[usual] = scores.get(usual, 0.0) + (1.0 if repair[best] >= FAULTY else 0.5)
    return scores, reasons


def _intent(
    reading: Reading, repair: Mapping[str, float], fault: float, complaint: dict[str, float]
) -> tuple[dict[str, float], list[str]]:
    hits = {
        kind: words("intent", kind, "strong").hits(reading.full) for kind in ("CP", "PK", "FE", "SG", "PR", "IQ", "OT")
    }
    weak = {kind: len(words("intent", kind, "weak").hits(reading.full)) for kind in hits}
    count = {kind: min(_count(found), 3) for kind, found in hits.items()}
    asks = min(_count(words("repair", "general", "asks").hits(reading.sober)), 2)
    solved = words("guards", "resolved").hits(reading.full)
    fault = 0.0 if solved else fault
    grief = max((GRIEVANCE[kind] * min(score / 1.5, 2) for kind, score in complaint.items()), default=0.0)
    scores = {
        "RP": _broken(fault, asks, bool(solved), max(repair.values(), default=0.0)),
        "CP": 1.7 * count["CP"] + grief + 0.4 * min(weak["CP"], 2),
        "PK": 2.6 * count["PK"] + 0.5 * min(weak["PK"], 1),
        "FE": 2.6 * count["FE"] + 0.7 * min(weak["FE"], 2),
        "SG": 2.8 * count["SG"] + 0.8 * min(weak["SG"], 2),
        "PR": _praise(reading, count["PR"], weak["PR"], fault, bool(solved)),
        "IQ": 1.2 * count["IQ"] + (1.0 if QUESTION.search(reading.plain) else 0.0) + 0.3 * min(weak["IQ"], 2),
        "OT": 0.8 + 0.7 * min(count["OT"], 2) + (1.5 if len(reading.plain.strip(" ?!。,~")) <= 2 else 0.0),
    }
    for kind in ("CP", "IQ", "SG", "PR"):
        scores[kind] += 1.5 * bool(words("intent", kind, "explicit").hits(reading.full))
    _settle(scores, fault, count)
    return scores, [f"intent.{kind}:{hit.word}" for kind, found in hits.items() for hit in found[:2]]


def _broken(fault: float, asks: int, solved: bool, best: float) -> float:
    named = 0.9 if best >= 1 and not solved else 0.0
    return fault + (1.6 if asks and not solved else 0.0) + named + 0.25 * min(best, 4.0)


def _praise(reading: Reading, strong: int, weak: int, fault: float, solved: bool) -> float:
    if words("intent", "PR", "spoils").hits(reading.full) or (fault and not solved and strong < 2):
        return 0.3
    return 2.8 * strong + (1.5 if solved and weak else 0.3 if weak else 0.0)


def _settle(scores: dict[str, float], fault: float, count: dict[str, int]) -> None:
    """Conflicts people would not see: a broken thing asked about is a repair, a fee asked about is fees."""
    if fault >= 2:
        scores["IQ"] -= 1.6
        scores["PK"] -= 1.5
        scores["OT"] -= 1.0
        scores["FE"] -= 0.5
    if count["SG"]:
        scores["IQ"] -= 1.0
        scores["CP"] -= 0.8
    if count["FE"]:
        scores["IQ"] -= 0.8
        scores["CP"] -= 0.5
    if count["PK"]:
        scores["IQ"] -= 0.8
        scores["CP"] -= 1.0
    if count["PR"]:
        scores["RP"] -= 1.0
        scores["CP"] -= 1.0

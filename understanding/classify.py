"""What it is about: intent, repair kind and complaint kind, from scores that rules give.

The judge here counts words (rules.py). What it says is heard by the trained one (model/), and decides alone where there
are no weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp

from understanding.lexicon import table

INTENTS = ("RP", "CP", "PK", "FE", "SG", "PR", "IQ", "OT")
REPAIRS = ("water", "elec", "hvac", "lift", "door", "net", "gas", "leak", "clean", "pest", "oth")
FAULTY = 2.0
COMPLAINTS = ("HQ", "FA", "MS", "MF", "EM", "NB", "SP", "EN")


@dataclass(frozen=True)
class Scores:
    """Evidence for each label on a common scale: about 3 decides, below 1 is a hint."""

    intent: Mapping[str, float] = field(default_factory=dict)
    repair: Mapping[str, float] = field(default_factory=dict)
    complaint: Mapping[str, float] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Labels:
    """The decision: best labels, how sure, and the runners-up among the intents."""

    intent: str
    repair: str
    complaint: str
    sure: Mapping[str, float]
    alternatives: tuple[str, ...]
    reasons: tuple[str, ...]


def decide(scores: Scores) -> Labels:
    """The labels for what the word tables say."""
    intent, intent_sure, others = _best(scores.intent, INTENTS, "OT")
    repair, repair_sure, _ = _best(scores.repair, REPAIRS, "-")
    complaint, complaint_sure, _ = _best(scores.complaint, COMPLAINTS, "-")
    repair = _fitting_repair(intent, repair, scores.repair.get(repair, 0.0))
    complaint = _fitting_complaint(intent, repair, complaint)
    sure = {"intent": intent_sure, "repair": repair_sure, "complaint": complaint_sure}
    return Labels(intent, repair, complaint, sure, others, scores.reasons)


def _best(scores: Mapping[str, float], labels: tuple[str, ...], none: str) -> tuple[str, float, tuple[str, ...]]:
    ranked = sorted((label for label in labels if scores.get(label, 0) > 0.4), key=lambda x: -scores[x])
    if not ranked:
        return none, 0.3, ()
    odds = {label: exp(min(scores[label], 30.0)) for label in ranked}
    sure = odds[ranked[0]] / (sum(odds.values()) + 3.0)
    close = tuple(label for label in ranked[1:3] if scores[label] >= scores[ranked[0]] - 3.0)
    return ranked[0], round(min(sure, 0.98), 2), close


def _fitting_repair(intent: str, repair: str, score: float) -> str:
    """Only a repair is sure to have a kind; elsewhere an object that is merely named says nothing is broken."""
    if intent in {"PR", "OT", "PK", "FE"} or (intent == "CP" and score < FAULTY):
        return "-"
    if intent in {"IQ", "SG"} and repair in {"oth", "door", "clean", "net"} and score < FAULTY:
        return "-"
    return "oth" if intent == "RP" and repair == "-" else repair


def _fitting_complaint(intent: str, repair: str, complaint: str) -> str:
    if intent in {"PR", "OT", "PK"}:
        return "-"
    if intent in {"IQ", "SG"} and complaint in {"FA", "HQ"}:
        return "-"
    if intent == "FE":
        return "MF"
    if intent in {"CP", "RP"} and complaint == "-":
        return usual_complaint(repair)
    return complaint


def usual_complaint(repair: str) -> str:
    """The complaint that a repair of this kind would be, when the words do not say."""
    return str(table("intent")["default_of"].get(repair, "MS"))

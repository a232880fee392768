"""From probabilities to an answer: when to say it, when to ask, when to act.

An emergency acts by itself only when that is surer than the price of a false alarm; below, it costs one question. The
thresholds were set on lines of an author whose words nothing was trained on (docs/understanding.md).
"""

from collections.abc import Mapping

from understanding.classify import COMPLAINTS, REPAIRS, Labels, usual_complaint
from understanding.urgency import LEVELS, Urgency

Odds = Mapping[str, Mapping[str, float]]

#: Probability of danger from which we ask though no rule saw one: of what the words plainly say to be an everyday
#: matter, and of what they do not. And of "somebody must go now" from which we act.
PLAIN_ASK_FROM = 0.44
ASK_FROM = 0.35
ACT_FROM = 0.75
#: The same of what the words plainly say to be no report (a parcel, a bill, thanks), and of an idiom (火大).
NO_REPORT_ASKS_FROM = 0.4
#: The same of a word or two, such as a name, in which no rule saw anything.
SHORT, SHORT_ASKS_FROM = 6, 0.5
#: Where a rule saw danger the model need only not think it absurd: to act, and to ask.
RULE_ACTS_FROM = 0.2
RULE_ASKS_FROM = 0.03
#: In a letter this long one sentence of danger weighs little; there the rule alone decides.
LETTER = 300
#: Where a guard took the words of danger back (no smell, a drill, last year) the model must be surer than that.
DENIED_FROM = 0.9
#: Words that say this much by themselves are believed, unless the model thinks it absurd and is this sure of another
#: matter ("how do I replace a lost card"); the model is for what nobody thought of.
RULE_IS_SURE = 0.85
ABSURD, SURE_OF_ANOTHER = 0.05, 0.9
#: Other intents worth a button.
WORTH_A_BUTTON = 0.12
#: Which danger it is, where no rule heard it: wrong advice would be worse than the question alone.
HAZARD_FROM = 0.65
#: A thing that is named but not broken has no repair kind; of these kinds it takes more to be sure.
BROKEN_FROM = 0.65
#: A thing this surely broken is a repair, however angrily it is told, if the rules heard one too.
SURELY_BROKEN = 0.85
VAGUE = {"oth", "door", "clean", "net"}
VAGUE_FROM = 0.95
PLAIN_FROM = 0.8
#: What may be about something that burns, breaks or hurts.
REPORTS = {"RP", "CP", "OT"}


def labels_by(odds: Odds, ruled: Labels) -> Labels:
    """Intent, repair and complaint kind with their probabilities; the rules' reasons are kept for whoever asks why."""
    ranked = sorted(odds["intent"].items(), key=lambda pair: -pair[1])
    intent, sure = ranked[0]
    absurd = odds["intent"].get(ruled.intent, 0.0) < ABSURD and sure >= SURE_OF_ANOTHER
    if ruled.sure["intent"] >= RULE_IS_SURE and not absurd:
        return ruled
    if intent == "FE" and ruled.intent == "CP":
        # Who says that he complains about a bill wants it treated as a complaint.
        intent, sure = "CP", odds["intent"]["FE"] + odds["intent"]["CP"]
    if intent == "CP" and ruled.intent == "RP" and 1 - odds["repair"].get("-", 0.0) >= SURELY_BROKEN:
        intent, sure = "RP", odds["intent"]["RP"] + odds["intent"]["CP"]
    others = tuple(label for label, odd in ranked if label != intent and odd >= WORTH_A_BUTTON)[:2]
    repair, repair_sure = _repair(intent, odds["repair"], ruled)
    complaint, complaint_sure = _complaint(intent, repair, odds["complaint"])
    if intent == "CP" and "FE" in (ruled.intent, ranked[0][0]):
        # The words are about money; that somebody is angry about it does not make it another matter.
        complaint = "MF"
    certainty = {"intent": sure, "repair": repair_sure, "complaint": complaint_sure}
    rounded = {name: round(min(value, 0.99), 2) for name, value in certainty.items()}
    return Labels(intent, repair, complaint, rounded, others, ruled.reasons)


def urgency_by(odds: Odds, ruled: Urgency, labels: Labels, *, length: int) -> Urgency:
    """The level: what the rules saw, unless the model thinks it absurd, and what the model sees beyond them.

    `labels` are the rules': how plainly the words say what it is about. `length` is the text's.
    """
    danger, act = odds["danger"]["1"], odds["act"]["1"]
    if ruled.level in ("E", "ASK"):
        level = _believed(ruled.level, danger, 1.0 if length > LETTER else act)
    else:
        asks_from = max(_asks_from(odds, ruled, labels), SHORT_ASKS_FROM if length < SHORT else 0.0)
        level = _beyond(ruled, danger, act, asks_from=asks_from)
    if LEVELS[level] < LEVELS["ASK"]:
        return Urgency(level, None, round(1 - danger, 2), ruled.reasons if level == "U" else ())
    reasons = (*ruled.reasons, f"model:danger={danger:.2f}", f"model:act={act:.2f}")
    return Urgency(level, ruled.hazard or _hazard(odds), round(act if level == "E" else danger, 2), reasons)


def _believed(level: str, danger: float, act: float) -> str:
    """What a rule saw: to act on, to ask about, and of what it only asks about perhaps nothing."""
    if level == "E":
        return "E" if act >= RULE_ACTS_FROM else "ASK"
    return "ASK" if danger >= RULE_ASKS_FROM else "N"


def _beyond(ruled: Urgency, danger: float, act: float, *, asks_from: float) -> str:
    """What no rule saw. What the words say plainly is asked about, never acted on."""
    if ruled.taken_back:
        return "ASK" if danger >= DENIED_FROM else ruled.level
    if act >= ACT_FROM and asks_from == ASK_FROM:
        return "E"
    return "ASK" if danger >= asks_from else ruled.level


def _asks_from(odds: Odds, ruled: Urgency, labels: Labels) -> float:
    """From which probability of danger we ask: the plainer the words speak of something else, the later."""
    intent, sure = max(odds["intent"].items(), key=lambda pair: pair[1])
    ruled_plainly = labels.sure["intent"] >= PLAIN_FROM
    if ruled.idiom or (ruled_plainly and labels.intent not in REPORTS):
        return NO_REPORT_ASKS_FROM
    return PLAIN_ASK_FROM if ruled_plainly or (intent not in REPORTS and sure >= PLAIN_FROM) else ASK_FROM


def _hazard(odds: Odds) -> str | None:
    hazard, sure = max(odds["hazard"].items(), key=lambda pair: pair[1])
    return hazard if sure >= HAZARD_FROM else None


def _repair(intent: str, odds: Mapping[str, float], ruled: Labels) -> tuple[str, float]:
    kinds = {kind: odds.get(kind, 0.0) for kind in REPAIRS}
    best = max(kinds, key=lambda kind: kinds[kind])
    broken = 1.0 - odds.get("-", 0.0)
    if intent == "RP":
        if ruled.repair not in ("-", "oth") and ruled.sure["repair"] >= RULE_IS_SURE:
            return ruled.repair, ruled.sure["repair"]
        # That something is broken is settled; the question is only what.
        return best, kinds[best] / broken if broken else 0.0
    needed = VAGUE_FROM if intent != "CP" and best in VAGUE else BROKEN_FROM
    if intent in {"CP", "IQ", "SG"} and kinds[best] >= needed:
        return best, kinds[best]
    return "-", odds.get("-", 0.0)


def _complaint(intent: str, repair: str, odds: Mapping[str, float]) -> tuple[str, float]:
    if intent == "CP":
        best = max(COMPLAINTS, key=lambda kind: odds.get(kind, 0.0))
        return best, odds.get(best, 0.0)
    if intent == "FE":
        return "MF", 0.6
    return (usual_complaint(repair), 0.6) if intent == "RP" else ("-", 0.9)

"""Whether words name a matter of their own, and whether two matters are two.

Labels alone are not trusted here: a trained judge gives one to every scrap. A matter stands alone only where the word
tables found its topic too, and a question only if it asks for more than when you come and what it costs.
"""

import re
from functools import cache

from understanding.classify import usual_complaint
from understanding.lexicon import words
from understanding.normalise import normalise
from understanding.result import Understanding

SURE = 0.7
#: Without a word that says so (另外, also) both sides must be this sure.
VERY_SURE = 0.85
#: Intents whose words nobody uses about a broken lamp.
DISTINCT = {"FE", "PK"}
WORK = {"RP", "CP"}
#: Complaints that a repair seldom is about, and kinds of repair that are often one matter.
OTHERS_DOING = {"NB", "SP", "EN", "MF"}
ALIKE = ({"water", "leak"}, {"hvac", "leak"}, {"clean", "pest"})
VAGUE = {"oth", "-"}
#: Characters that must be left of a question once all that asks about the matter before it is taken away.
OF_ITS_OWN = 2


def stands(said: str, heard: Understanding) -> bool:
    """Whether the words are a matter by themselves."""
    if heard.confidence.intent < SURE or not _topic_named(heard):
        return False
    return heard.intent in WORK or bool(_beyond_details(said))


def apart(one: Understanding, other: Understanding, *, told: bool) -> bool:
    """Whether these are two matters, `one` said first; `told` if a word or a number between them says so."""
    intents = {one.intent, other.intent}
    if not told:
        return len(intents) == 2 and bool(intents & DISTINCT) and _plain(one) and _plain(other)
    if one.intent == other.intent:
        return _two_kinds(one, other)
    if intents == WORK:
        return _fault_and_grievance(one, other)
    if "FE" in intents and "MF" in {heard.complaint for heard in (one, other) if heard.intent == "CP"}:
        return False
    # What follows a question about fees or parcels is most often a question about the same.
    return "IQ" not in intents or bool(intents & (WORK | {"PR"}))


def _two_kinds(one: Understanding, other: Understanding) -> bool:
    if one.intent == "RP":
        kinds = {one.repair, other.repair}
        # A fault without its thing (it also drips) is the other's.
        named = sum(reason.startswith(f"repair.{other.repair}:") for reason in other.reasons) > 1
        return named and len(kinds) == 2 and not kinds & VAGUE and not any(kinds <= alike for alike in ALIKE)
    return one.intent == "CP" and one.complaint != other.complaint and {one.complaint, other.complaint} <= OTHERS_DOING


def _fault_and_grievance(one: Understanding, other: Understanding) -> bool:
    fault, grievance = (one, other) if one.intent == "RP" else (other, one)
    if (
        grievance.complaint == usual_complaint(fault.repair)
        or fault.repair == "leak"
        or fault.repair == grievance.repair
    ):
        return False
    # Bad service that is told after a fault is about that fault.
    return grievance.complaint in OTHERS_DOING or (grievance.complaint == "MS" and grievance is one)


def _plain(heard: Understanding) -> bool:
    """Whether nobody could take it for part of another matter: fees that are asked about, a fault with its thing."""
    evidence = [reason for reason in heard.reasons if reason.startswith(("repair.", "complaint.", "intent."))]
    asks = any(reason.startswith(("intent.IQ:", "intent.PK:")) for reason in heard.reasons)
    plain = asks if heard.intent in DISTINCT else heard.intent in WORK and len(evidence) > 1
    return plain and heard.confidence.intent >= VERY_SURE


def _topic_named(heard: Understanding) -> bool:
    topics = {"RP": f"repair.{heard.repair}:", "CP": f"complaint.{heard.complaint}:"}
    also = "complaint.MF:" if heard.intent == "FE" else "intent."
    topic = topics.get(heard.intent, f"intent.{heard.intent}:")
    return heard.intent != "OT" and any(
        reason.startswith(topic) or (heard.intent == "FE" and reason.startswith(also)) for reason in heard.reasons
    )


def _beyond_details(said: str) -> str:
    left = _details().sub("", normalise(said).plain)
    return left if len(left) >= OF_ITS_OWN else ""


@cache
def _details() -> re.Pattern[str]:
    listed = words("seams", "follow")
    chinese = sorted(listed.literal, key=len, reverse=True)
    english = "|".join(re.escape(word) for word, _ in listed.english)
    return re.compile(rf"{'|'.join(map(re.escape, chinese))}|(?<![a-z])(?:{english})(?![a-z])|[\W\d_]")

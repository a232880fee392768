"""Is it an emergency, now? An object meets an event within a short gap; guards may take it back.

E acts by itself, so it needs evidence that no guard touches. Evidence that is hearsay, half hypothetical or asked
becomes ASK: one question costs little, a missed emergency a life. Negated, drilled, past or solved: nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import Any

from understanding.guards import verdict
from understanding.lexicon import Words, table, words
from understanding.lexicon.words import Hit
from understanding.reading import Reading

LEVELS = {"N": 0, "U": 1, "ASK": 2, "E": 3}
MANY = 60


@dataclass(frozen=True)
class Rule:
    """One row of urgency.toml: all lists of `near` within `gap` of each other."""

    hazard: str
    case: str
    level: str
    near: tuple[Words, ...]
    gap: int
    clause: bool
    unless: Words


@dataclass(frozen=True)
class Urgency:
    """The urgency, the hazard the advice is about, how sure, and which words said so.

    `taken_back`: words of danger stand there, and all are denied (no smell, a drill, last year).
    `idiom`: some words sound like danger and are known to mean none (火大, 水平).
    `case` is the hazard more exactly, where it needs advice of its own; "" if it does not.
    """

    level: str
    hazard: str | None
    confidence: float
    reasons: tuple[str, ...]
    taken_back: bool = False
    idiom: bool = False
    case: str = ""


def judge_urgency(reading: Reading, *, matters: bool) -> Urgency:
    """The most urgent evidence that survives the guards; merely urgent (U) only if it `matters`: repair, complaint."""
    evidence = list(_evidence(reading))
    denied = bool(evidence)
    idiom = reading.sober.plain != reading.full.plain
    found = sorted((item for item in evidence if item[0]), key=lambda item: -LEVELS[item[0]])
    if found:
        level, rule, _ = found[0]
        reasons = tuple(reason for _, _, reason in found[:3])
        return Urgency(level, rule.hazard, 0.9 if level == "E" else 0.5, reasons, case=rule.case)
    urgent = words("urgency", "urgent", "words").first(reading.sober)
    if urgent and matters and not words("guards", "resolved").hits(reading.full):
        return Urgency("U", None, 0.7, (f"urgent:{urgent.word}",), denied, idiom)
    return Urgency("N", None, 0.7, (), denied, idiom)


def _evidence(reading: Reading) -> Iterator[tuple[str, Rule, str]]:
    """Level, rule and words of every rule that is met; level "" where a guard takes it back."""
    seen: dict[int, list[Hit]] = {}
    for rule in rules():
        if rule.unless.hits(reading.full):
            continue
        levels = {hits: verdict(rule.level, hits, reading) or "" for hits in _meetings(rule, reading, seen)}
        if levels:
            hits = next((hits for hits, level in levels.items() if level), next(iter(levels)))
            yield levels[hits], rule, f"{rule.hazard}:{'+'.join(hit.word for hit in hits)}"


def _meetings(rule: Rule, reading: Reading, seen: dict[int, list[Hit]]) -> Iterator[tuple[Hit, ...]]:
    lists: list[list[Hit]] = []
    for wanted in rule.near:
        if id(wanted) not in seen:
            seen[id(wanted)] = wanted.hits(reading.calm)[:MANY]
        if not seen[id(wanted)]:
            return
        lists.append(seen[id(wanted)])
    for hits in product(*lists):
        if _close(hits, rule, reading):
            yield hits


def _close(hits: tuple[Hit, ...], rule: Rule, reading: Reading) -> bool:
    if len(hits) == 1:
        return True
    ordered = sorted(hits)
    stretch = 3 if ordered[0].word.isascii() else 1
    if any(after.start - before.end > rule.gap * stretch for before, after in pairwise(ordered)):
        return False
    around = reading.clause if rule.clause else reading.sentence
    return around(ordered[0].start)[1] >= ordered[-1].end


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of urgency.toml, those that act first."""
    rows = sorted(table("urgency")["rule"], key=lambda row: -LEVELS[row["level"]])
    return tuple(_rule(row) for row in rows)


def _rule(row: dict[str, Any]) -> Rule:
    near = tuple(words("urgency", "groups", name) for name in row.get("near", ()))
    listed = (Words(row["words"]),) if "words" in row else ()
    clause = row.get("within") == "clause"
    case = row.get("case", "")
    return Rule(
        row["hazard"], case, row["level"], near + listed, row.get("gap", 0), clause, Words(row.get("unless", ""))
    )

"""One text, step by step: normalise, slots, reading, rules, urgency by rules, the trained judge, what is left.

Pure: the same text, time and places give the same answer. `notice` is everything that is done before the trained
judge speaks; training goes the same way.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from understanding import segment
from understanding.because import added_by_model, taken_back
from understanding.classify import Labels, decide
from understanding.model.embed import embed
from understanding.model.features import counted, weighted
from understanding.model.traits import traits_of
from understanding.model.weights import shipped
from understanding.normalise import normalise
from understanding.reading import Reading, blank, read
from understanding.rest import rest_of
from understanding.result import Confidence, KnownPlaces, Understanding
from understanding.rules import judge_words
from understanding.slots import Cut
from understanding.slots.phone import Phone, find_phone
from understanding.slots.place import Found as FoundPlace
from understanding.slots.place import find_place
from understanding.slots.times import FoundTime, find_time
from understanding.small_talk import says_no_danger
from understanding.urgency import Urgency, judge_urgency
from understanding.verdict import Odds, labels_by, urgency_by

#: The fields whose runners-up are worth a button.
LABELS = ("intent", "repair", "complaint")


@dataclass(frozen=True)
class Seen:
    """A text before it is judged: its slots, and what the rules say."""

    reading: Reading
    cuts: list[Cut]
    phone: Phone | None
    time: FoundTime | None
    place: FoundPlace | None
    labels: Labels
    urgency: Urgency
    blocks: dict[str, Counter[str]]


def warm_up() -> None:
    """Load jieba, the word tables and the weights once, about half a second; call it before the first tenant writes.

    Safe to call again and from several threads.
    """
    segment.warm_up()
    understand("12栋1502热水器漏水", now=datetime(2000, 1, 1, tzinfo=UTC))


def notice(source: str, *, now: datetime, known_places: KnownPlaces | None = None) -> Seen:
    """What slots and rules find."""
    text = normalise(source)
    phone = find_phone(text.plain)
    cuts = [phone.cut] if phone else []
    time = find_time(text, blank(text.plain, cuts, "\n"), now)
    cuts += [time.cut] if time else []
    place = find_place(text, blank(text.plain, cuts, "\n"), known_places)
    cuts += place.cuts if place else ()
    reading = read(text, cuts, known_places.all_words() if known_places else frozenset())
    labels = decide(judge_words(reading))
    urgency = judge_urgency(reading, matters=labels.intent in {"RP", "CP"})
    return Seen(reading, cuts, phone, time, place, labels, urgency, counted(reading, labels, urgency))


def understand(source: str, *, now: datetime, known_places: KnownPlaces | None = None) -> Understanding:
    """What the tenant means. Never raises, whatever the text; `now` is aware and gives the zone of the times.

    Of a text over 800 characters the first 500 and the last 300 are read. The first call loads jieba unless
    `warm_up` did. With the sentence embedding it takes some 20 ms, so call it in a worker thread.
    """
    seen = notice(source, now=now, known_places=known_places)
    labels, urgency, traits = seen.labels, seen.urgency, None
    weights = shipped()
    guess: Odds = {}
    if weights is not None:
        vector = embed(source)
        guess = weights.judge(weighted(seen.blocks, weights.idf), vector)
        traits = traits_of(seen.blocks, weights.idf, vector)
        urgency = urgency_by(guess, urgency, labels, length=len(source))
        labels = labels_by(guess, labels)
    place, time, phone = seen.place, seen.time, seen.phone
    sure = Confidence(
        **labels.sure,
        urgency=urgency.confidence,
        place=place.confidence if place else 0.0,
        when=time.confidence if time else 0.0,
        phone=0.9 if phone else 0.0,
    )
    return Understanding(
        intent=labels.intent,
        repair=labels.repair,
        complaint=labels.complaint,
        urgency=urgency.level,
        # A case is what a rule saw; that the trained judge agrees there is danger makes it no other.
        hazard=(seen.urgency.case if urgency.hazard else "") or urgency.hazard,
        place=place.place if place else None,
        when=time.when if time else None,
        phone=phone.number if phone else None,
        confidence=sure,
        alternatives=labels.alternatives,
        reasons=(
            *urgency.reasons,
            *taken_back(seen.urgency, urgency.level),
            *labels.reasons,
            *added_by_model(seen.labels, labels),
        ),
        rest=rest_of(seen.reading.text, seen.cuts),
        nothing=says_no_danger(source),
        odds={field: guess[field] for field in LABELS if field in guess},
        traits=traits,
    )

"""One text, step by step: normalise, slots, reading, judges, urgency, what is left.

Pure: the same text, time and places give the same answer. To add a model, write a Judge and name it in JUDGES.
"""

from datetime import UTC, datetime
from pathlib import Path

from understanding import segment
from understanding.classify import Judge, decide
from understanding.normalise import normalise
from understanding.reading import blank, read
from understanding.rest import rest_of
from understanding.result import Confidence, KnownPlaces, Understanding
from understanding.rules import judge_words
from understanding.slots.phone import find_phone
from understanding.slots.place import find_place
from understanding.slots.times import find_time
from understanding.urgency import judge_urgency

JUDGES: tuple[Judge, ...] = (judge_words,)


def warm_up(cache_folder: str | Path | None = None) -> None:
    """Load jieba and the word tables once, about a second; call it in a worker thread, before the first tenant writes.

    `cache_folder` is where jieba's cache file goes; by default a private folder of this user in the temp dir.
    Safe to call again and from several threads.
    """
    segment.warm_up(cache_folder)
    understand("12栋1502热水器漏水", now=datetime(2000, 1, 1, tzinfo=UTC))


def understand(source: str, *, now: datetime, known_places: KnownPlaces | None = None) -> Understanding:
    """What the tenant means. Never raises, whatever the text; `now` is aware and gives the zone of the times.

    Of a text over 800 characters the first 500 and the last 300 are read. The first call loads jieba unless
    `warm_up` did.
    """
    text = normalise(source)
    phone = find_phone(text.plain)
    cuts = [phone.cut] if phone else []
    time = find_time(text, blank(text.plain, cuts, "\n"), now)
    cuts += [time.cut] if time else []
    place = find_place(text, blank(text.plain, cuts, "\n"), known_places)
    cuts += place.cuts if place else ()
    reading = read(text, cuts)
    labels = decide([judge(reading) for judge in JUDGES])
    urgency = judge_urgency(reading, matters=labels.intent in {"RP", "CP"})
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
        hazard=urgency.hazard,
        place=place.place if place else None,
        when=time.when if time else None,
        phone=phone.number if phone else None,
        confidence=sure,
        alternatives=labels.alternatives,
        reasons=(*urgency.reasons, *labels.reasons),
        rest=rest_of(text, cuts),
    )
